import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { turnBatch } from '@luoshi/features/tasks/lights/service.ts';
import { seedCalendar, seedRules } from '@luoshi/features/tasks/settings/service.ts';
import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { prepareJobs } from '@luoshi/server-kit/jobs.ts';
import { startPostgres } from '@luoshi/server-kit/postgres/start-postgres.ts';
import pg from 'pg';
import { BENCH_TENANT, benchOrgId } from './harness/fill.ts';

/**
 * The turn of the day over many open tasks under watch of which few change their light. The floor is the least the
 * database must do for the same rows in the same run: set their light in one statement. Days are turned in order, each
 * with its own number of changes; linear means that the seconds grow with the changes and not with the tasks.
 */
const { values: options } = parseArgs({
  options: { tasks: { type: 'string', default: '1000000' }, changes: { type: 'string', default: '5000' } },
  allowPositionals: true,
});
const all = Number(options.tasks);
const changes = Number(options.changes);
const UNITS = 200;
const TODAY = toDay('2026-11-24');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Days to turn and how many lights change on each. */
const TURNS = [changes, 1_000, 2_500, changes, changes * 2].map((n, i) => ({ day: addDays(TODAY, i + 1), n }));

const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-bench-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
try {
  await migrate(postgres.url);
  await prepareJobs(postgres.url);
  const db = openDatabase(postgres.url, { connections: 2 });
  const tenant_id = BENCH_TENANT;
  await db.transact(tenant_id, (tx) =>
    commit(tx, {
      rows: [
        insertAll('people.tenant', [{ id: tenant_id, slug: 'bench', name: 'Bench', is_demo: false }]),
        insertAll(
          'people.org',
          Array.from({ length: UNITS }, (_, i) => ({
            tenant_id,
            id: benchOrgId(i),
            parent_id: i === 0 ? null : benchOrgId(0),
            path: i === 0 ? '0001.' : `0001.${String(i).padStart(4, '0')}.`,
            name: `Unit ${i}`,
            short_name: `Unit ${i}`,
            kind: i === 0 ? 'county' : 'department',
            sort: i,
          })),
        ),
        ...seedCalendar(tenant_id),
        seedRules(tenant_id),
      ],
      audit: { actor: { accountId: null, name: 'bench' }, action: 'bench.fill', feature: 'bench', subjectId: null },
    }),
  );
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  say(`${all} tasks …`);
  // Due on the eve of the day to turn they go from near to late on it; all others stay as they are for a year.
  await client.query(
    `with orgs as (select id, path, row_number() over (order by sort) - 1 as nth from people.org where tenant_id = $1),
       turns as (select t.day, sum(t.n) over (order by t.day) as upto from unnest($3::date[], $4::int[]) as t (day, n))
     insert into tasks.task (tenant_id, id, title, lead_org_id, lead_path, start_on, due_on, first_due_on, status, percent,
       light, light_rule, light_reason, light_until, under_watch)
     select $1, gen_random_uuid(), 'Task ' || i, o.id, o.path, d.due - 100, d.due, d.due, 'in_progress', 100,
       case when d.turn is null then 'on_track' else 'near' end, 'standard@1',
       jsonb_build_object('code', case when d.turn is null then 'on_plan' else 'near' end,
         'params', jsonb_build_object('percent', 100, 'dueOn', d.due, 'next', 'overdue')),
       case when d.turn is null then d.due - 5 else d.turn end, true
     from generate_series(1, $2::int) as i
     cross join lateral (select min(day) as turn from turns where upto >= i) as first
     cross join lateral (
       select first.turn, coalesce(first.turn - 1, date '2027-12-31' + i % 300) as due
     ) as d
     join orgs o on o.nth = i % ${UNITS}`,
    [tenant_id, all, TURNS.map(({ day }) => day), TURNS.map(({ n }) => n)],
  );
  await client.query(
    `insert into tasks.counter (tenant_id, org_id, path, region_code, light, status, n)
     select tenant_id, lead_org_id, lead_path, region_code, light, status, count(*)::int
     from tasks.task where tenant_id = $1 group by 1, 2, 3, 4, 5, 6`,
    [tenant_id],
  );
  await client.query('vacuum analyze');

  const runs = [];
  for (const { day, n } of TURNS) {
    const from = performance.now();
    let looked = 0;
    for (;;) {
      const batch = await db.transact(tenant_id, (tx) =>
        turnBatch(tx, { at: new Date(`${day}T00:00:00Z`), today: day }),
      );
      if (batch === 0) break;
      looked += batch;
    }
    const seconds = (performance.now() - from) / 1_000;
    if (looked !== n) throw new Error(`${day}: looked at ${looked} tasks instead of ${n}`);
    runs.push({ changes: n, seconds });
    say(`${day}: ${n} lights in ${seconds.toFixed(2)} s`);
  }
  const { rows } = await client.query(
    `select (select count(*)::int from tasks.task where light = 'late') as late,
            (select sum(n)::int from tasks.counter where light = 'late') as counted`,
  );
  const turned = TURNS.reduce((sum, { n }) => sum + n, 0);
  if (rows[0].late !== turned || rows[0].counted !== turned) throw new Error(`late: ${JSON.stringify(rows[0])}`);

  // The floor: the same number of rows set in one statement, with nothing decided.
  const began = performance.now();
  await client.query(
    `update tasks.task set light = 'late', light_until = null
     where tenant_id = $1 and id in (select id from tasks.task where tenant_id = $1 and light = 'on_track' limit ${changes})`,
    [tenant_id],
  );
  const floorSeconds = (performance.now() - began) / 1_000;
  await client.end();
  await db.close();

  // The first run pays for plans and caches; the fourth is of the same size.
  const [, small, , same, large] = runs;
  if (!small || !same || !large) throw new Error('a turn is missing');
  const round = (value: number): number => Math.round(value * 1_000) / 1_000;
  process.stdout.write(
    `${JSON.stringify({
      bench: 'day-turn',
      tasks: all,
      changes,
      seconds: round(same.seconds),
      first: round(runs[0]?.seconds ?? 0),
      floorSeconds: round(floorSeconds),
      ratioToFloor: round(same.seconds / floorSeconds),
      // 1 is linear in the changes: ten times the changes, ten times the seconds.
      growth: round(Math.log(large.seconds / small.seconds) / Math.log(large.changes / small.changes)),
      runs: runs.map((run) => ({ ...run, seconds: round(run.seconds) })),
    })}\n`,
  );
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
