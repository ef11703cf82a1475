import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { prepareJobs } from '@luoshi/server-kit/jobs.ts';
import { startPostgres } from '@luoshi/server-kit/postgres/start-postgres.ts';
import pg from 'pg';
import { readDataset } from './harness/dataset.ts';
import { benchOrgId, benchTaskId, fillTenant, SUPERVISOR } from './harness/fill.ts';
import { floorCases, loadFloor } from './harness/floor.ts';
import { generate } from './harness/generate.ts';
import { ask, type Figures, measure } from './harness/load.ts';
import { startServer } from './harness/run-server.ts';

/**
 * The HTTP interface against the floor: each case over one keep-alive connection as a signed-in supervisor with
 * row-level security on, and the same work as plain SQL on the same server in the same run.
 */
const { values: options } = parseArgs({
  options: { data: { type: 'string' }, seconds: { type: 'string', default: '4' }, only: { type: 'string' } },
  allowPositionals: true,
});
const seconds = Number(options.seconds);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Memory of the server and of every PostgreSQL process, shared pages counted once (PSS); null where /proc is missing. */
const memoryMb = async (pids: readonly number[]): Promise<number | null> => {
  let kilobytes = 0;
  for (const pid of pids) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => null);
    const found = rollup === null ? null : /^Pss:\s+(\d+) kB/m.exec(rollup);
    if (found) kilobytes += Number(found[1]);
  }
  return kilobytes === 0 ? null : Math.round(kilobytes / 1024);
};

/** The postmaster that works on a data folder and its children. */
const postgresPids = async (dataDir: string): Promise<number[]> => {
  const lock = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const postmaster = Number(lock.split('\n')[0]);
  if (!postmaster) return [];
  const pids = [postmaster];
  for (const name of await readdir('/proc').catch(() => [])) {
    const stat = /^\d+$/.test(name) ? await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '') : '';
    if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === postmaster) pids.push(Number(name));
  }
  return pids;
};

