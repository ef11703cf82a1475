import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { read, write } from './statement.ts';

export type PublishedTask = { id: string; clauseId: string; title: string; leadOrgId: string };

/** Tasks that answer a paper, those it became and those it continued, in the paper's order. */
export const tasksOfDocument = (tx: Tx, documentId: string): Promise<PublishedTask[]> =>
  read(
    tx,
    `select t.id, k.clause_id as "clauseId", t.title, t.lead_org_id as "leadOrgId"
     from tasks.v_task_clause k
     join tasks.task t on t.tenant_id = $1 and t.id = k.task_id
     join documents.v_clause c on c.tenant_id = $1 and c.id = k.clause_id
     where k.tenant_id = $1 and k.document_id = $2
     order by c.sort, t.id`,
    [tx.tenantId, documentId],
  );

/** Ties tasks to the items of a later edition that they answer too. */
export const continueTasks = (
  tenantId: string,
  documentId: string,
  continued: readonly { taskId: string; clauseId: string }[],
): Write =>
  write(
    `insert into tasks.task_clause (tenant_id, clause_id, document_id, task_id)
     select $1, k."clauseId", $2, k."taskId"
     from jsonb_to_recordset($3::jsonb) as k ("taskId" uuid, "clauseId" uuid)`,
    [tenantId, documentId, JSON.stringify(continued)],
  );
