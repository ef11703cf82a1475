import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { conditionsOf, type Keys, ORDERS, type Selection, type Sort } from './list.ts';
import {
  NODES_SQL,
  type NodeRead,
  TARGETS_SQL,
  TASK_ROW_SQL,
  type TargetRead,
  type TaskRowRead,
  UNITS_SQL,
  type UnitRead,
} from './rows.ts';
import { visibleTask } from './scoped.ts';
import { STAMP_SQL } from './settings.ts';
import { collectParameters, read } from './statement.ts';

/** A task as a row of a spreadsheet needs it. */
export type SheetRead = TaskRowRead & {
  body: string;
  standard: string | null;
  problems: string | null;
  nextSteps: string | null;
  liaisonName: string | null;
  units: UnitRead[];
  targets: TargetRead[];
  nodes: NodeRead[];
};

/** The next batch of a selection in its order, after the keys of the last row; `lastKeys` is null when it was the last. */
export const sheetBatch = async (
  tx: Tx,
  scope: Scope,
  selection: Selection,
  page: { sort: Sort; limit: number; after: Keys | null },
): Promise<{ rows: SheetRead[]; lastKeys: Keys | null; stamp: string | undefined }> => {
  const parameters = collectParameters(tx.tenantId);
  const order = ORDERS[page.sort];
  const conditions = conditionsOf(scope, selection, parameters);
  if (page.after) {
    const keys = page.after.map((key, i) => `${parameters.add(key)}::${order.types[i]}`);
    conditions.push(`(${order.columns.join(', ')}) ${order.descends ? '<' : '>'} (${keys.join(', ')})`);
  }
  const by = order.columns.map((column) => `${column}${order.descends ? ' desc' : ''}`).join(', ');
  const rows = await read<SheetRead & { keys: string[]; stamp: string }>(
    tx,
    `with chosen as materialized (
       select t.id from tasks.task t
       where ${conditions.join('\n         and ')}
       order by ${by}
       limit ${parameters.add(page.limit)}
     )
     select ${TASK_ROW_SQL}, ${STAMP_SQL} as stamp, t.body, t.standard, t.problems, t.next_steps as "nextSteps",
       (select p.name from people.v_person p where p.tenant_id = $1 and p.id = t.liaison_id limit 1) as "liaisonName",
       ${UNITS_SQL} as units, ${TARGETS_SQL} as targets, ${NODES_SQL} as nodes,
       array[${order.columns.map((column) => `${column}::text`).join(', ')}] as keys
     from chosen
     join tasks.task t on t.tenant_id = $1 and t.id = chosen.id
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     order by ${by}`,
    parameters.values,
    { planAnew: true },
  );
  const last = rows.at(-1);
  return { rows, lastKeys: last && rows.length === page.limit ? last.keys : null, stamp: last?.stamp };
};

/** Tasks by their ids, as rows of a spreadsheet need them; those the caller may not see are left out. */
export const sheetTasks = async (
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
): Promise<{ rows: SheetRead[]; stamp: string | undefined }> => {
  const parameters = collectParameters(tx.tenantId);
  const wanted = parameters.add(ids);
  const isVisible = visibleTask(scope, parameters);
  const rows = await read<SheetRead & { stamp: string }>(
    tx,
    `select ${TASK_ROW_SQL}, ${STAMP_SQL} as stamp, t.body, t.standard, t.problems, t.next_steps as "nextSteps",
       (select p.name from people.v_person p where p.tenant_id = $1 and p.id = t.liaison_id limit 1) as "liaisonName",
       ${UNITS_SQL} as units, ${TARGETS_SQL} as targets, ${NODES_SQL} as nodes
     from tasks.task t
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where t.tenant_id = $1 and t.id = any(${wanted}::uuid[])${isVisible ? ` and ${isVisible}` : ''}`,
    parameters.values,
  );
  return { rows, stamp: rows[0]?.stamp };
};

/** Persons by name with the units they hold a post in. */
export const personsByName = (
  tx: Tx,
  names: readonly string[],
): Promise<{ id: string; name: string; orgId: string | null }[]> =>
  read(
    tx,
    `select p.id, p.name, p.org_id as "orgId" from people.v_person p
     where p.tenant_id = $1 and p.name = any($2::text[]) order by p.id`,
    [tx.tenantId, names],
  );
