import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Database } from '../db/database.ts';
import type { LiveHub } from '../live/hub.ts';

const compress = promisify(gzip);

/** An answer as it goes over the line; `zipped` when it is worth it. */
export type SharedAnswer = { readonly plain: Buffer; readonly zipped: Buffer | null };

/**
 * Answers that everyone with the same scope, language and question shares while nothing of their government changes: a
 * thousand walls that ask after a change cost one reading, not a thousand.
 */
export type SharedAnswers = {
  /**
   * The kept answer, or the one that `make` gives, which those who ask meanwhile wait for. What `make` answers with null
   * (a refusal it has sent itself) is not kept.
   */
  get(tenantId: string, question: string, make: () => Promise<string | null>): Promise<SharedAnswer | null>;
};

/** A change that nobody announced (another server's, of rows only) is seen after this time at the latest. */
const SECONDS_KEPT = 30;
const KEPT_AT_MOST = 2_000;
const BYTES_WORTH_ZIPPING = 2_048;

type Kept = { epoch: number; since: number; answer: Promise<SharedAnswer | null> };

export const openSharedAnswers = (
  db: Pick<Database, 'onChange'>,
  live: LiveHub,
  seconds = SECONDS_KEPT,
): SharedAnswers => {
  const epochs = new Map<string, number>();
  const kept = new Map<string, Kept>();
  const turn = (tenantId: string): void => void epochs.set(tenantId, (epochs.get(tenantId) ?? 0) + 1);
  db.onChange(turn);
  live.onMessage(({ tenantId }) => turn(tenantId));

  const pack = async (text: string | null): Promise<SharedAnswer | null> => {
    if (text === null) return null;
    const plain = Buffer.from(text);
    return { plain, zipped: plain.length < BYTES_WORTH_ZIPPING ? null : await compress(plain) };
  };

  return {
    get: (tenantId, question, make) => {
      // While the line is down nobody tells of other servers' changes.
      if (!live.isUp()) return make().then(pack);
      const key = `${tenantId} ${question}`;
      const epoch = epochs.get(tenantId) ?? 0; // before anything is read: a change that comes meanwhile makes it old
      const now = performance.now();
      const known = kept.get(key);
      if (known && known.epoch === epoch && now - known.since < seconds * 1000) return known.answer;
      if (kept.size >= KEPT_AT_MOST) kept.clear();
      const answer = make().then(pack);
      const entry = { epoch, since: now, answer };
      kept.set(key, entry);
      const forget = (): void => {
        if (kept.get(key) === entry) kept.delete(key);
      };
      answer.then((made) => made === null && forget(), forget);
      return answer;
    },
  };
};
