import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { firmLedger } from '@luoshi/features/enterprises/ledger/service.ts';
import { checkSign } from '@luoshi/features/enterprises/rules/credit-code.ts';
import { applyRows } from '@luoshi/features/ledgers/applying/service.ts';
import { checkRows } from '@luoshi/features/ledgers/checking/service.ts';
import { readLedger } from '@luoshi/features/ledgers/formats/read-ledger.ts';
import { takeIn } from '@luoshi/features/ledgers/intake/service.ts';
import { cellContext, examine, proposed } from '@luoshi/features/ledgers/mapping/service.ts';
import { readFile as readImport } from '@luoshi/features/ledgers/reading/service.ts';
import { changeImport, importForWork } from '@luoshi/features/ledgers/store/imports.ts';
import { permissionsOf } from '@luoshi/features/people/rules/roles.ts';
import { toDay } from '@luoshi/kernel/day.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import { openSecretBox } from '@luoshi/server-kit/crypto/secret-box.ts';
import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { openFileStore } from '@luoshi/server-kit/files/file-store.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { derivedId, newId } from '@luoshi/server-kit/id.ts';
import { prepareJobs } from '@luoshi/server-kit/jobs.ts';
import { startPostgres } from '@luoshi/server-kit/postgres/start-postgres.ts';
import { type Cell, writeSheet } from '@luoshi/server-kit/spreadsheet/write.ts';
import pg from 'pg';
import { pino } from 'pino';

/**
 * A workbook of 100,000 firms from its bytes to the register: read, judged, imported, each step timed, against the
 * floor of the same rows put into a bare table by plain inserts of a thousand rows in the same run. Memory is the peak
 * of this process, which also makes the workbook, and of the reader's own process.
 */
const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '100000' } },
  allowPositionals: true,
});
const count = Number(options.rows);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const TENANT = derivedId('bench/ledgers/tenant');
const ORG = derivedId('bench/ledgers/org');
const PATH = '0001.';
const HEADS = [
  '企业名称',
  '统一社会信用代码',
  '所在镇街',
  '行业',
  '地址',
  '联系人',
  '联系电话',
  '从业人员',
  '是否规上',
];

