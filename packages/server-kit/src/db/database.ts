import pg from 'pg';
import { isId } from '../id.ts';
import { bindTx, holdUntilNextTick, type Tx } from './tx.ts';

const DATE = 1082;
pg.types.setTypeParser(DATE, (text) => text); // days stay text; a Date would drag a time zone in

/** The pool that requests and jobs work through, as a role that owns nothing. */
export type Database = {
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one transaction of one tenant. Rolls back when it throws or when `keep` says no to its result.
   * The tenant is set by the transaction's first statement and ends with it, so that no pooled connection keeps one.
   */
  transact<T>(
    tenantId: string,
    work: (tx: Tx) => Promise<T>,
    keep?: (result: T) => boolean,
    /** `isQuestion`: the work is not meant to change anything; unless it has, its answer does not wait for the end. */
    options?: { isQuestion?: boolean },
  ): Promise<T>;
  /** Reads of reference tables (the list of tenants) outside any tenant. */
  outsideTenants<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Hears which tenant's rows this process has changed, right after it is so and before the answer goes out. */
  onChange(listener: (tenantId: string) => void): void;
  close(): Promise<void>;
};

export const openDatabase = (url: string, { connections = 12 } = {}): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: '-c role=luoshi_app',
    application_name: 'luoshi',
    pipeline: true, // what need not wait for an answer is sent at once
  });
  // An idle connection that the server closes (a restart) must not take the process with it; the pool replaces it.
  pool.on('error', () => undefined);

  const listeners: ((tenantId: string) => void)[] = [];

  const run = async <T>(
    begin: string,
    tenantId: string,
    work: (tx: Tx) => Promise<T>,
    keep: (result: T) => boolean,
    isQuestion: boolean,
  ) => {
    const client = await pool.connect();
    const tx = bindTx(client, tenantId);
    // What begins the transaction travels in one packet with its first statement: each packet costs as much as a small
    // query. A failure to begin is a lost connection, and fails all that follows.
    holdUntilNextTick(client);
    client.query(begin).catch(() => undefined);
    try {
      const result = await work(tx);
      const isKept = keep(result);
      const ended = client.query(isKept ? 'commit' : 'rollback');
      if (isQuestion && tx.writes.length === 0) {
        ended.then(
          () => client.release(),
          (fault) => client.release(fault),
        );
        return result;
      }
      await Promise.all([...tx.writes, ended]);
      client.release();
      if (isKept && tx.writes.length > 0) for (const listener of listeners) listener(tenantId);
      return result;
    } catch (fault) {
      // The first write that failed says why; what came after it only hears that the transaction is broken.
      const failed = (await Promise.allSettled(tx.writes)).find((one) => one.status === 'rejected');
      const broken = await client.query('rollback').then(
        () => false,
        () => true,
      );
      client.release(broken);
      throw failed ? failed.reason : fault;
    }
  };

  return {
    pool,
    transact: (tenantId, work, keep = () => true, { isQuestion = false } = {}) => {
      if (!isId(tenantId)) throw new TypeError('tenant id is not a UUID');
      return run(`begin; select set_config('luoshi.tenant', '${tenantId}', true)`, tenantId, work, keep, isQuestion);
    },
    outsideTenants: (work) => run('begin', '', work, () => true, true),
    onChange: (listener) => void listeners.push(listener),
    close: () => pool.end(),
  };
};
