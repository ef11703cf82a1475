import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { queued } from '@luoshi/server-kit/jobs.ts';
import type { DeliveryState, DeliveryView } from '../contract.ts';
import { readCursor, writeCursor } from '../rules/cursor.ts';
import { DELIVER } from '../sending/service.ts';
import { sayMessage } from '../service.ts';
import { listDeliveries, lockDelivery, reopenDelivery } from '../store/deliveries.ts';

type LogQuery = { state?: DeliveryState; channel?: string; limit: number; cursor?: string };

/**
 * A page of the delivery log in the caller's part of the tree; refuses `notices.bad_cursor`. Who looks after channels
 * and holds no business permission sees of what kind the messages were, not what they said.
 */
export const showLog = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  { state, channel, limit, cursor }: LogQuery,
): Promise<Outcome<{ items: DeliveryView[]; nextCursor: string | null }>> => {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && after === null) return refuse('notices.bad_cursor');
  const found = await listDeliveries(tx, actor.scope.paths, {
    state: state ?? null,
    channel: channel ?? null,
    after,
    limit: limit + 1,
  });
  const seesBusiness = !actor.permissions.has('notices.channels');
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return accept({
    items: page.map((row) => {
      const told = row.said.map((said) => sayMessage(words, actor, facts, said));
      return {
        id: row.id,
        at: row.at.toISOString(),
        what: row.what,
        state: row.state,
        channel: { id: row.channelId, kind: row.channelKind, name: row.channelName },
        recipient: row.recipient ?? row.orgName,
        orgName: row.orgName,
        about: [...new Set(told.map(({ label }) => label))],
        sentences: seesBusiness ? told.map(({ sentence }) => sentence) : null,
        attempts: row.attempts,
        nextAt: row.state === 'waiting' ? row.notBefore.toISOString() : null,
        doneAt: row.doneAt?.toISOString() ?? null,
      };
    }),
    nextCursor: found.length > limit && last ? writeCursor({ at: last.atText, id: last.id }) : null,
  });
};

/** Puts a delivery that failed or bounced back on its way; refuses `notices.not_failed` for any other. */
export const deliverAgain = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<undefined>> => {
  const delivery = await lockDelivery(tx, actor.scope.paths, id);
  if (!delivery) return refuse('notices.not_found');
  if (delivery.state !== 'failed' && delivery.state !== 'bounced') return refuse('notices.not_failed');
  await commit(tx, {
    rows: [
      reopenDelivery(tx.tenantId, delivery, facts.now),
      queued(DELIVER, { tenantId: tx.tenantId, at: delivery.at.toISOString(), id }, { key: `${DELIVER}/${id}` }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'notices.deliver_again',
      feature: 'notices',
      subjectId: id,
      params: { name: delivery.channelName },
    },
    events: [{ feature: 'notices', id }],
  });
  return accept(undefined);
};
