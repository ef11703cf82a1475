import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { OrgView } from '../../contract.ts';
import type { PeopleTables } from '../../store/tables.ts';

/** A government has a few hundred units; villages and grids bring it to some thousands. */
const UNITS_AT_MOST = 20_000;
const PERSONS_AT_MOST = 50;

const C = sql.raw('collate "C"');
type UnitAs = { o: PeopleTables['people.org'] };

/** Whether the path of unit `o` lies in one of the subtrees. */
const within =
  (paths: readonly string[]) =>
  <DB extends UnitAs>(eb: ExpressionBuilder<DB, keyof DB & 'o'>): ExpressionWrapper<DB, keyof DB & 'o', SqlBool> =>
    eb.or(
      paths.map((path) => {
        const { from, to } = subtreeRange(path);
        return sql<SqlBool>`(o.path >= ${from} ${C} and o.path < ${to} ${C})`;
      }),
    );

const units = (tx: Tx, scope: Scope) =>
  reading<PeopleTables>(tx)
    .selectFrom('people.org as o')
    .where('o.tenant_id', '=', tx.tenantId)
    .where(within(scope.paths))
    .select([
      'o.id',
      'o.parent_id as parentId',
      'o.path',
      'o.name',
      'o.short_name as shortName',
      'o.kind',
      'o.region_code as regionCode',
      'o.sort',
      'o.closed_on as closedOn',
      sql<string[]>`array(
        select alias from people.org_alias where tenant_id = o.tenant_id and org_id = o.id order by alias
      )`.as('aliases'),
    ]);

/** The units of the scope in the order of the tree. */
export const listOrgs = (tx: Tx, scope: Scope): Promise<OrgView[]> =>
  units(tx, scope).orderBy('o.path').limit(UNITS_AT_MOST).execute();

export const orgById = (tx: Tx, scope: Scope, id: string): Promise<OrgView | undefined> =>
  units(tx, scope).where('o.id', '=', id).executeTakeFirst();

export type Person = {
  id: string;
  name: string;
  posts: { orgId: string; orgName: string; title: string; isHead: boolean }[];
};

/** Persons whose present post lies in the scope, heads of units first; `under` narrows to a subtree, `words` to names and titles. */
export const listPersons = (
  tx: Tx,
  scope: Scope,
  { words, under, today }: { words?: string; under?: string; today: string },
): Promise<Person[]> => {
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null;
  return reading<PeopleTables>(tx)
    .selectFrom('people.org as o')
    .innerJoin('people.post as t', (on) => on.onRef('t.tenant_id', '=', 'o.tenant_id').onRef('t.org_id', '=', 'o.id'))
    .innerJoin('people.person as p', (on) =>
      on.onRef('p.tenant_id', '=', 't.tenant_id').onRef('p.id', '=', 't.person_id'),
    )
    .where('o.tenant_id', '=', tx.tenantId)
    .where(within(under ? [under] : scope.paths))
    .where(sql<SqlBool>`(t.until_day is null or t.until_day >= ${today})`)
    .where(
      sql<SqlBool>`(${like}::text is null or p.name like ${like} or t.title like ${like} or o.short_name like ${like})`,
    )
    .groupBy(['p.id', 'p.name'])
    .select([
      'p.id',
      'p.name',
      sql<Person['posts']>`json_agg(json_build_object(
        'orgId', o.id, 'orgName', o.short_name, 'title', t.title, 'isHead', t.is_head
      ) order by t.is_head desc, o.path)`.as('posts'),
    ])
    .orderBy(sql`bool_or(t.is_head) desc, min(o.path)`)
    .orderBy('p.name')
    .limit(PERSONS_AT_MOST)
    .execute();
};

/** The unit, locked against other changes of it and of what lies directly below it until the transaction ends. */
export const orgForChange = (tx: Tx, scope: Scope, id: string): Promise<OrgView | undefined> =>
  units(tx, scope).where('o.id', '=', id).forUpdate('o').executeTakeFirst();

export type Child = { id: string; parentId: string | null; path: string; name: string; closedOn: string | null };

/** What lies directly below the units, closed or not. */
export const childrenOf = (tx: Tx, parentIds: readonly string[]): Promise<Child[]> =>
  reading<PeopleTables>(tx)
    .selectFrom('people.org')
    .select(['id', 'parent_id as parentId', 'path', 'name', 'closed_on as closedOn'])
    .where('tenant_id', '=', tx.tenantId)
    .where(sql<SqlBool>`parent_id = any(${parentIds}::uuid[])`)
    .orderBy('path')
    .limit(UNITS_AT_MOST)
    .execute();