const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-bench-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
let child: ChildProcess | null = null;
try {
  say('data …');
  const data = options.data ? await readDataset(options.data) : generate();
  await migrate(postgres.url);
  await prepareJobs(postgres.url);
  const idle = await startServer(postgres.url, folder);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const idleMb = await memoryMb([idle.child.pid ?? 0, ...(await postgresPids(path.join(folder, 'postgres')))]);
  const gone = new Promise((resolve) => idle.child.once('exit', resolve));
  idle.child.kill('SIGTERM');
  await gone;

  const db = openDatabase(postgres.url, { connections: 2 });
  say('filling …');
  await fillTenant(db, data);
  await db.close();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await loadFloor(client, data);
  await client.query('vacuum analyze');
  const floor = floorCases(client, data.today);

  const server = await startServer(postgres.url, folder);
  child = server.child;
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const signedIn = await ask(server.base, agent, {}, { method: 'POST', path: '/api/v1/session', body: SUPERVISOR });
  if (signedIn.status !== 200) throw new Error(`sign-in: ${signedIn.status} ${signedIn.bytes}`);
  const cookie = (signedIn.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
  const headers = { cookie };
  const expectOk = async (asked: Parameters<typeof ask>[3]) => {
    const answer = await ask(server.base, agent, headers, asked);
    if (answer.status >= 300)
      throw new Error(`${asked.path}: ${answer.status} ${answer.bytes.toString().slice(0, 300)}`);
    return answer;
  };
  const tasksUrl = (query: Record<string, string>): string => `/api/v1/tasks?${new URLSearchParams(query)}`;

  const second = data.orgs.filter((org) => org.level === 2);
  const leaves = data.orgs.filter((org) => org.level === 4);
  const turn = <T>(list: readonly T[], n: number): T => list[(n * 7919) % list.length] as T;
  const openTasks = data.tasks.filter(({ status }) => status === 'in_progress' || status === 'not_started');

  const report = (n: number) =>
    expectOk({
      method: 'POST',
      path: `/api/v1/tasks/${benchTaskId(turn(openTasks, n).id)}/progress`,
      body: { percent: n % 101, words: '' },
    });
  type Case = {
    ours: (n: number) => Promise<unknown>;
    floor: (n: number) => Promise<unknown>;
    /** Done before each round of ours, not measured. */
    before?: (n: number) => Promise<unknown>;
  };
  const cases: Record<string, Case> = {
    list: {
      ours: (n) =>
        expectOk({
          path: tasksUrl({ under: benchOrgId(turn(second, n).id), status: 'open', sort: 'due', limit: '50' }),
        }),
      floor: (n) => floor.list(turn(second, n).path),
    },
    rollup: { ours: () => expectOk({ path: '/api/v1/boards/summary' }), floor: () => floor.rollup() },
    // The first to ask after a change, when the kept answer is of no use.
    rollupChanged: {
      before: report,
      ours: () => expectOk({ path: '/api/v1/boards/summary' }),
      floor: () => floor.rollup(),
    },
    searchRare: {
      ours: () => expectOk({ path: tasksUrl({ q: '古树名木', limit: '50' }) }),
      floor: () => floor.searchRare(),
    },
    searchCommon: {
      ours: () => expectOk({ path: tasksUrl({ q: '防汛', limit: '50' }) }),
      floor: () => floor.searchCommon(),
    },
    update: {
      ours: report,
      floor: (n) => floor.update(turn(openTasks, n).id, n % 101),
    },
    create: {
      ours: (n) =>
        expectOk({
          method: 'POST',
          path: '/api/v1/tasks',
          body: {
            title: '推进云溪防汛排涝专项行动基准新建号',
            body: '基准',
            leadOrgId: benchOrgId(turn(leaves, n).id),
            startOn: '2026-11-01',
            dueOn: '2027-03-01',
          },
        }),
      floor: (n) => floor.create(turn(leaves, n).id),
    },
  };

  const results: Record<string, Figures & { floorP50: number; ratio: number }> = {};
  const chosen = options.only?.split(',');
  for (const [name, both] of Object.entries(cases).filter(([key]) => !chosen || chosen.includes(key))) {
    const under = await measure(both.floor, { seconds });
    const ours = await measure(both.ours, { seconds, ...(both.before ? { before: both.before } : {}) });
    results[name] = { ...ours, floorP50: under.p50, ratio: Math.round((ours.p50 / under.p50) * 100) / 100 };
    say(
      `${name.padEnd(14)} p50 ${ours.p50} ms  p95 ${ours.p95} ms  ${ours.rps}/s  floor ${under.p50} ms  × ${results[name].ratio}`,
    );
  }

  // About ten thousand rows: the subtrees of one county.
  const sizes = await Promise.all(
    second.map(async (org) => ({
      org,
      total: JSON.parse(
        (await expectOk({ path: tasksUrl({ under: benchOrgId(org.id), limit: '1' }) })).bytes.toString(),
      ).total as number,
    })),
  );
  const nearest = sizes.sort((a, b) => Math.abs(a.total - 10_000) - Math.abs(b.total - 10_000))[0];
  if (!nearest) throw new Error('no county in the data set');
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const answer = await expectOk({ path: `/api/v1/tasks.xlsx?under=${benchOrgId(nearest.org.id)}` });
    times.push(answer.ms / 1000);
  }
  const exportSeconds = Math.round(((times.sort((a, b) => a - b)[1] ?? 0) * 10_000 * 100) / nearest.total) / 100;
  say(`export         ${nearest.total} rows, ${exportSeconds} s for 10,000   idle ${idleMb} MB`);
  await client.end();
  agent.destroy();
  process.stdout.write(
    `${JSON.stringify({ name: 'api', tasks: data.tasks.length, cases: { ...results, exportSeconds }, exportRows: nearest.total, idleMb })}\n`,
  );
} finally {
  const running = child;
  if (running && running.exitCode === null) {
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await gone;
  }
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
