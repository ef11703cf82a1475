import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findNative, linkLibraries } from './binaries.ts';
import { searchesChinese } from './chinese-search.ts';
import { checkVersion, clusterExists, createCluster, type Places, placesIn } from './cluster.ts';
import { launch } from './launch.ts';
import { dropStaleLock, holderOf } from './lock-file.ts';
import { giveUpOwnership, ownerOf, takeOwnership } from './ownership.ts';
import { freePort } from './port.ts';
import { processesMarked, processState } from './processes.ts';
import { chooseRunner, giveToOwners, type Runner } from './runner.ts';
import { OFFICE_SETTINGS, type Settings } from './settings.ts';
import { PostgresTrouble } from './trouble.ts';

const PATIENCE_MS = 30_000;
const OWNER_PATIENCE_MS = 5_000;
const WATCH_MS = 500;

export type PostgresOptions = {
  /** Folder of the launcher: the cluster, its password, port and log live below it. */
  dataDir: string;
  log?: (line: string) => void;
  /** Database that the url names; made if it is not there. */
  database?: string;
  settings?: Settings;
  /** When another living program already keeps a server there: refuse, or use that server and leave it running. */
  whenRunning?: 'refuse' | 'join';
};

export type RunningPostgres = {
  /** Connects as the superuser `postgres` over this machine's loopback. */
  readonly url: string;
  readonly pid: () => number;
  /** How the server came to run: `joined` is another program's and stays when we stop. */
  readonly origin: 'started' | 'adopted' | 'joined';
  /** Settles with the reason when the server died and could not be brought back. */
  readonly lost: Promise<Error>;
  /** Ends the server and waits until its last process is gone. Close your connections first. */
  stop(): Promise<void>;
};

type Prepared = { places: Places; mark: string; native: string; runner: Runner; env: NodeJS.ProcessEnv };

const surroundings = (links: Record<string, string>): NodeJS.ProcessEnv => {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(foreign), LC_ALL: 'C.UTF-8', ...links };
};

const prepare = (places: Places, log: (line: string) => void): Prepared => {
  const native = findNative();
  const chosen = chooseRunner({
    folder: places.folder,
    cluster: places.cluster,
    native,
    env: surroundings(linkLibraries(native, places.libraries)),
    copyNative: () => {
      const copy = path.join(places.folder, 'programs');
      cpSync(native, copy, { recursive: true, dereference: true });
      return { native: copy, env: surroundings(linkLibraries(copy, places.libraries)) };
    },
  });
  if (clusterExists(places)) {
    checkVersion(places);
  } else {
    log('creating the database files');
    createCluster(places, chosen.native, chosen.runner, chosen.env);
  }
  giveToOwners(chosen.runner, places.folder, places.cluster);
  return { places, mark: markOf(places), ...chosen };
};

// Stands in the title of every process of the server, by which a later start finds what is left of it.
const markOf = ({ folder }: Places): string =>
  `luoshi-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 12)}`;

const keptPort = ({ port }: Places): number | null => {
  try {
    return Number(readFileSync(port, 'utf8')) || null;
  } catch {
    return null;
  }
};

const urlFor = (places: Places, port: number, database: string): string =>
  `postgres://postgres:${readFileSync(places.password, 'utf8')}@127.0.0.1:${port}/${database}`;

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    await (await connect(url)).end();
    return true;
  } catch {
    return false;
  }
};

type Running = { pid: number; port: number; origin: 'started' | 'adopted' };

/**
 * Gets a server onto the data directory: adopts one that lives there, waits for one that is ending, else starts one.
 * `port` holds it to a port that connections already know.
 */
const bringUp = async (prepared: Prepared, settings: Settings, log: (line: string) => void, port?: number) => {
  const { places, mark, native, runner, env } = prepared;
  const deadline = Date.now() + PATIENCE_MS;
  let words = '';
  while (Date.now() < deadline) {
    const holder = holderOf(places.cluster, mark);
    if (holder.kind === 'running') {
      const { lock } = holder;
      if (lock.isReady && (await answers(urlFor(places, lock.port, 'postgres')))) {
        return { pid: lock.pid, port: lock.port, origin: 'adopted' } satisfies Running;
      }
    } else if (holder.kind === 'free') {
      if (holder.staleLock) dropStaleLock(places.cluster);
      const own = port ?? (await freePort(keptPort(places)));
      const all = { ...settings, cluster_name: mark, port: own };
      const tried = await launch(places, native, runner, env, all, () => log('waiting for the database to recover'));
      if (tried.kind === 'ready') {
        writeFileSync(places.port, String(own));
        giveToOwners(runner, places.folder, places.cluster);
        return { pid: tried.pid, port: own, origin: 'started' } satisfies Running;
      }
      words = tried.words;
      const passes = /lock file|shared memory block|in use|could not bind/.test(words);
      if (!passes) break;
    }
    await wait(100);
  }
  throw new PostgresTrouble('not_starting', { log: places.log, reason: words || 'another server does not let go' });
};

