import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { prepareJobs } from '@luoshi/server-kit/jobs.ts';
import { startPostgres } from '@luoshi/server-kit/postgres/start-postgres.ts';
import pg from 'pg';
import { chromium } from 'playwright-core';
import { BENCH_TENANT, fillTenant, SUPERVISOR } from './harness/fill.ts';
import { generate } from './harness/generate.ts';
import { ask } from './harness/load.ts';
import { startServer } from './harness/run-server.ts';

/**
 * The wall in a browser without a graphics card: time until it can be used with 5,000 placed projects, and frames a second
 * while a progress chart of 10,000 rows scrolls. The floor of the frames is an empty page that scrolls in the same run.
 */
const ROWS = 10_000;
const PLACED = 5_000;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const LAY_PROJECTS = `
  with unit as (
    select id, path, (row_number() over (order by path) - 1)::int as nth, (count(*) over ())::int as units
    from people.org where tenant_id = $1
  ), made as (
    insert into projects.project (tenant_id, id, name, class, stage, lead_org_id, lead_path, percent, status, light,
      light_rule, light_reason, plan_start_on, start_on, plan_finish_on, lon, lat)
    select $1, gen_random_uuid(), '重点项目' || n, 'new', 'main', u.id, u.path, n % 100, 'in_progress',
      (array['late', 'behind', 'near', 'on_track'])[1 + n % 4], 'bench', '{"code": "open", "params": {}}',
      current_date - 200 + n % 150, current_date - 190 + n % 150, current_date + 60 + n % 300,
      case when n <= $3 then 121.5 + (n % 97) / 97.0 end, case when n <= $3 then 36.8 + (n % 89) / 150.0 end
    from generate_series(1, $2::int) n
    join unit u on u.nth = n % u.units
    returning id
  )
  insert into projects.node (tenant_id, id, project_id, title, sort, plan_finish_on, done_on)
  select $1, gen_random_uuid(), made.id, '节点' || k, k, current_date - 200 + k * 50,
    case when k < 4 then current_date - 205 + k * 50 end
  from made, generate_series(1, 8) k`;

const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-bench-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
let child: ChildProcess | null = null;
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--no-first-run',
  ],
});
try {
  say('filling …');
  await migrate(postgres.url);
  await prepareJobs(postgres.url);
  const db = openDatabase(postgres.url, { connections: 2 });
  await fillTenant(db, generate());
  await db.close();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(LAY_PROJECTS, [BENCH_TENANT, ROWS, PLACED]);
  await client.query('vacuum analyze');
  await client.end();
  const server = await startServer(postgres.url, folder);
  child = server.child;
  const agent = new http.Agent({ keepAlive: false });
  const signedIn = await ask(server.base, agent, {}, { method: 'POST', path: '/api/v1/session', body: SUPERVISOR });
  const [name = '', value = ''] = ((signedIn.headers['set-cookie'] ?? [])[0]?.split(';')[0] ?? '').split('=');
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' });
  await context.addCookies([{ name, value, url: server.base }]);

  const page = await context.newPage();
  // What the page asks for by itself is cut at 2,000 rows; here it gets them all.
  await page.route('**/api/v1/boards/chart*', (route) =>
    route.continue({ url: `${route.request().url()}?limit=${ROWS}` }),
  );
  const open = async (): Promise<number> => {
    const begin = performance.now();
    await page.goto(`${server.base}/wall`);
    await page.locator('.ls-time-chart-sheet').waitFor();
    await page.locator('.ls-map-canvas canvas').first().waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))');
    return performance.now() - begin;
  };
  const first = await open();
  const again = await open();

  // A sentence for the browser: what stands here knows no page.
  const frames = (selector: string): Promise<number> =>
    page.evaluate<number>(`(async () => {
      const box = document.querySelector('${selector}');
      let count = 0;
      const begin = performance.now();
      while (performance.now() - begin < 4000) {
        box.scrollTop += 90;
        await new Promise((next) => requestAnimationFrame(next));
        count++;
      }
      return (count * 1000) / (performance.now() - begin);
    })()`);
  const chart = await frames('.ls-time-chart-scroller');
  await page.setContent('<div id="floor" style="height:500px;overflow:auto"><div style="height:300000px"></div></div>');
  const floor = await frames('#floor');
  const round = (value: number): number => Math.round(value * 10) / 10;
  process.stdout.write(
    `${JSON.stringify({
      name: 'wall',
      rows: ROWS,
      placed: PLACED,
      firstOpenMs: Math.round(first),
      openAgainMs: Math.round(again),
      chartFramesPerSecond: round(chart),
      floorFramesPerSecond: round(floor),
    })}\n`,
  );
} finally {
  await browser.close();
  child?.kill('SIGTERM');
  if (child && child.exitCode === null) await new Promise((resolve) => child?.once('exit', resolve));
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
