import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { DocumentTables } from './tables.ts';

/** Longer than two signs of life, which pages give every 20 seconds. */
const SEEN_FOR_SECONDS = 45;

/** Says where a person is in a draft, or that they left, and tells the others to look. Nothing of it is kept. */
export const keepPresence = async (
  tx: Tx,
  here: { documentId: string; accountId: string; name: string; clauseId: string | null; isHere: boolean; at: Date },
): Promise<void> => {
  await reading<DocumentTables>(tx)
    .selectNoFrom(
      sql`documents.keep_presence(${here.documentId}, ${here.accountId}, ${here.name}, ${here.clauseId}, ${here.isHere}, ${here.at})`.as(
        'kept',
      ),
    )
    .execute();
};

/** The others who have the draft open now. The paper itself was found in the caller's scope. */
export const othersPresent = (
  tx: Tx,
  documentId: string,
  { accountId, now }: { accountId: string; now: Date },
): Promise<{ id: string; name: string; clauseId: string | null }[]> =>
  reading<DocumentTables>(tx)
    .selectFrom('documents.presence as p')
    .where('p.tenant_id', '=', tx.tenantId)
    .where('p.document_id', '=', documentId)
    .where('p.account_id', '!=', accountId)
    .where('p.seen_at', '>', new Date(now.getTime() - SEEN_FOR_SECONDS * 1000))
    .select(['p.account_id as id', 'p.name', 'p.clause_id as clauseId'])
    .orderBy('p.name')
    .limit(20)
    .execute();
