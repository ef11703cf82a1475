import { Logger, parseCrontab, run, type TaskList } from 'graphile-worker';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { sendWrites, type Tx, type Write } from './db/tx.ts';
import type { ServerFeature } from './http/feature.ts';
import type { Services } from './services.ts';

/** `key`: a job with it that still waits is replaced, not doubled. `at`: not before this instant. */
export type JobOptions = { key?: string; at?: Date };

const asQuery = (name: string, payload: object, { key, at }: JobOptions): CompiledQuery =>
  at
    ? CompiledQuery.raw('select luoshi.enqueue_at($1, $2, $3, $4)', [name, JSON.stringify(payload), key ?? null, at])
    : CompiledQuery.raw('select luoshi.enqueue($1, $2, $3)', [name, JSON.stringify(payload), key ?? null]);

/** Puts a job into the queue in the transaction that causes it: it runs if and only if that commits. */
export const enqueue = async (tx: Tx, name: string, payload: object, options: JobOptions = {}): Promise<void> => {
  await Promise.all(sendWrites(tx, [asQuery(name, payload, options)]));
};

/** The same as a write, for use cases that hand their rows to another's `commit`. */
export const queued = (name: string, payload: object, options: JobOptions = {}): Write => ({
  compiled: asQuery(name, payload, options),
  mustTouch: false,
});

/** Creates the queue's own tables and the door through which the server's role may add jobs. Needs the owner. */
export const prepareJobs = async (ownerUrl: string): Promise<void> => {
  const { runMigrations } = await import('graphile-worker');
  await runMigrations({ connectionString: ownerUrl });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      create or replace function luoshi.enqueue(job text, payload json, job_key text) returns void
      language sql security definer set search_path = graphile_worker, pg_temp
      begin atomic
        select graphile_worker.add_job(job, payload, job_key => job_key);
      end;
      create or replace function luoshi.enqueue_at(job text, payload json, job_key text, at timestamptz) returns void
      language sql security definer set search_path = graphile_worker, pg_temp
      begin atomic
        select graphile_worker.add_job(job, payload, job_key => job_key, run_at => at);
      end;
      grant execute on function luoshi.enqueue(text, json, text) to luoshi_app;
      grant execute on function luoshi.enqueue_at(text, json, text, timestamptz) to luoshi_app;`);
  } finally {
    await client.end();
  }
};

/** The clocks of all features; a line that names no job would never run, so it is refused at the start. */
const cronItemsOf = (features: readonly ServerFeature[], jobs: TaskList) => {
  const items = features.flatMap(({ cron }) => parseCrontab(cron ?? ''));
  const lost = items.find(({ task }) => !jobs[task]);
  if (lost) throw new Error(`a clock names the job ${lost.task}, which no feature has`);
  return items;
};

const LOG_LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;

/** Runs the features' jobs and clocks; `stop` lets the running ones finish and closes their connections. */
export const startJobs = async (
  ownerUrl: string,
  features: readonly ServerFeature[],
  services: Services,
): Promise<{ stop(): Promise<void> }> => {
  const taskList: TaskList = {};
  for (const feature of features) {
    for (const [name, job] of Object.entries(feature.jobs ?? {})) taskList[name] = (payload) => job(payload, services);
  }
  const log = services.log.child({ part: 'jobs' });
  // A pool of ours: the runner's own is still open when its stop is over, and falls over a database that ends then.
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 5, application_name: 'luoshi jobs' });
  let isStopping = false;
  // Stopped right after its start, the runner still opens its listening line, which the closing database cuts.
  const lost = (fault: Error) => log[isStopping ? 'debug' : 'warn']({ err: fault }, 'connection lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const runner = await run({
    pgPool: pool,
    concurrency: 4, // some wait for a mail server or a robot far away
    noHandleSignals: true,
    pollInterval: 30_000, // LISTEN/NOTIFY wakes it; polling is for what was scheduled
    taskList,
    parsedCronItems: cronItemsOf(features, taskList),
    logger: new Logger(() => (level, message) => log[isStopping ? 'debug' : LOG_LEVELS[level]](message)),
  });
  return {
    stop: async () => {
      isStopping = true;
      await runner.stop();
      await pool.end();
    },
  };
};
