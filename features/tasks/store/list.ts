import { covers, type Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Light, OPEN_STATUSES, type SORTS, type TaskStatus } from '../contract.ts';
import { areOpen } from '../rules/selection.ts';
import { TASK_ROW_SQL, type TaskRowRead } from './rows.ts';
import { inSubtrees, seesAll, visibleTask } from './scoped.ts';
import { STAMP_SQL } from './settings.ts';
import { collectParameters, type Parameters, read } from './statement.ts';
import { type Wanted, wantedOf } from './words.ts';

export type Sort = (typeof SORTS)[number];

/** A unit whose subtree is asked for, with the number of units in it and of all units of the government. */
export type UnderRead = { readonly path: string; readonly units: number; readonly allUnits: number };

/** Which tasks are meant. Empty arrays select nothing, null selects all. */
export type Selection = {
  readonly under: UnderRead | null;
  readonly involved: 'lead' | 'any';
  readonly lights: readonly Light[] | null;
  readonly statuses: readonly TaskStatus[] | null;
  readonly dueFrom: string | null;
  readonly dueTo: string | null;
  readonly document: string | null;
  readonly goal: string | null;
  /** A region's code: tasks in it and in regions whose code begins with it. */
  readonly region: string | null;
  readonly q: string | undefined;
};

/** Sort keys of the last row of a page, as PostgreSQL writes them. */
export type Keys = readonly string[];

type Order = { readonly columns: readonly string[]; readonly types: readonly string[]; readonly descends: boolean };

const ascending = (columns: readonly string[], types: readonly string[]): Order => ({
  columns,
  types,
  descends: false,
});
const descending = (columns: readonly string[], types: readonly string[]): Order => ({
  columns,
  types,
  descends: true,
});
export const ORDERS: Readonly<Record<Sort, Order>> = {
  due: ascending(['t.due_sort', 't.id'], ['date', 'uuid']),
  '-due': descending(['t.due_sort', 't.id'], ['date', 'uuid']),
  updated: ascending(['t.updated_at', 't.id'], ['timestamptz', 'uuid']),
  '-updated': descending(['t.updated_at', 't.id'], ['timestamptz', 'uuid']),
  light: ascending(['t.light_rank', 't.due_sort', 't.id'], ['smallint', 'date', 'uuid']),
  percent: ascending(['t.percent', 't.id'], ['int', 'uuid']),
  '-percent': descending(['t.percent', 't.id'], ['int', 'uuid']),
  newest: descending(['t.id'], ['uuid']),
};

/** A condition that task `t` is open, written out so that the index over open tasks is used. */
export const OPEN_SQL = `t.status in (${OPEN_STATUSES.map((status) => `'${status}'`).join(', ')})`;

const findSql = ({ pieces, words }: Wanted, parameters: Parameters): string =>
  `tasks.find(${parameters.add(pieces)}::text[], ${parameters.add(words)}::text[])`;

/** Conditions on task `t` for a selection within a scope (parameter $1 is the tenant). */
export const conditionsOf = (
  scope: Scope,
  selection: Selection,
  parameters: Parameters,
  walk: Walk | null = null,
): string[] => {
  const { under, involved, lights, statuses, dueFrom, dueTo, document, goal, region, q } = selection;
  const conditions = ['t.tenant_id = $1'];
  // The unit asked for lies in the scope: then so do its tasks, and whose they are need not be asked again.
  const isWithin = under !== null && covers(scope, under.path);
  if (!isWithin) {
    const visible = visibleTask(scope, parameters);
    if (visible) conditions.push(visible);
  }
  if (under !== null && walk === 'along') {
    // The empty addition hides the column from the index by path.
    conditions.push(inSubtrees(`(t.lead_path || '')`, [under.path], parameters));
  } else if (under !== null && walk === null) {
    conditions.push(
      involved === 'lead'
        ? inSubtrees('t.lead_path', [under.path], parameters)
        : `t.id in (
             select v.task_id from tasks.task_unit v
             where v.tenant_id = $1 and ${inSubtrees('v.path', [under.path], parameters)}
           )`,
    );
  }
  // Written out, because the index over open tasks is only used when the statement says so.
  if (statuses) conditions.push(areOpen(statuses) ? OPEN_SQL : `t.status = any(${parameters.add(statuses)})`);
  if (lights) conditions.push(`t.light = any(${parameters.add(lights)})`);
  if (dueFrom) conditions.push(`t.due_on >= ${parameters.add(dueFrom)}`);
  if (dueTo) conditions.push(`t.due_on <= ${parameters.add(dueTo)}`);
  if (document) {
    const wanted = parameters.add(document);
    conditions.push(`(t.document_id = ${wanted} or exists (
      select from tasks.task_clause k where k.tenant_id = $1 and k.task_id = t.id and k.document_id = ${wanted}))`);
  }
  if (goal) conditions.push(`t.goal_id = ${parameters.add(goal)}`);
  if (region) {
    const from = parameters.add(region);
    conditions.push(`t.region_code >= ${from} and t.region_code < ${parameters.add(`${region}:`)}`); // ':' follows '9'
  }
  const wanted = wantedOf(scope.tenantId, q);
  if (wanted) {
    if (wanted.pieces.length > 0) conditions.push(`t.id in (select ${findSql(wanted, parameters)})`);
    // No piece leads to a word of one letter.
    else
      for (const word of wanted.words)
        conditions.push(
          `position(${parameters.add(word)} in lower(normalize(coalesce(t.no, '') || ' ' || t.title || ' ' || t.body, NFKC))) > 0`,
        );
  }
  return conditions;
};

