import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { read } from './statement.ts';

export type PublishedTask = { id: string; clauseId: string; title: string; leadOrgId: string };

/** Tasks that a paper has become, in the paper's order. */
export const tasksOfDocument = (tx: Tx, documentId: string): Promise<PublishedTask[]> =>
  read(
    tx,
    `select t.id, t.clause_id as "clauseId", t.title, t.lead_org_id as "leadOrgId"
     from tasks.task t
     join documents.v_clause c on c.tenant_id = $1 and c.id = t.clause_id
     where t.tenant_id = $1 and t.document_id = $2
     order by c.sort, t.id`,
    [tx.tenantId, documentId],
  );
