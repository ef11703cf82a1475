import type { Socket } from 'node:net';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type pg from 'pg';

/**
 * One open transaction of one tenant. Opaque: stores open it with `reading`, services with `commit`. `writes` are the
 * statements that change something and whose answers the transaction's end waits for; without any it only reads.
 */
export type Tx = { readonly tenantId: string; readonly client: pg.PoolClient; readonly writes: Promise<unknown>[] };

export const bindTx = (client: pg.PoolClient, tenantId: string): Tx => ({ tenantId, client, writes: [] });

const lineOf = (client: pg.PoolClient): Socket =>
  (client as unknown as { connection: { stream: Socket } }).connection.stream;

// A packet costs as much as a small query (0.1 ms of 0.3 for one that inserts a row, two cores, loopback), so statements
// that follow each other without waiting travel in one.

/** What is sent through the connection in this turn of the event loop travels in one packet. */
export const holdUntilNextTick = (client: pg.PoolClient): void => {
  const line = lineOf(client);
  line.cork();
  process.nextTick(() => line.uncork());
};

/** Runs statements that change something without waiting for one before sending the next, in one packet. */
export const sendWrites = (tx: Tx, queries: readonly CompiledQuery[]): Promise<QueryResult<unknown>>[] => {
  const line = lineOf(tx.client);
  line.cork();
  const sent = queries.map((query) => execute(tx, query));
  line.uncork();
  for (const one of sent) one.catch(() => undefined); // told at the transaction's end
  tx.writes.push(...sent);
  return sent;
};

// Statements are prepared once a connection under a name of their own, which saves parsing and planning. The number
// of names is bounded: texts beyond it (lists built from many filters) run unnamed.
const NAMES_AT_MOST = 500;
const nameBySql = new Map<string, string>();
const nameOf = (sql: string): string | undefined => {
  const known = nameBySql.get(sql);
  if (known || nameBySql.size >= NAMES_AT_MOST) return known;
  const name = `s${nameBySql.size}`;
  nameBySql.set(sql, name);
  return name;
};

/**
 * Runs one compiled statement in the transaction. `planAnew` leaves it unprepared, for statements whose best plan hangs
 * on their values (a subtree of three tasks or of thirty thousand).
 */
export const execute = async <Row>(
  tx: Tx,
  query: CompiledQuery<Row>,
  { planAnew = false } = {},
): Promise<QueryResult<Row>> => {
  const name = planAnew ? undefined : nameOf(query.sql);
  const result = await tx.client.query({ text: query.sql, values: [...query.parameters], ...(name ? { name } : {}) });
  return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
};

const dialectOn = (driver: Driver) => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

const driverOn = (tx: Tx): Driver => {
  const connection: DatabaseConnection = {
    executeQuery: (query) => execute(tx, query as CompiledQuery<never>),
    // biome's useYield would want a yield; a transaction of ours never streams.
    streamQuery: () => {
      throw new Error('streaming goes through a cursor of its own');
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    beginTransaction: async () => undefined,
    commitTransaction: async () => undefined,
    rollbackTransaction: async () => undefined,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
  };
};

/** What a store may do with the rows it knows: read them. `Tables` names its own tables and others' `v_*` views. */
export type Reading<Tables> = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn'>;

const opened = new WeakMap<Tx, Kysely<unknown>>();

/** Opens the transaction for reading the tables a store knows. */
export const reading = <Tables>(tx: Tx): Reading<Tables> => {
  let db = opened.get(tx);
  if (!db) {
    db = new Kysely<unknown>({ dialect: dialectOn(driverOn(tx)) });
    opened.set(tx, db);
  }
  return db as unknown as Kysely<Tables>;
};

const builder = new Kysely<unknown>({ dialect: dialectOn(new DummyDriver()) });

/** A statement that changes rows, not yet run: only `commit` runs it. */
export type Write = { readonly compiled: CompiledQuery; readonly mustTouch: boolean };
type Writing<Tables> = Pick<Kysely<Tables>, 'insertInto' | 'updateTable' | 'deleteFrom' | 'with'>;

/** Builds a statement that changes rows of the tables a store owns. */
export const writing = <Tables>(
  build: (db: Writing<Tables>) => { compile(): CompiledQuery },
  { mustTouch = false } = {},
): Write => ({ compiled: build(builder as unknown as Kysely<Tables>).compile(), mustTouch });