/**
 * How an open list by due date inside a subtree is found. `along`: walk the index of open tasks by due date and take what
 * lies in the subtree, which finds a page soon when the subtree is a good part of the whole. `per-unit`: take the first
 * page of each unit and merge them, which is cheap when there are few. Left to itself the planner, which sees a
 * prepared statement and not the unit, sorts the whole subtree (measured: 12,000 rows and 25 ms instead of 460 and 1 ms).
 */
type Walk = 'along' | 'per-unit';

const walkOf = (scope: Scope, selection: Selection, sort: Sort): Walk | null => {
  const { under, involved, statuses, q } = selection;
  if (sort !== 'due' || !under || involved !== 'lead' || !statuses || !areOpen(statuses) || q?.trim()) return null;
  if (!covers(scope, under.path)) return null;
  // The subtree holds about units ÷ all of the tasks: walking along visits page × all ÷ units rows, per unit page × units.
  return under.units ** 2 < under.allUnits ? 'per-unit' : 'along';
};

/** Whether nothing but a search is asked, by someone who sees everything. */
const isOnlySearch = (scope: Scope, selection: Selection): boolean =>
  seesAll(scope) &&
  Object.entries(selection).every(([key, value]) => key === 'q' || key === 'involved' || value === null);

/**
 * The newest tasks that hold the words, straight from the index: ids tell the order, and thousands of tasks that bear a
 * common word need not be fetched to show fifty. Null when more than words is asked, or a word no piece leads to.
 */
const newestFound = (
  scope: Scope,
  selection: Selection,
  page: { sort: Sort; after: Keys | null },
  parameters: Parameters,
  limit: string,
): string | null => {
  if (page.sort !== 'newest' || !isOnlySearch(scope, selection)) return null;
  const wanted = wantedOf(scope.tenantId, selection.q);
  if (!wanted || wanted.pieces.length === 0) return null;
  const after = page.after ? `where hit.id < ${parameters.add(page.after[0])}::uuid` : '';
  return `hit as materialized (select f.id from ${findSql(wanted, parameters)} as f (id)),
     chosen as materialized (
       select hit.id, (select count(*)::int from hit) as total
       from hit ${after}
       order by hit.id desc
       limit ${limit}
     )`;
};

/** Whether the counters can say how many there are: unit led, light, status and nothing else. */
const isCounted = (scope: Scope, selection: Selection): boolean =>
  (selection.under === null ? seesAll(scope) : selection.involved === 'lead' && covers(scope, selection.under.path)) &&
  !selection.dueFrom &&
  !selection.dueTo &&
  !selection.document &&
  !selection.goal &&
  !selection.region &&
  !selection.q?.trim();

const counted = (selection: Selection, parameters: Parameters): string => {
  const conditions = ['c.tenant_id = $1'];
  if (selection.under !== null) conditions.push(inSubtrees('c.path', [selection.under.path], parameters));
  if (selection.statuses) conditions.push(`c.status = any(${parameters.add(selection.statuses)})`);
  if (selection.lights) conditions.push(`c.light = any(${parameters.add(selection.lights)})`);
  return `(select coalesce(sum(c.n), 0)::int from tasks.counter c where ${conditions.join(' and ')})`;
};

