import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './db/database.ts';
import type { ServerFeature } from './http/feature.ts';
import { newId } from './id.ts';
import { enqueue, prepareJobs, startJobs } from './jobs.ts';
import { type FreshDatabase, freshDatabase } from './postgres/test-server.ts';
import type { Services } from './services.ts';

let fresh: FreshDatabase;
let db: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  await prepareJobs(fresh.url);
  db = openDatabase(fresh.url, { connections: 2 });
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

const feature = (jobs: ServerFeature['jobs'], cron = ''): ServerFeature => ({
  name: 'things',
  endpoints: {},
  handlers: {},
  locales: { 'zh-CN': {}, en: {} },
  jobs,
  cron,
});
const services = { log: pino({ level: 'silent' }) } as unknown as Services;

describe('jobs', () => {
  it('run by their own name when they were put into the queue, and not before their time', async () => {
    const heard: unknown[] = [];
    let told = (): void => undefined;
    const second = new Promise<void>((resolve) => {
      told = resolve;
    });
    await db.transact(newId(), async (tx) => {
      await enqueue(tx, 'things:do', { n: 1 });
      await enqueue(tx, 'things:do', { n: 2 }, { at: new Date('2999-01-01T00:00:00Z') });
      await enqueue(tx, 'things:do', { n: 3 }, { key: 'once' });
      await enqueue(tx, 'things:do', { n: 4 }, { key: 'once' });
    });
    const running = await startJobs(
      fresh.url,
      [
        feature({
          'things:do': async (payload) => {
            if (heard.push(payload) === 2) told();
          },
        }),
      ],
      services,
    );
    await second;
    await running.stop();
    expect(heard).toEqual(expect.arrayContaining([{ n: 1 }, { n: 4 }]));
    expect(heard).toHaveLength(2);
  });

  it('follow their clock, and make up for a time that was slept through', async () => {
    const owner = new pg.Client({ connectionString: fresh.url });
    await owner.connect();
    await owner.query(
      `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
       values ('things:turn', now() - interval '3 days', now() - interval '2 days')`,
    );
    await owner.end();
    let told = (): void => undefined;
    const turned = new Promise<void>((resolve) => {
      told = resolve;
    });
    const running = await startJobs(
      fresh.url,
      [feature({ 'things:turn': async () => told() }, '0 16 * * * things:turn ?fill=1d')],
      services,
    );
    await turned;
    await running.stop();
  });

  it('are refused at the start when a clock names none', async () => {
    await expect(
      startJobs(fresh.url, [feature({ 'things:turn': async () => undefined }, '0 16 * * * things:trun')], services),
    ).rejects.toThrow(/things:trun/);
  });
});
