import { createHmac } from 'node:crypto';
import { fitLetter, type Letter, letterText } from '../rules/letter.ts';
import type { Posting } from './outcome.ts';

/** Feishu takes 20 KB of body at most. (open.feishu.cn, custom bot.) */
const BYTES_AT_MOST = 18_000;

/**
 * The signature of a Feishu group robot: HMAC-SHA256 of nothing with the key `timestamp\nsecret`, base64; the timestamp
 * is in seconds and good for an hour. (open.feishu.cn, custom bot, signature verification.)
 */
export const signFeishu = (timestampS: number, secret: string): string =>
  createHmac('sha256', `${timestampS}\n${secret}`).update('').digest('base64');

/** A letter as a Feishu group robot takes it; without a secret the robot is guarded by key words or addresses. */
export const toFeishu = (
  letter: Letter,
  { address, secret, now, more }: { address: string; secret: string | null; now: Date; more: (n: number) => string },
): Posting => {
  const timestamp = Math.floor(now.getTime() / 1_000);
  return {
    address,
    body: JSON.stringify({
      ...(secret ? { timestamp: String(timestamp), sign: signFeishu(timestamp, secret) } : {}),
      msg_type: 'text',
      content: { text: fitLetter(letter, BYTES_AT_MOST, letterText, more) },
    }),
    headers: {},
  };
};