export type Page = {
  rows: TaskRowRead[];
  lastKeys: Keys | null;
  hasMore: boolean;
  total: number;
  stamp: string | null;
};

/**
 * One page of tasks after `after`, with the number of all of them. The total comes from the counters where they know
 * it, is counted along with the first page otherwise, and is carried along by the caller (`total`) for later pages.
 */
export const listTasks = async (
  tx: Tx,
  scope: Scope,
  selection: Selection,
  page: { sort: Sort; limit: number; after: Keys | null; total: number | null },
): Promise<Page> => {
  const parameters = collectParameters(tx.tenantId);
  const order = ORDERS[page.sort];
  const limit = parameters.add(page.limit + 1);
  const found = newestFound(scope, selection, page, parameters, limit);
  const countsAlong = page.total === null && (found !== null || !isCounted(scope, selection));
  // What is counted along is read to its end: there is no page to find soon.
  const walk = countsAlong ? null : walkOf(scope, selection, page.sort);
  const by = order.columns.map((column) => `${column}${order.descends ? ' desc' : ''}`).join(', ');
  const chosen = found ?? `chosen as ${countsAlong ? 'materialized' : ''} (${pickSql()})`;
  const keyColumns = order.columns.map((column, i) => `${column}::text as k${i}`).join(', ');
  const total = countsAlong
    ? 'chosen.total'
    : page.total === null
      ? counted(selection, parameters)
      : `${parameters.add(page.total)}::int`;
  const rows = await read<TaskRowRead & { total: number; stamp: string; k0: string; k1?: string; k2?: string }>(
    tx,
    `with ${chosen}
     select ${TASK_ROW_SQL}, ${keyColumns}, ${total} as total, ${STAMP_SQL} as stamp
     from chosen
     join tasks.task t on t.tenant_id = $1 and t.id = chosen.id
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     order by ${by}`,
    parameters.values,
    { planAnew: walk === null && !(selection.under === null && seesAll(scope)) },
  );

  function pickSql(): string {
    const conditions = conditionsOf(scope, selection, parameters, walk);
    if (page.after) {
      const keys = page.after.map((key, i) => `${parameters.add(key)}::${order.types[i]}`);
      conditions.push(`(${order.columns.join(', ')}) ${order.descends ? '<' : '>'} (${keys.join(', ')})`);
    }
    const first = (also: readonly string[], columns: string): string => `
       select ${columns}
       from tasks.task t
       where ${[...conditions, ...also].join('\n         and ')}
       order by ${by}
       limit ${limit}`;
    if (walk !== 'per-unit' || !selection.under)
      return first([], countsAlong ? 't.id, count(*) over ()::int as total' : 't.id');
    return `
       select t.id
       from people.v_org unit
       cross join lateral (${first(['t.lead_org_id = unit.id'], 't.id, t.due_sort')}) t
       where unit.tenant_id = $1 and ${inSubtrees('unit.path', [selection.under.path], parameters)}
       order by ${by}
       limit ${limit}`;
  }
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    lastKeys: last ? [last.k0, last.k1, last.k2].filter((key) => key !== undefined) : null,
    hasMore: rows.length > page.limit,
    total: rows[0]?.total ?? page.total ?? 0,
    stamp: rows[0]?.stamp ?? null,
  };
};

/** A unit as a filter names it; undefined when there is none. A unit may be named whether or not its tasks may be seen. */
export const unitAsked = async (tx: Tx, id: string): Promise<UnderRead | undefined> => {
  const [unit] = await read<UnderRead>(
    tx,
    `select o.path,
       (select count(*)::int from people.v_org c
        where c.tenant_id = $1 and c.path >= o.path and c.path < left(o.path, -1) || '/') as units,
       (select count(*)::int from people.v_org a where a.tenant_id = $1) as "allUnits"
     from people.v_org o where o.tenant_id = $1 and o.id = $2`,
    [tx.tenantId, id],
  );
  return unit;
};

/** A unit as an assignment finds it. */
export type OrgRead = { id: string; name: string; path: string; regionCode: string | null };
