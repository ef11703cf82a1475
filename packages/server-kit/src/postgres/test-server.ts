import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../db/migrate.ts';
import { newId } from '../id.ts';
import { prepareJobs } from '../jobs.ts';
import { TEST_SETTINGS } from './settings.ts';
import { startPostgres } from './start-postgres.ts';

/** Names the server of this test run to every test file: the url of its template database, for the superuser. */
export const TEST_DATABASE_VARIABLE = 'LUOSHI_TEST_DATABASE';
/** Why the template has no schema, when a migration failed: tests of rules still run, tests on rows fail with this. */
export const TEST_FAULT_VARIABLE = 'LUOSHI_TEST_DATABASE_FAULT';

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

const onServer = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/**
 * Starts one throw-away server for a test run and migrates its template database once; every test file then clones
 * it. Answers the template's url, what went wrong in a migration, and a stop that removes everything.
 */
export const startTestServer = async (): Promise<{ url: string; fault: string | null; stop(): Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-test-'));
  const server = await startPostgres({ dataDir: folder, database: 'luoshi_template', settings: TEST_SETTINGS });
  const lines: string[] = [];
  let fault: string | null = null;
  try {
    await migrate(server.url, (line) => lines.push(line));
    await prepareJobs(server.url);
  } catch (cause) {
    fault = `${lines.find((line) => line.startsWith('!')) ?? ''} ${cause}`;
  }
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, fault, stop };
};

/** A database of one test file's own: the present schema, no rows. `url` connects as its owner. */
export type FreshDatabase = { url: string; drop(): Promise<void> };

/**
 * Clones a database for one test file, from the migrated template or from `template`, a database the caller filled and
 * disconnected from. Drop it in `afterAll`.
 */
export const freshDatabase = async (template?: string): Promise<FreshDatabase> => {
  const url = process.env[TEST_DATABASE_VARIABLE];
  if (!url) throw new Error(`${TEST_DATABASE_VARIABLE} is not set: run the tests with vitest and its global set-up`);
  const fault = process.env[TEST_FAULT_VARIABLE];
  if (fault) throw new Error(`the migrations failed: ${fault}`);
  const name = `t_${newId().replaceAll('-', '')}`;
  const source = template ?? new URL(url).pathname.slice(1);
  await onServer(url, (client) =>
    // copying files takes a third of the time of the default way, which writes everything to the log as well
    client.query(
      `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(source)} strategy file_copy`,
    ),
  );
  return {
    url: withDatabase(url, name),
    drop: () => onServer(url, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  };
};
