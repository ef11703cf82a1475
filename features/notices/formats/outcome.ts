import type { Attempt } from '../contract.ts';

/** What an attempt came to, as the log keeps it; `detail` is what the other side said, at most 300 characters. */
export type Result = { readonly outcome: Attempt['outcome']; readonly detail: string };

/** What is posted to a robot or webhook. */
export type Posting = { readonly address: string; readonly body: string; readonly headers: Record<string, string> };

export const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 300);

/**
 * The answer of a robot: acknowledged only when the status is 2xx and the JSON's own code says 0. A robot that answers
 * 200 with an error code (a wrong signature, too many messages a minute) has refused.
 */
export const readRobotAnswer = (status: number, text: string, codeNames: readonly string[]): Result => {
  const detail = short(`${status} ${text}`);
  if (status < 200 || status > 299) return { outcome: 'refused', detail };
  try {
    const answer = JSON.parse(text) as Record<string, unknown>;
    const name = codeNames.find((one) => one in answer);
    return { outcome: name !== undefined && answer[name] === 0 ? 'acknowledged' : 'refused', detail };
  } catch {
    return { outcome: 'refused', detail };
  }
};
