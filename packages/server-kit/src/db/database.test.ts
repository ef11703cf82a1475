import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../id.ts';
import { type FreshDatabase, freshDatabase } from '../postgres/test-server.ts';
import { commit, LostUpdate } from './commit.ts';
import { type Database, openDatabase } from './database.ts';
import { reading, writing } from './tx.ts';

type Tables = { 'people.person': { tenant_id: string; id: string; name: string }; 'audit.entry': { action: string } };

let fresh: FreshDatabase;
let db: Database;
const [here, there] = [newId(), newId()];
const actor = { accountId: null, name: 'test' };
const audit = { actor, action: 'people.test', feature: 'people', subjectId: null };
const addPerson = (tenantId: string, name: string) =>
  writing<Tables>((to) => to.insertInto('people.person').values({ tenant_id: tenantId, id: newId(), name }));
const names = (tenantId: string) =>
  db.transact(tenantId, async (tx) =>
    (await reading<Tables>(tx).selectFrom('people.person').select('name').execute()).map((row) => row.name),
  );

beforeAll(async () => {
  fresh = await freshDatabase();
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();
  await owner.query(`insert into people.tenant (id, slug, name) values ($1, 'here', 'Here'), ($2, 'there', 'There')`, [
    here,
    there,
  ]);
  await owner.end();
  db = openDatabase(fresh.url, { connections: 2 });
  for (const [tenantId, name] of [
    [here, 'Ann'],
    [there, 'Bob'],
  ] as const) {
    await db.transact(tenantId, (tx) => commit(tx, { rows: [addPerson(tenantId, name)], audit }));
  }
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

describe('a transaction of a tenant', () => {
  it('sees the rows of its tenant although the query names none', async () => {
    expect(await names(here)).toEqual(['Ann']);
    expect(await names(there)).toEqual(['Bob']);
  });

  it('cannot write a row of another tenant', async () => {
    await expect(db.transact(here, (tx) => commit(tx, { rows: [addPerson(there, 'Eve')], audit }))).rejects.toThrow(
      /row-level security/,
    );
    expect(await names(there)).toEqual(['Bob']);
  });

  it('leaves no tenant behind on the pooled connection', async () => {
    await Promise.all(Array.from({ length: 8 }, () => names(here)));
    const { rows } = await db.pool.query<{ tenant: string | null; n: string }>(
      'select luoshi.tenant() as tenant, (select count(*) from people.person) as n',
    );
    expect(rows).toEqual([{ tenant: null, n: '0' }]);
  });

  it('works as a role that owns nothing and may not change the audit trail', async () => {
    const { rows } = await db.pool.query<{ who: string; owned: string }>(
      `select current_user as who, (select count(*) from pg_class where relowner = current_user::regrole) as owned`,
    );
    expect(rows).toEqual([{ who: 'luoshi_app', owned: '0' }]);
    await expect(db.pool.query('update audit.entry set action = action')).rejects.toThrow(/permission denied/);
    await expect(db.pool.query('delete from audit.entry')).rejects.toThrow(/permission denied/);
  });

  it('refuses a tenant that is no id, so that nothing can be smuggled into its first statement', async () => {
    expect(() => db.transact("x'; drop table people.person; --", async () => null)).toThrow(TypeError);
  });
});

describe('commit', () => {
  const entries = () =>
    db.transact(here, async (tx) => {
      const row = await reading<Tables>(tx)
        .selectFrom('audit.entry')
        .select(sql<number>`count(*)::int`.as('n'))
        .executeTakeFirstOrThrow();
      return row.n;
    });

  it('writes rows and the audit sentence together, or neither', async () => {
    const before = await entries();
    await db.transact(here, (tx) => commit(tx, { rows: [addPerson(here, 'Cid')], audit }));
    expect(await entries()).toBe(before + 1);
    await db.transact(
      here,
      (tx) => commit(tx, { rows: [addPerson(here, 'Dan')], audit }),
      () => false,
    );
    expect(await entries()).toBe(before + 1);
    expect(await names(here)).toEqual(['Ann', 'Cid']);
  });

  it('throws LostUpdate when a row that had to be there is gone, and keeps nothing', async () => {
    const before = await entries();
    const rename = writing<Tables>(
      (to) =>
        to.updateTable('people.person').set({ name: 'Zed' }).where('tenant_id', '=', here).where('id', '=', newId()),
      { mustTouch: true },
    );
    await expect(
      db.transact(here, (tx) => commit(tx, { rows: [addPerson(here, 'Eva'), rename], audit })),
    ).rejects.toThrow(LostUpdate);
    expect(await entries()).toBe(before);
    expect(await names(here)).not.toContain('Eva');
  });

  it('announces its events to listeners once it is committed, with names and no contents', async () => {
    const listener = new pg.Client({ connectionString: fresh.url });
    await listener.connect();
    const heard: unknown[] = [];
    listener.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')));
    await listener.query('listen luoshi_live');
    await db.transact(
      here,
      (tx) => commit(tx, { rows: [], audit, events: [{ feature: 'people', id: 'x', revision: 3 }] }),
      () => false,
    );
    await db.transact(here, (tx) =>
      commit(tx, { rows: [], audit, events: [{ feature: 'people', id: 'y', revision: 4 }] }),
    );
    await listener.query('select 1');
    await listener.end();
    expect(heard).toEqual([{ tenantId: here, feature: 'people', id: 'y', revision: 4 }]);
  });
});
