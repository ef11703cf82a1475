import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processState } from './processes.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

const FIXTURE = fileURLToPath(new URL('./keep-server.fixture.ts', import.meta.url));
const NOBODY = 65534;

const ask = async <Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
};

const gone = async (pid: number): Promise<void> => {
  while (processState(pid) === 'running') await wait(20);
};

type Kept = { child: ChildProcess; url: string; pid: number; origin: string };

const keepServer = async (dataDir: string, user?: number): Promise<Kept> => {
  const child = spawn(process.execPath, ['--import', 'tsx', FIXTURE, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: dataDir },
    ...(user ? { uid: user, gid: user } : {}),
  });
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    return { child, ...JSON.parse(line) };
  }
  throw new Error('the fixture said nothing');
};

const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
};

describe('embedded PostgreSQL', { timeout: 120_000 }, () => {
  let folder: string;
  let dataDir: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'luoshi-postgres-'));
    chmodSync(folder, 0o755);
    dataDir = path.join(folder, 'postgres');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const running = async (work: (server: RunningPostgres) => Promise<void>): Promise<void> => {
    const server = await startPostgres({ dataDir });
    try {
      await work(server);
    } finally {
      await server.stop();
    }
  };

  it('makes its files where a half-made cluster was left, and ends without leaving a process or a lock', async () => {
    mkdirSync(path.join(dataDir, 'cluster.unfinished'), { recursive: true });
    writeFileSync(path.join(dataDir, 'cluster.unfinished/PG_VERSION'), '18');
    let pid = 0;
    await running(async (server) => {
      pid = server.pid();
      expect(server.origin).toBe('started');
      await ask(server.url, 'create table kept (word text)');
      await ask(server.url, `insert into kept values ('落实')`);
    });
    expect(processState(pid)).not.toBe('running');
    expect(existsSync(path.join(dataDir, 'cluster/postmaster.pid'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'cluster.unfinished'))).toBe(false);
  });

  it('listens on the loopback only, keeps what is committed on disk, and knows Chinese trigrams', async () => {
    await running(async ({ url }) => {
      const [facts] = await ask(
        url,
        `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
                current_setting('ssl') as ssl, current_setting('server_encoding') as encoding,
                cardinality(show_trgm('落实')) > 0 as chinese`,
      );
      expect(facts).toEqual({ addresses: '127.0.0.1', fsync: 'on', ssl: 'off', encoding: 'UTF8', chinese: true });
    });
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    await running(async ({ url }) => {
      const wrong = new URL(url);
      wrong.password = 'postgres';
      await expect(ask(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    });
    expect(statSync(path.join(dataDir, 'superuser')).mode & 0o777).toBe(0o600);
  });

  it('brings a killed server back on the same port with every committed row', async () => {
    await running(async (server) => {
      const killed = server.pid();
      await ask(server.url, `insert into kept values ('committed before the kill')`);
      process.kill(killed, 'SIGKILL');
      while (server.pid() === killed) await wait(50);
      expect(await ask(server.url, 'select word from kept')).toEqual([
        { word: '落实' },
        { word: 'committed before the kill' },
      ]);
    });
  });

  it('adopts the server of a program that was killed, and ends it like its own', async () => {
    const kept = await keepServer(dataDir);
    await ask(kept.url, `insert into kept values ('committed by the killed program')`);
    await kill(kept.child, 'SIGKILL');
    expect(processState(kept.pid)).toBe('running');
    await running(async (server) => {
      expect(server.origin).toBe('adopted');
      expect(server.pid()).toBe(kept.pid);
      expect(await ask(server.url, 'select count(*)::int as words from kept')).toEqual([{ words: 3 }]);
    });
    expect(processState(kept.pid)).not.toBe('running');
  });

  it('starts anew at once when program and server were both killed', async () => {
    const kept = await keepServer(dataDir);
    await ask(kept.url, `insert into kept values ('committed before both died')`);
    await kill(kept.child, 'SIGKILL');
    process.kill(kept.pid, 'SIGKILL');
    await running(async (server) => {
      expect(server.origin).toBe('started');
      expect(await ask(server.url, 'select count(*)::int as words from kept')).toEqual([{ words: 4 }]);
    });
    await gone(kept.pid);
  });

  it('sees through a lock file whose number now belongs to another program', async () => {
    writeFileSync(
      path.join(dataDir, 'cluster/postmaster.pid'),
      `${process.pid}\n${dataDir}/cluster\n1\n1\n\n\n1 1\nready\n`,
    );
    await running(async (server) => expect(server.origin).toBe('started'));
  });

  it('refuses a second program on the same files, or lets it join and leaves the server running after it', async () => {
    const kept = await keepServer(dataDir);
    try {
      await expect(startPostgres({ dataDir })).rejects.toMatchObject({
        code: 'already_running',
        params: { pid: kept.child.pid },
      });
      const joined = await startPostgres({ dataDir, whenRunning: 'join' });
      expect(joined.origin).toBe('joined');
      await joined.stop();
      expect(await ask(kept.url, 'select count(*)::int as words from kept')).toEqual([{ words: 4 }]);
    } finally {
      await kill(kept.child, 'SIGTERM');
    }
    expect(processState(kept.pid)).not.toBe('running');
  });

  it('refuses files of another major version instead of touching them', async () => {
    const version = path.join(dataDir, 'cluster/PG_VERSION');
    writeFileSync(version, '17\n');
    await expect(startPostgres({ dataDir })).rejects.toMatchObject({ code: 'other_version' });
    writeFileSync(version, '18\n');
    await running(async (server) => expect(server.origin).toBe('started'));
  });
});

// Root can try what an ordinary user sees, if such a user reaches the project at all (not below a closed /root).
const ordinaryUserReachesUs =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ['-e', 'fs.accessSync(process.argv[1])', FIXTURE], { uid: NOBODY, gid: NOBODY })
    .status === 0;

describe.runIf(ordinaryUserReachesUs)('embedded PostgreSQL of an ordinary user', { timeout: 120_000 }, () => {
  it('runs as that user, and may again after root has run it on the same files', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'luoshi-ordinary-'));
    chownSync(dataDir, NOBODY, NOBODY);
    try {
      const first = await keepServer(dataDir, NOBODY);
      await ask(first.url, 'create table kept (word text)');
      await kill(first.child, 'SIGTERM');
      const asRoot = await startPostgres({ dataDir });
      expect(await ask(asRoot.url, 'select count(*)::int as words from kept')).toEqual([{ words: 0 }]);
      await asRoot.stop();
      const again = await keepServer(dataDir, NOBODY);
      expect(await ask(again.url, 'select count(*)::int as words from kept')).toEqual([{ words: 0 }]);
      await kill(again.child, 'SIGTERM');
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
