import { createHmac } from 'node:crypto';
import { fitLetter, type Letter, letterMarkdown } from '../rules/letter.ts';
import type { Posting } from './outcome.ts';

const BYTES_AT_MOST = 18_000;

/**
 * The signature of a DingTalk group robot: HMAC-SHA256 of `timestamp\nsecret` with the secret, base64, URL-encoded;
 * the timestamp is in milliseconds and good for an hour. (open.dingtalk.com, custom robot, security settings.)
 */
export const signDingTalk = (timestampMs: number, secret: string): string =>
  encodeURIComponent(createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64'));

/** A letter as a DingTalk group robot takes it; without a secret the robot is guarded by key words or addresses. */
export const toDingTalk = (
  letter: Letter,
  { address, secret, now, more }: { address: string; secret: string | null; now: Date; more: (n: number) => string },
): Posting => {
  const timestamp = now.getTime();
  const sign = secret ? `&timestamp=${timestamp}&sign=${signDingTalk(timestamp, secret)}` : '';
  const text = fitLetter(letter, BYTES_AT_MOST, letterMarkdown, more);
  return {
    address: sign ? `${address}${address.includes('?') ? '' : '?'}${sign}` : address,
    body: JSON.stringify({ msgtype: 'markdown', markdown: { title: letter.title, text } }),
    headers: {},
  };
};
