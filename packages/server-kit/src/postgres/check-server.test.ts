import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { prepareJobs } from '../jobs.ts';
import { checkServer, inspectServer } from './check-server.ts';
import { type FreshDatabase, freshDatabase } from './test-server.ts';

describe('checking an operator’s PostgreSQL', () => {
  let fresh: FreshDatabase;
  const run = async (url: string, text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(() => fresh.drop());

  it('finds nothing wrong with the one we bring along', async () => {
    await expect(checkServer(fresh.url)).resolves.toBeUndefined();
    const { clockAheadMs, ...facts } = await inspectServer(fresh.url);
    expect(facts).toEqual({
      version: 18,
      encoding: 'UTF8',
      locale: 'C.UTF-8',
      searchesChinese: true,
      role: 'bound',
      mayUseRole: true,
    });
    expect(Math.abs(clockAheadMs)).toBeLessThan(5000);
  });

  it('refuses a database whose locale knows no Chinese', async () => {
    const name = 'no_chinese';
    await run(fresh.url, `create database ${name} template template0 locale 'C' encoding 'UTF8'`);
    const url = new URL(fresh.url);
    url.pathname = `/${name}`;
    await expect(checkServer(url.href)).rejects.toMatchObject({ code: 'no_chinese_search', params: { locale: 'C' } });
    await run(fresh.url, `drop database ${name} with (force)`);
  });

  it('refuses a database in another encoding', async () => {
    const name = 'latin';
    await run(fresh.url, `create database ${name} template template0 locale 'C' encoding 'LATIN1'`);
    const url = new URL(fresh.url);
    url.pathname = `/${name}`;
    await expect(checkServer(url.href)).rejects.toMatchObject({ code: 'not_utf8', params: { encoding: 'LATIN1' } });
    await run(fresh.url, `drop database ${name} with (force)`);
  });

  it('refuses an owner who may neither create the working role nor use it', async () => {
    await run(
      fresh.url,
      `create role weak login password 'weak'; grant create on database ${new URL(fresh.url).pathname.slice(1)} to weak`,
    );
    const url = new URL(fresh.url);
    url.username = 'weak';
    url.password = 'weak';
    await expect(checkServer(url.href)).rejects.toMatchObject({ code: 'no_role' });
    await run(fresh.url, 'drop owned by weak; drop role weak');
  });

  it('names a server that does not answer, without its password', async () => {
    const url = 'postgres://postgres:secret@127.0.0.1:1/luoshi';
    await expect(checkServer(url)).rejects.toMatchObject({
      code: 'unreachable',
      params: { url: 'postgres://postgres@127.0.0.1:1/luoshi' },
    });
  });
});

describe('an operator’s PostgreSQL whose owner is no superuser', () => {
  it('can be checked, migrated and worked on as the role that owns nothing', async () => {
    const admin = await freshDatabase('template0');
    const run = async (url: string, text: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        return (await client.query(text)).rows;
      } finally {
        await client.end();
      }
    };
    const name = new URL(admin.url).pathname.slice(1);
    await run(
      admin.url,
      `create role office login createrole password 'office'; alter database ${name} owner to office`,
    );
    await run(admin.url, 'grant luoshi_app to office with admin option');
    const owner = new URL(admin.url);
    owner.username = 'office';
    owner.password = 'office';
    await checkServer(owner.href);
    await migrate(owner.href);
    await prepareJobs(owner.href);
    const database = openDatabase(owner.href);
    const { rows } = await database.pool.query('select current_user as worker');
    expect(rows).toEqual([{ worker: 'luoshi_app' }]);
    await database.close();
    await admin.drop();
    const [template] = [process.env.LUOSHI_TEST_DATABASE ?? ''];
    await run(template.replace('luoshi_template', 'postgres'), 'drop role office');
  });
});
