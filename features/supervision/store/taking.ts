import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { collectParameters, read, visibleTask } from './statement.ts';

/** Of the tasks asked for: those the caller may see, and whether a matter stands on each already. */
export const tasksToTake = (
  tx: Tx,
  scope: Scope,
  ids: readonly string[],
): Promise<{ id: string; isWatched: boolean }[]> => {
  const parameters = collectParameters(tx.tenantId, ids);
  return read(
    tx,
    `select t.id, exists (
       select from supervision.matter m where m.tenant_id = $1 and m.task_id = t.id
     ) as "isWatched"
     from tasks.v_task_facts t
     where t.tenant_id = $1 and t.id = any($2::uuid[]) and ${visibleTask(scope, parameters)}`,
    parameters.values,
  );
};

/** The visible open tasks of a paper that no matter stands on. */
export const openTasksOf = async (tx: Tx, scope: Scope, documentId: string): Promise<string[]> => {
  const parameters = collectParameters(tx.tenantId, documentId);
  const rows = await read<{ id: string }>(
    tx,
    `select t.id from tasks.v_task_facts t
     where t.tenant_id = $1 and t.document_id = $2 and t.status in ('not_started', 'in_progress', 'suspended')
       and ${visibleTask(scope, parameters)}
       and not exists (select from supervision.matter m where m.tenant_id = $1 and m.task_id = t.id)`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
};

/** The numbers that the register gave to new matters. */
export const numbersOf = (tx: Tx, ids: readonly string[]): Promise<{ id: string; year: number; no: number }[]> =>
  read(
    tx,
    'select m.id, m.year, m.no from supervision.matter m where m.tenant_id = $1 and m.id = any($2::uuid[]) order by m.no',
    [tx.tenantId, ids],
  );