const rowOf = (n: number): Cell[] => {
  const first = `91371082MA3${String(n).padStart(6, '0').slice(-6)}`;
  return [
    `东海第${n}食品有限公司`,
    `${first}${checkSign(first)}`,
    '东海县',
    '食品制造业',
    `东海县成山大道${n}号`,
    `王${n % 977}`,
    `138${String(n).padStart(8, '0')}`,
    n % 500,
    n % 7 ? '否' : '是',
  ];
};
async function* batches(): AsyncGenerator<Cell[][]> {
  for (let at = 0; at < count; at += 1_000)
    yield Array.from({ length: Math.min(1_000, count - at) }, (_, i) => rowOf(at + i));
}
const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now();
  const result = await work();
  return [result, (performance.now() - from) / 1000];
};
const peakMb = async (): Promise<number> =>
  Math.round(
    Number(/VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8').catch(() => ''))?.[1] ?? 0) / 1024,
  );

const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-bench-ledgers-'));
const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') });
try {
  await migrate(postgres.url);
  await prepareJobs(postgres.url);
  const services = {
    db: openDatabase(postgres.url, { connections: 3 }),
    files: openFileStore(path.join(folder, 'files')),
    log: pino({ level: 'silent' }),
    now: () => new Date(),
    setupCode: async () => null,
    secrets: await openSecretBox(folder),
    words: makeWords([]),
  };
  await services.db.transact(TENANT, (tx) =>
    commit(tx, {
      rows: [
        insertAll('people.tenant', [{ id: TENANT, slug: 'bench', name: 'Bench' }]),
        insertAll('people.org', [
          { tenant_id: TENANT, id: ORG, path: PATH, name: '东海县', short_name: '东海县', kind: 'county' },
        ]),
      ],
      audit: { actor: { accountId: null, name: 'bench' }, action: 'bench.fill', feature: 'bench', subjectId: null },
    }),
  );
  say('workbook …');
  const bytes = await buffer(
    writeSheet({ name: '企业', columns: HEADS.map((title) => ({ title, width: 12 })), batches: batches() }),
  );
  const file = await services.files.put(TENANT, bytes);

  const actor = {
    tenantId: TENANT,
    isDemo: false,
    accountId: newId(),
    name: 'Bench',
    username: 'bench',
    org: { id: ORG, name: '东海县', path: PATH },
    roles: ['supervisor'],
    permissions: permissionsOf(['supervisor']),
    scope: mintScope(TENANT, [PATH]),
    sessionId: '',
    timeZone: 'Asia/Shanghai',
  };
  const facts = {
    language: 'zh-CN' as const,
    today: toDay('2026-11-24'),
    now: new Date(),
    address: '',
    fromThisMachine: true,
    correlationId: '',
  };
  const taken = await services.db.transact(TENANT, (tx) =>
    takeIn(tx, actor, facts, firmLedger, { name: 'bench.xlsx', ...file, format: 'xlsx' }),
  );
  if (!taken.ok) throw new Error(taken.code);
  const { id } = taken.value;
  /** The import as it stands, taken over by a run of its own as the job does, with other columns set. */
  const step = async (columns: Parameters<typeof changeImport>[2] = {}) => {
    const run = newId();
    return services.db.transact(TENANT, async (tx) => {
      await commit(tx, {
        rows: [changeImport(TENANT, id, { ...columns, run_id: run })],
        audit: { actor: { accountId: null, name: 'bench' }, action: 'bench.run', feature: 'bench', subjectId: id },
      });
      const it = await importForWork(tx, id);
      if (!it) throw new Error('the import is gone');
      return { services, tenantId: TENANT, it, kind: firmLedger, run };
    });
  };

  say('parsing alone …');
  const [readerKb, parsing] = await timed(async () => {
    let peak = 0;
    for await (const message of readLedger({ format: 'xlsx', bytes }))
      if (message.type === 'done') peak = message.peakKb;
    return peak;
  });
  say('reading …');
  const first = await step();
  const [, reading] = await timed(() => readImport(first));
  const mapping = await services.db.transact(TENANT, async (tx) => {
    const it = await importForWork(tx, id);
    if (!it) throw new Error('the import is gone');
    return proposed(0, await examine(tx, it, firmLedger, 0, await cellContext(tx, it, {}, facts.today)));
  });
  if (!mapping) throw new Error('no head was found');
  say('judging …');
  const second = await step({ state: 'checking', mapping });
  const [, judging] = await timed(() => checkRows(second));
  say('importing …');
  const third = await step({ state: 'importing', choice: { reason: null, overrideConflicts: false } });
  const [, importing] = await timed(() => applyRows(third));

  say('floor …');
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows: written } = await client.query('select count(*)::int as n from enterprises.firm');
  await client.query(`create table floor (name text, code text primary key, unit text, industry text, address text,
    contact text, phone text, staff int, scale text)`);
  const [, floor] = await timed(async () => {
    for await (const rows of batches()) {
      const values = rows.map((_, i) => `(${HEADS.map((_, k) => `$${i * HEADS.length + k + 1}`).join(',')})`);
      await client.query(`insert into floor values ${values.join(',')} on conflict do nothing`, rows.flat());
    }
  });
  await client.end();
  await services.db.close();

  const total = reading + judging + importing;
  const round = (n: number): number => Math.round(n * 100) / 100;
  process.stdout.write(
    `${JSON.stringify({
      rows: count,
      imported: written[0].n,
      fileMb: round(bytes.length / 1024 / 1024),
      seconds: {
        parsing: round(parsing),
        reading: round(reading),
        judging: round(judging),
        importing: round(importing),
        total: round(total),
      },
      rowsPerSecond: Math.round(count / total),
      floorSeconds: round(floor),
      floorRowsPerSecond: Math.round(count / floor),
      ratio: round(total / floor),
      peakMb: { server: await peakMb(), reader: Math.round(readerKb / 1024) },
    })}\n`,
  );
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
