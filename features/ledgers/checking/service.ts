import { mintScope } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { FEATURE } from '../intake/service.ts';
import { cellContext, todayOf } from '../mapping/service.ts';
import { auditOf, type Step, type StepEnd } from '../reading/service.ts';
import type { Mapping } from '../rules/check-mapping.ts';
import type { CellProblem } from '../rules/column.ts';
import { headAt } from '../rules/find-head.ts';
import { makeRowReader, type RowReading } from '../rules/read-row.ts';
import type { LedgerContext, LedgerKind, RowPlan } from '../service.ts';
import { beat, changeImport, endWork } from '../store/imports.ts';
import { countRows, type Judgement, judgeRows, rowsAfter } from '../store/rows.ts';
import type { ImportRead } from '../store/tables.ts';

const BATCH = 1_000;

/** The person whose rights an import works with. */
export const actorOf = (tenantId: string, { actor }: Pick<ImportRead, 'actor'>): Actor => ({
  tenantId,
  isDemo: false,
  accountId: actor.accountId,
  name: actor.name,
  username: actor.username,
  org: actor.org,
  roles: actor.roles,
  permissions: new Set(actor.permissions),
  scope: mintScope(tenantId, actor.paths),
  sessionId: '',
  timeZone: actor.timeZone,
});

/** What the work of an import knows as a request would. */
export const factsOf = ({ services, it }: Pick<Step, 'services' | 'it'>): RequestFacts => ({
  language: it.actor.language,
  today: todayOf(it, services.now()),
  now: services.now(),
  address: it.actor.address,
  fromThisMachine: false,
  correlationId: it.id,
});

/** The reader of an import's rows, from its mapping as it was set. */
export const rowReaderOf = async (tx: Tx, step: Pick<Step, 'it' | 'kind' | 'services'>, mapping: Mapping) => {
  const { it, kind, services } = step;
  const merges = it.sheets.find(({ index }) => index === mapping.sheet)?.merges ?? [];
  const count = mapping.headTo - mapping.headFrom + 1;
  const rows = await rowsAfter(tx, it.id, mapping.sheet, mapping.headFrom - 1, count);
  const { heads } = headAt({ rows, merges }, mapping.headFrom, mapping.headTo);
  const context = await cellContext(tx, it, mapping.rates, todayOf(it, services.now()));
  return makeRowReader({ mapping, heads, specs: kind.columns, title: kind.title, context });
};

const isWrong = (problems: readonly CellProblem[]): boolean => problems.some(({ severity }) => severity === 'wrong');

/** Tells rows that say the same thing twice; the first one stays. */
const makeTwinFinder = (kind: LedgerKind) => {
  const seen = new Map<string, number>();
  return (no: number, reading: RowReading & { sort: 'data' }): CellProblem[] => {
    const key = kind.keyOf?.(reading.row.values) ?? null;
    if (key === null) return [];
    const first = seen.get(key);
    if (first === undefined) seen.set(key, no);
    return first === undefined || first === no
      ? []
      : [{ column: kind.title, code: 'ledgers.problems.twice_in_sheet', params: { row: first }, severity: 'wrong' }];
  };
};

type Judged = { no: number; reading: RowReading; problems: CellProblem[]; plan: RowPlan | null };

const judgementOf = ({ no, reading, problems, plan }: Judged): Judgement => {
  if (reading.sort !== 'data') return { no, sort: reading.sort };
  const all = [...problems, ...(plan?.problems ?? [])];
  return {
    no,
    sort: 'data',
    title: reading.title,
    action: plan?.action ?? null,
    is_wrong: isWrong(all),
    is_unsure: all.length > 0 && !isWrong(all),
    is_conflict: plan?.changes.some(({ isConflict }) => isConflict) ?? false,
    needs_reason: plan?.needsReason ?? false,
    problems: all.length > 0 ? all : null,
    changes: plan && plan.changes.length > 0 ? plan.changes : null,
    subject_id: plan?.subjectId ?? null,
  };
};

/** Judges a batch: each row by itself, against the rows before it, and against what is there. */
const judge = async (
  context: LedgerContext,
  kind: LedgerKind,
  read: readonly { no: number; reading: RowReading }[],
  twins: ReturnType<typeof makeTwinFinder>,
): Promise<Judgement[]> => {
  const judged: Judged[] = read.map(({ no, reading }) => ({
    no,
    reading,
    plan: null,
    problems:
      reading.sort === 'data' ? [...reading.problems, ...(kind.check?.(reading.row) ?? []), ...twins(no, reading)] : [],
  }));
  const sound = judged.flatMap((one) =>
    one.reading.sort === 'data' && !isWrong(one.problems) ? [{ one, row: one.reading.row }] : [],
  );
  if (sound.length > 0) {
    const plans = await kind.plan(
      context,
      sound.map(({ row }) => row),
    );
    for (const [i, { one }] of sound.entries()) one.plan = plans[i] ?? null;
  }
  return judged.map(judgementOf);
};

/** Judges every row of the mapped sheet, from its beginning each time, and counts what was found. */
export const checkRows = async (step: Step): Promise<StepEnd> => {
  const { services, tenantId, it, kind, run } = step;
  const { mapping } = it;
  if (!mapping) return 'stopped';
  const actor = actorOf(tenantId, it);
  const facts = factsOf(step);
  const readRow = await services.db.transact(tenantId, (tx) => rowReaderOf(tx, step, mapping));
  const twins = makeTwinFinder(kind);
  let after = mapping.headTo;
  let done = 0;
  for (;;) {
    const taken = await services.db.transact(tenantId, async (tx) => {
      if (!(await beat(tx, { id: it.id, run, at: services.now(), done }))) return null;
      const rows = await rowsAfter(tx, it.id, mapping.sheet, after, BATCH);
      const read = rows.map(({ no, cells }) => ({ no, reading: readRow(no, cells) }));
      if (read.length > 0)
        await judgeRows(tx, it.id, mapping.sheet, await judge({ tx, actor, facts }, kind, read, twins));
      return rows;
    });
    if (!taken) return 'stopped';
    done += taken.length;
    after = taken.at(-1)?.no ?? after;
    if (taken.length < BATCH) break;
  }
  await services.db.transact(tenantId, async (tx) => {
    const counts = await countRows(tx, it.id, mapping.sheet);
    await commit(tx, {
      rows: [
        changeImport(tenantId, it.id, { state: 'ready', counts, done, total: done, run_id: null }, run),
        endWork(tenantId, it.id),
      ],
      audit: auditOf(step, 'check', { rows: counts.rows, wrong: counts.wrong }),
      events: [{ feature: FEATURE, id: it.id }],
    });
  });
  return 'stopped';
};
