import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import type { NoticeView } from '../contract.ts';
import { readCursor, writeCursor } from '../rules/cursor.ts';
import { sayMessage } from '../service.ts';
import { countUnread, listNotices, markRead } from '../store/inbox.ts';

type InboxQuery = { unread?: 'true' | 'false'; feature?: string; limit: number; cursor?: string };

/** A page of the caller's inbox in their language; refuses `notices.bad_cursor`. */
export const showInbox = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  { unread, feature, limit, cursor }: InboxQuery,
): Promise<Outcome<{ items: NoticeView[]; nextCursor: string | null }>> => {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && after === null) return refuse('notices.bad_cursor');
  const found = await listNotices(tx, actor.accountId, {
    unread: unread === undefined ? null : unread === 'true',
    feature: feature ?? null,
    after,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return accept({
    items: page.map((notice) => ({
      id: notice.id,
      at: notice.at.toISOString(),
      ...sayMessage(words, actor, facts, notice),
      kind: notice.kind,
      link: notice.link,
      isUrgent: notice.isUrgent,
      readAt: notice.readAt?.toISOString() ?? null,
    })),
    nextCursor: found.length > limit && last ? writeCursor({ at: last.atText, id: last.id }) : null,
  });
};

export const countInbox = async (tx: Tx, actor: Actor): Promise<Outcome<{ unread: number; urgent: number }>> =>
  accept(await countUnread(tx, actor.accountId));

/** Marks the caller's messages as read (those named, else all) and answers what is left unread. */
export const readInbox = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  ids: readonly string[] | undefined,
): Promise<Outcome<{ unread: number; urgent: number }>> => {
  await markRead(tx, actor.accountId, ids ?? null, facts.now);
  return countInbox(tx, actor);
};
