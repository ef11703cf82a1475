import { Logger, parseCrontab, run, type TaskList } from 'graphile-worker';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { execute, type Tx } from './db/tx.ts';
import type { ServerFeature } from './http/feature.ts';
import type { Services } from './services.ts';

/**
 * Puts a job into the queue in the transaction that causes it: it runs if and only if that commits. A job with a
 * `key` that still waits is replaced, not doubled.
 */
export const enqueue = async (tx: Tx, name: string, payload: object, options: { key?: string } = {}): Promise<void> => {
  await execute(
    tx,
    CompiledQuery.raw('select luoshi.enqueue($1, $2, $3)', [name, JSON.stringify(payload), options.key ?? null]),
  );
};

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
      grant execute on function luoshi.enqueue(text, json, text) to luoshi_app;`);
  } finally {
    await client.end();
  }
};

// Our jobs are named `tasks.turn_lights`; a crontab line may hold a colon there but no dot.
const cronItemsOf = (features: readonly ServerFeature[]) =>
  features
    .flatMap(({ cron }) => parseCrontab((cron ?? '').replaceAll('.', ':')))
    .map((item) => ({
      ...item,
      task: item.task.replaceAll(':', '.'),
      identifier: item.identifier.replaceAll(':', '.'),
    }));

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
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 3, application_name: 'luoshi jobs' });
  let isStopping = false;
  // Stopped right after its start, the runner still opens its listening line, which the closing database cuts.
  const lost = (fault: Error) => log[isStopping ? 'debug' : 'warn']({ err: fault }, 'connection lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 30_000, // LISTEN/NOTIFY wakes it; polling is for what was scheduled
    taskList,
    parsedCronItems: cronItemsOf(features),
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
