import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from './test-server.ts';

describe('a database for one test file', () => {
  let fresh: FreshDatabase;
  let client: pg.Client | undefined;
  beforeAll(async () => {
    fresh = await freshDatabase();
    client = new pg.Client({ connectionString: fresh.url });
    await client.connect();
  });
  afterAll(() => client?.end());

  it('has the present schema and shares no rows with its sisters', async () => {
    await client?.query(`create table only_here (word text)`);
    const sister = await freshDatabase();
    const other = new pg.Client({ connectionString: sister.url });
    await other.connect();
    const { rows } = await other.query(
      `select to_regclass('audit.entry') is not null as schema, to_regclass('only_here') is null as alone`,
    );
    expect(rows).toEqual([{ schema: true, alone: true }]);
    await other.end();
    await sister.drop();
  });

  it('is gone after the drop, even while somebody is connected', async () => {
    client?.on('error', () => undefined);
    await fresh.drop();
    await expect(client?.query('select 1')).rejects.toThrow();
  });
});
