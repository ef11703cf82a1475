import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { keepPresence, othersPresent } from '../store/presence.ts';
import { documentById } from '../store/reads.ts';

type Present = { people: { id: string; name: string; clauseId: string | null }[] };

/**
 * Says at which item of a draft the caller is (null: at none), or that they left, and answers who else is there. Only
 * those who may change the paper are there for each other; refuses `documents.not_found`.
 */
export const bePresent = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  { id, clauseId, isHere }: { id: string; clauseId: string | null; isHere: boolean },
): Promise<Outcome<Present>> => {
  const document = await documentById(tx, actor.scope, id);
  if (!document || !covers(actor.scope, document.orgPath)) return refuse('documents.not_found');
  await keepPresence(tx, {
    documentId: id,
    accountId: actor.accountId,
    name: actor.name,
    clauseId,
    isHere,
    at: facts.now,
  });
  return accept({ people: await othersPresent(tx, id, { accountId: actor.accountId, now: facts.now }) });
};

/** Who else has the draft open now; refuses `documents.not_found`. */
export const whoIsPresent = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<Present>> => {
  const document = await documentById(tx, actor.scope, id);
  if (!document || !covers(actor.scope, document.orgPath)) return refuse('documents.not_found');
  return accept({ people: await othersPresent(tx, id, { accountId: actor.accountId, now: facts.now }) });
};
