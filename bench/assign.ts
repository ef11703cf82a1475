import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { prepareJobs } from '@luoshi/server-kit/jobs.ts';
import { startPostgres } from '@luoshi/server-kit/postgres/start-postgres.ts';
import pg from 'pg';
import type { Dataset } from './harness/dataset.ts';
import { BENCH_TENANT, benchTaskId, fillTenant, SUPERVISOR } from './harness/fill.ts';
import { ask, figuresOf } from './harness/load.ts';
import { startServer } from './harness/run-server.ts';

/**
 * 200 tasks of 60 units are taken under watch in one action over HTTP, signed in and with row-level security on: 200
 * matters, 200 first hops, 200 moved tasks with their lights and counts, one audit sentence. The floor is the same rows as
 * plain SQL by the owner, in the same run.
 */
const UNITS = 60;
const AT_ONCE = 200;
const ROUNDS = 10;

const data: Dataset = {
  today: new Date().toISOString().slice(0, 10),
  orgs: [
    { id: 1, parentId: null, level: 1, code: '', name: 'Bench', path: '' },
    ...Array.from({ length: UNITS }, (_, i) => ({
      id: i + 2,
      parentId: 1,
      level: 3,
      code: '',
      name: `Unit ${i}`,
      path: '',
    })),
  ],
  users: [{ id: 1, login: 'u', name: 'U', orgId: 2 }],
  tasks: Array.from({ length: AT_ONCE * (ROUNDS + 1) }, (_, i) => ({
    id: i + 1,
    subject: `Task ${i}`,
    description: '',
    orgId: (i % UNITS) + 2,
    assigneeId: 1,
    status: 'in_progress' as const,
    region: '',
    percent: i % 100,
    startDate: '2026-01-01',
    dueDate: '2027-12-31',
    closedAt: null,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  })),
  progress: [],
};

const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-bench-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
let stop: () => Promise<unknown> = async () => undefined;
try {
  await migrate(postgres.url);
  await prepareJobs(postgres.url);
  const db = openDatabase(postgres.url, { connections: 2 });
  await fillTenant(db, data);
  await db.close();
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  await owner.query('vacuum analyze');
  await owner.query('create table public.floor_matter (like supervision.matter including defaults including indexes)');
  await owner.query(
    'create table public.floor_hop (id uuid primary key, matter_id uuid, at timestamptz, action text, lead uuid)',
  );

  const { child, base } = await startServer(postgres.url, folder);
  stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  };
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const signedIn = await ask(base, agent, {}, { method: 'POST', path: '/api/v1/session', body: SUPERVISOR });
  if (signedIn.status !== 200) throw new Error(`sign-in: ${signedIn.status} ${signedIn.bytes}`);
  const headers = { cookie: (signedIn.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ') };

  const times: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const taskIds = data.tasks.slice(round * AT_ONCE, (round + 1) * AT_ONCE).map(({ id }) => benchTaskId(id));
    const answer = await ask(base, agent, headers, {
      method: 'POST',
      path: '/api/v1/supervision/matters',
      body: { taskIds, source: 'meeting', preset: 'dated' },
    });
    const said = JSON.parse(answer.bytes.toString());
    if (answer.status !== 201 || said.taken.length !== AT_ONCE || said.units !== UNITS)
      throw new Error(`${answer.status} ${answer.bytes.toString().slice(0, 300)}`);
    const from = process.hrtime.bigint();
    await owner.query('begin');
    await owner.query(
      `insert into public.floor_matter select m.* from supervision.matter m where m.tenant_id = $1 and m.task_id = any($2)`,
      [BENCH_TENANT, taskIds],
    );
    await owner.query(
      `insert into public.floor_hop select gen_random_uuid(), m.id, now(), 'take', t.lead_org_id
       from supervision.matter m join tasks.task t on t.tenant_id = m.tenant_id and t.id = m.task_id
       where m.tenant_id = $1 and m.task_id = any($2)`,
      [BENCH_TENANT, taskIds],
    );
    await owner.query('update tasks.task set updated_at = now() where tenant_id = $1 and id = any($2)', [
      BENCH_TENANT,
      taskIds,
    ]);
    await owner.query('commit');
    const ms = Number(process.hrtime.bigint() - from) / 1e6;
    // The first round warms up.
    if (round > 0) {
      times.push(answer.ms);
      floor.push(ms);
    }
  }
  await owner.end();
  agent.destroy();
  const ours = figuresOf(times, 1);
  const under = figuresOf(floor, 1);
  process.stdout.write(
    `${JSON.stringify({ name: 'assign', matters: AT_ONCE, units: UNITS, p50: ours.p50, worst: Math.round(Math.max(...times)), floorP50: under.p50, ratio: Math.round((ours.p50 / under.p50) * 100) / 100, limitMs: 1000 })}\n`,
  );
} finally {
  await stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
