import { dayAt } from '@luoshi/kernel/day.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { queued } from '@luoshi/server-kit/jobs.ts';
import { labelKey, type Message, sayable } from './rules/message.ts';
import { addresseeOf } from './rules/recipient.ts';
import { insertMessages, messagesAbout, type Said, withdrawAbout } from './store/messages.ts';

export type { Message } from './rules/message.ts';
export type { Post, Recipient } from './rules/recipient.ts';

/** The job that brings handed-over messages into inboxes. */
export const DISTRIBUTE = 'notices:distribute';

/**
 * The writes that hand messages over; they go into the `commit` of whoever has something to say, so that a message
 * leaves if and only if what it tells was kept. Who is meant is found out when it is sent. A message whose dedupe key
 * was handed over before is dropped.
 */
export const handOver = (tenantId: string, messages: readonly Message[]): Write[] => {
  if (messages.length === 0) return [];
  // Ids of one millisecond have no order of their own; messages keep that in which they were said.
  const ids = messages.map(() => newId()).sort();
  const rows = messages.map((message, nth) => ({
    id: ids[nth] ?? newId(),
    kind: message.kind,
    feature: message.subject.feature,
    subjectId: message.subject.id,
    link: message.link,
    words: message.words,
    params: message.params ?? {},
    isUrgent: message.urgent ?? false,
    dedupe: message.dedupe,
    ...addresseeOf(message.to),
  }));
  return [insertMessages(tenantId, rows), queued(DISTRIBUTE, { tenantId })];
};

/**
 * The write that takes back what is pending about a subject that is done (of these kinds, or of all): what waits is not
 * sent, unread messages leave the inboxes, and what a digest or a retry still held drops out. Read messages stay.
 */
export const withdraw = (
  tenantId: string,
  subject: { feature: string; id: string },
  kinds?: readonly string[],
): Write[] => [withdrawAbout(tenantId, subject, kinds ?? null)];

/** A message in words. */
export const sayMessage = (
  words: Words,
  { timeZone }: { timeZone: string },
  { language, now }: Pick<RequestFacts, 'language' | 'now'>,
  said: Pick<Said, 'words' | 'params' | 'kind'>,
): { sentence: string; label: string } => {
  const params = sayable(said.params, dayAt(now, timeZone), language);
  return { sentence: words(language, said.words, params), label: words(language, labelKey(said.kind)) };
};

/** One message about a subject, and whom it reached how. */
export type SentAbout = {
  id: string;
  at: string;
  label: string;
  sentence: string;
  isUrgent: boolean;
  /** `unheld`: nobody holds the post it is for. */
  state: 'waiting' | 'unheld' | 'sent' | 'withdrawn';
  /** `channels`: by what it went besides the inbox. */
  readers: { name: string; orgName: string; readAt: string | null; channels: string[] }[];
};

/** What was said about a subject to whom and when, the latest first. Whether the caller may see the subject is for the asking feature to decide. */
export const sentAbout = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  subject: { feature: string; id: string },
): Promise<SentAbout[]> =>
  (await messagesAbout(tx, subject)).map((message) => ({
    id: message.id,
    at: message.at.toISOString(),
    ...sayMessage(words, actor, facts, message),
    isUrgent: message.isUrgent,
    state: message.state,
    readers: message.readers,
  }));
