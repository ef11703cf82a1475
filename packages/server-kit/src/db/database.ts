import pg from 'pg';
import { isId } from '../id.ts';
import { bindTx, type Tx } from './tx.ts';

const DATE = 1082;
pg.types.setTypeParser(DATE, (text) => text); // days stay text; a Date would drag a time zone in

/** The pool that requests and jobs work through, as a role that owns nothing. */
export type Database = {
  readonly pool: pg.Pool;
  /**
   * Runs `work` in one transaction of one tenant. Rolls back when it throws or when `keep` says no to its result.
   * The tenant is set in the transaction's first round trip and ends with it, so that no pooled connection keeps one.
   */
  transact<T>(tenantId: string, work: (tx: Tx) => Promise<T>, keep?: (result: T) => boolean): Promise<T>;
  /** Reads of reference tables (the list of tenants) outside any tenant. */
  outsideTenants<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

export const openDatabase = (url: string, { connections = 12 } = {}): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: '-c role=luoshi_app',
    application_name: 'luoshi',
  });
  // An idle connection that the server closes (a restart) must not take the process with it; the pool replaces it.
  pool.on('error', () => undefined);

  const run = async <T>(
    begin: string,
    tenantId: string,
    work: (tx: Tx) => Promise<T>,
    keep: (result: T) => boolean,
  ) => {
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query(begin);
      const result = await work(bindTx(client, tenantId));
      await client.query(keep(result) ? 'commit' : 'rollback');
      return result;
    } catch (fault) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw fault;
    } finally {
      client.release(broken);
    }
  };

  return {
    pool,
    transact: (tenantId, work, keep = () => true) => {
      if (!isId(tenantId)) throw new TypeError('tenant id is not a UUID');
      return run(`begin; select set_config('luoshi.tenant', '${tenantId}', true)`, tenantId, work, keep);
    },
    outsideTenants: (work) => run('begin', '', work, () => true),
    close: () => pool.end(),
  };
};
