import http from 'node:http';
import https from 'node:https';
import { addressFor } from './addresses.ts';

const ANSWER_AT_MOST = 64 * 1024;
const PATIENCE_MS = 10_000;

export type Posted = { status: number; text: string };

/**
 * Posts JSON to an address of an administrator's choosing. Follows no redirect, waits ten seconds, reads 64 KB of the
 * answer at most, and connects to the very address that was checked. Throws InsideAddress, a RangeError for anything
 * but http and https, and the connection's error.
 */
export const postJson = async (
  address: string,
  body: string,
  { headers = {}, allowInside = false }: { headers?: Record<string, string>; allowInside?: boolean } = {},
): Promise<Posted> => {
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new RangeError('only http and https');
  const { address: ip, family } = await addressFor(url.hostname, allowInside);
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: 'POST',
        family,
        agent: false,
        signal: AbortSignal.timeout(PATIENCE_MS),
        lookup: (_host, options, found) =>
          options.all ? found(null, [{ address: ip, family }]) : found(null, ip, family),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'luoshi',
          ...headers,
        },
      },
      (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        const done = () =>
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString().slice(0, ANSWER_AT_MOST) });
        answer.on('data', (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size <= ANSWER_AT_MOST) return;
          done();
          answer.destroy();
        });
        answer.on('end', done);
        answer.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
};