const readyDatabase = async (places: Places, port: number, database: string): Promise<string> => {
  const url = urlFor(places, port, database);
  const admin = await connect(urlFor(places, port, 'postgres'));
  try {
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount) await admin.query(`create database ${pg.escapeIdentifier(database)}`);
  } finally {
    await admin.end();
  }
  const client = await connect(url);
  try {
    if (!(await searchesChinese(client))) throw new PostgresTrouble('no_chinese_search', { locale: 'C' });
  } finally {
    await client.end();
  }
  return url;
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // it is gone, which is what we want
  }
};

/** Ends the server: SIGINT lets it roll back and write its checkpoint, and only if it hangs is it told more firmly. */
const end = async (pid: number, mark: string): Promise<void> => {
  const isGone = () => processState(pid) !== 'running' && (processesMarked(mark) ?? []).length === 0;
  for (const [name, patienceMs] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5000],
  ] as const) {
    signal(pid, name);
    for (let waited = 0; waited < patienceMs; waited += 20) {
      if (isGone()) return;
      await wait(20);
    }
  }
};

/** Takes the folder into our care; waits a little for a program that may be ending just now. */
const ownershipOf = async (places: Places, whenRunning: 'refuse' | 'join', log: (line: string) => void) => {
  const deadline = Date.now() + (whenRunning === 'refuse' ? OWNER_PATIENCE_MS : 0);
  for (let isFirst = true; !takeOwnership(places.folder); isFirst = false) {
    if (Date.now() >= deadline) return false;
    if (isFirst) log(`waiting for process ${ownerOf(places.folder)} to end`);
    await wait(100);
  }
  return true;
};

const joinRunning = async (places: Places, database: string): Promise<RunningPostgres | null> => {
  const holder = holderOf(places.cluster, markOf(places));
  if (holder.kind !== 'running') return null;
  const { pid, port } = holder.lock;
  const url = await readyDatabase(places, port, database);
  return { url, pid: () => pid, origin: 'joined', lost: new Promise(() => undefined), stop: async () => undefined };
};

/**
 * Runs the PostgreSQL that npm brought along on the files in `dataDir`, making them the first time. After a crash of
 * either process the next call recovers: it adopts a server that still lives there and clears away what is left of a
 * dead one. While it runs, a server that dies is started again on the same port. Throws PostgresTrouble.
 */
export const startPostgres = async ({
  dataDir,
  log = () => undefined,
  database = 'luoshi',
  settings = OFFICE_SETTINGS,
  whenRunning = 'refuse',
}: PostgresOptions): Promise<RunningPostgres> => {
  mkdirSync(dataDir, { recursive: true });
  const places = placesIn(realpathSync(dataDir));
  if (!(await ownershipOf(places, whenRunning, log))) {
    const joined = whenRunning === 'join' && clusterExists(places) && (await joinRunning(places, database));
    if (joined) return joined;
    throw new PostgresTrouble('already_running', { folder: places.folder, pid: ownerOf(places.folder) ?? 0 });
  }
  try {
    // Others must be able to pass through to the cluster, which is closed to all but its owner.
    if (process.getuid?.() === 0) chmodSync(places.folder, 0o711);
    const prepared = prepare(places, log);
    let running: Running = await bringUp(prepared, settings, log);
    const url = await readyDatabase(places, running.port, database).catch(async (fault) => {
      await end(running.pid, prepared.mark);
      throw fault;
    });
    log(`database ${running.origin} (process ${running.pid}, as ${prepared.runner.name}, port ${running.port})`);

    let stopping: Promise<void> | null = null;
    let reviving = false;
    let reportLost: (reason: Error) => void = () => undefined;
    const lost = new Promise<Error>((resolve) => {
      reportLost = resolve;
    });
    const revive = async () => {
      log('the database ended unexpectedly; starting it again');
      running = await bringUp(prepared, settings, log, running.port);
      log(`database started again (process ${running.pid})`);
    };
    const watch = setInterval(() => {
      if (stopping || reviving || processState(running.pid) === 'running') return;
      reviving = true;
      revive()
        .catch((fault: Error) => reportLost(fault))
        .finally(() => {
          reviving = false;
        });
    }, WATCH_MS);
    watch.unref();
    const onExit = () => signal(running.pid, 'SIGINT');
    process.once('exit', onExit);
    const stop = async () => {
      clearInterval(watch);
      while (reviving) await wait(20);
      await end(running.pid, prepared.mark);
      process.off('exit', onExit);
      giveUpOwnership(places.folder);
    };
    return {
      url,
      pid: () => running.pid,
      origin: running.origin,
      lost,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (fault) {
    giveUpOwnership(places.folder);
    throw fault;
  }
};

/** Whether `dataDir` holds a cluster already. */
export const hasPostgresData = (dataDir: string): boolean => existsSync(placesIn(dataDir).cluster);
