import { createHmac } from 'node:crypto';
import type { Letter } from '../rules/letter.ts';
import type { Posting } from './outcome.ts';

/** The signature of our webhook: hex HMAC-SHA256 with the shared secret over `timestamp.body` (timestamp in seconds). */
export const signWebhook = (timestampS: number, body: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestampS}.${body}`).digest('hex');

/** Who the receiver is to reach: a gateway of the government's own (text messages, its office app) knows the rest. */
export type WebhookRecipient = { username: string; name: string; orgName: string; phone: string | null };

/** A letter for a generic webhook. The delivery's id is the same at every attempt, so that the receiver can drop a repetition. */
export const toWebhook = (
  letter: Letter,
  about: { deliveryId: string; what: string; recipient: WebhookRecipient | null },
  { address, secret, now }: { address: string; secret: string; now: Date },
): Posting => {
  const timestamp = Math.floor(now.getTime() / 1_000);
  const body = JSON.stringify({
    delivery: about.deliveryId,
    what: about.what,
    recipient: about.recipient,
    title: letter.title,
    lines: letter.lines,
  });
  return {
    address,
    body,
    headers: {
      'x-luoshi-delivery': about.deliveryId,
      'x-luoshi-timestamp': String(timestamp),
      'x-luoshi-signature': `sha256=${signWebhook(timestamp, body, secret)}`,
    },
  };
};
