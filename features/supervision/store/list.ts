import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type MatterState, type Source, VIEWS, type View } from '../contract.ts';
import { WORKING } from '../rules/machine.ts';
import { FROM_MATTER_SQL, MATTER_SQL, type MatterRead, SHOWN_STATE_SQL } from './rows.ts';
import { collectParameters, inSubtrees, type Parameters, read, visibleTask } from './statement.ts';

/** Which matters are meant; null selects all. */
export type Selection = {
  readonly view: View | null;
  readonly states: readonly MatterState[] | null;
  readonly source: Source | null;
  readonly under: string | null;
  readonly q: string | null;
};

const list = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');
const OPEN_SQL = `m.state not in ('closed', 'archived', 'cancelled')`;

/** The condition of each saved view; `today` is a parameter. */
const viewSql = (view: View, today: string): string =>
  ({
    open: OPEN_SQL,
    to_sign: `m.state = 'assigned'`,
    working: `m.state in (${list(WORKING)})`,
    to_decide: `m.state in ('draft', 'approved', 'objected', 'extension_requested')`,
    to_review: `m.state in ('close_requested', 'reviewing')`,
    overdue: `${OPEN_SQL} and m.state <> 'suspended' and t.due_on < ${today}`,
    parked: `m.state in ('suspended', 'long_term')`,
    closed: `m.state in ('closed', 'archived')`,
  })[view];

const conditionsOf = (selection: Selection, today: string, parameters: Parameters): string[] => [
  // A parameter is named only where it is used: its type could not be told otherwise.
  ...(selection.view ? [viewSql(selection.view, selection.view === 'overdue' ? parameters.add(today) : '')] : []),
  ...(selection.states ? [`${SHOWN_STATE_SQL} = any(${parameters.add(selection.states)})`] : []),
  ...(selection.source ? [`m.source = ${parameters.add(selection.source)}`] : []),
  ...(selection.under ? [inSubtrees('t.lead_path', [selection.under], parameters)] : []),
  ...(selection.q
    ? [`(position(${parameters.add(selection.q)} in t.title) > 0 or m.no::text = $${parameters.values.length})`]
    : []),
];

/** Sort key of a page's last row: its clock and its id. */
export type After = { byOn: string; id: string };

// The clock that runs out first stands first; what has none comes last.
const BY_SQL = `coalesce(m.by_on, 'infinity'::date)`;

export const listMatters = async (
  tx: Tx,
  scope: Scope,
  selection: Selection,
  page: { today: string; limit: number; after: After | null },
): Promise<{ rows: MatterRead[]; last: After | null; total: number }> => {
  const parameters = collectParameters(tx.tenantId);
  const where = [
    'm.tenant_id = $1',
    visibleTask(scope, parameters),
    ...conditionsOf(selection, page.today, parameters),
  ].join(' and ');
  const after = page.after
    ? `where (found.key, found.id) > (${parameters.add(page.after.byOn)}::date, ${parameters.add(page.after.id)}::uuid)`
    : '';
  const rows = await read<MatterRead & { key: string; total: number }>(
    tx,
    `with found as (select m.id, ${BY_SQL} as key ${FROM_MATTER_SQL} where ${where}),
     page as (select found.id, found.key from found ${after} order by found.key, found.id limit ${parameters.add(page.limit + 1)})
     select ${MATTER_SQL}, page.key::text as key, (select count(*)::int from found) as total
     ${FROM_MATTER_SQL}
     join page on page.id = m.id
     where m.tenant_id = $1
     order by page.key, page.id`,
    parameters.values,
  );
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  return { rows: shown, last: last ? { byOn: last.key, id: last.id } : null, total: rows[0]?.total ?? 0 };
};

/** How many matters of the caller's part of the tree each saved view holds. */
export const countViews = async (tx: Tx, scope: Scope, today: string): Promise<Record<View, number>> => {
  const parameters = collectParameters(tx.tenantId, today);
  const visible = visibleTask(scope, parameters);
  const [row] = await read<Record<View, number>>(
    tx,
    `select ${VIEWS.map((view) => `count(*) filter (where ${viewSql(view, '$2')})::int as "${view}"`).join(', ')}
     from supervision.matter m join tasks.v_task_facts t on t.tenant_id = $1 and t.id = m.task_id
     where m.tenant_id = $1 and ${visible}`,
    parameters.values,
  );
  if (!row) throw new Error('the views cannot be counted');
  return row;
};

/** Path of a unit that a filter names; undefined when there is none. */
export const pathOfUnit = async (tx: Tx, id: string): Promise<string | undefined> =>
  (
    await read<{ path: string }>(tx, 'select o.path from people.v_org o where o.tenant_id = $1 and o.id = $2', [
      tx.tenantId,
      id,
    ])
  )[0]?.path;

/** Open matters held by the named side, those whose clock runs out first; at most `limit`. */
export const waitingFor = (
  tx: Tx,
  scope: Scope,
  states: readonly MatterState[],
  limit: number,
): Promise<(MatterRead & { leadHead: string | null; openParts: number; said: string | null })[]> => {
  const parameters = collectParameters(tx.tenantId, states);
  return read(
    tx,
    `select ${MATTER_SQL}, ${LEAD_HEAD_SQL} as "leadHead", ${OPEN_PARTS_SQL} as "openParts",
       (select h.words from supervision.hop h where h.tenant_id = $1 and h.matter_id = m.id order by h.nth desc limit 1) as said
     ${FROM_MATTER_SQL}
     where m.tenant_id = $1 and ${visibleTask(scope, parameters)} and ${SHOWN_STATE_SQL} = any($2)
     order by m.by_on nulls last, m.id
     limit ${parameters.add(limit)}`,
    parameters.values,
  );
};

/** Name of the lead unit's head. */
export const LEAD_HEAD_SQL = `(
  select p.name from people.v_person p where p.tenant_id = $1 and p.org_id = t.lead_org_id and p.is_head limit 1
)`;

/** How many tasks handed on are not done yet. */
export const OPEN_PARTS_SQL = `(
  select count(*)::int from supervision.part x join tasks.v_task pt on pt.tenant_id = $1 and pt.id = x.task_id
  where x.tenant_id = $1 and x.matter_id = m.id and pt.status not in ('done', 'cancelled')
)`;
