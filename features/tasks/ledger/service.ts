import { isDay } from '@luoshi/kernel/day.ts';
import { isId } from '@luoshi/server-kit/id.ts';
import type { CellProblem, ColumnSpec } from '../../ledgers/rules/column.ts';
import { listIn, type UnitFound } from '../../ledgers/rules/read-cell.ts';
import { wordsIn } from '../../ledgers/rules/values.ts';
import {
  type ImportChoice,
  type LedgerContext,
  type LedgerKind,
  type LedgerRow,
  type RowPlan,
  type RowResult,
  unitFinderOf,
} from '../../ledgers/service.ts';
import { newTask, type TaskPatch } from '../contract.ts';
import { telling } from '../lights/service.ts';
import { sheetCells, targetLines } from '../rules/sheet.ts';
import {
  diffSheet,
  EDITABLE_COLUMNS,
  type EditableColumn,
  SHOWN_COLUMNS,
  type SheetDiff,
} from '../rules/sheet-stamp.ts';
import { change, create } from '../service.ts';
import { lightSettings } from '../settings/service.ts';
import { personsByName, type SheetRead, sheetTasks } from '../store/export.ts';
import synonyms from './columns.json' with { type: 'json' };

const WORDS = 'tasks.ledger';
const DAYS: readonly EditableColumn[] = ['start', 'due'];

const column = (key: keyof typeof synonyms, kind: ColumnSpec['kind'], more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  key,
  kind,
  synonyms: synonyms[key],
  ...more,
});
// Units and persons are read as words: a name that nobody edited need not be found.
const COLUMNS: readonly ColumnSpec[] = [
  column('row', 'key'),
  column('version', 'key'),
  column('title', 'text', { isRequired: true }),
  column('standard', 'lines', { longest: 4_000 }),
  column('measures', 'lines'),
  column('leader', 'text'),
  column('lead', 'text', { isRequired: true }),
  column('responsible', 'text', { longest: 2_000 }),
  column('support', 'text', { longest: 2_000 }),
  column('person', 'text'),
  column('liaison', 'text'),
  column('start', 'day', { edge: 'start' }),
  column('due', 'day'),
  ...SHOWN_COLUMNS.map((key) => column(key, 'lines')),
];

const problem = (
  at: string | null,
  code: string,
  params: CellProblem['params'] = {},
  severity: CellProblem['severity'] = 'wrong',
): CellProblem => ({ column: at, code: `${WORDS}.problems.${code}`, params, severity });

type Texts = Record<string, string>;

/** The cells of a row as texts for comparing: days as days, and only those columns that the sheet has. */
const textsOf = ({ cells, values }: LedgerRow): Texts =>
  Object.fromEntries(
    Object.entries(cells).map(([key, text]) => [
      key,
      DAYS.includes(key as EditableColumn) ? (wordsIn(values, key) ?? '') : text,
    ]),
  );

/** What rows are weighed against: the tasks they name, the units and persons that their names mean. */
type Surroundings = {
  tasks: ReadonlyMap<string, { task: SheetRead; texts: Texts; targets: readonly string[] }>;
  findUnit: (name: string) => UnitFound;
  persons: ReadonlyMap<string, readonly { id: string; orgId: string | null }[]>;
};

const PERSONS = ['leader', 'person', 'liaison'] as const;

const surroundingsOf = async (context: LedgerContext, rows: readonly LedgerRow[]): Promise<Surroundings> => {
  const { tx, actor, facts } = context;
  const ids = rows.flatMap(({ cells }) => (isId(cells.row ?? '') ? [cells.row ?? ''] : []));
  const { rows: found, stamp } = await sheetTasks(tx, actor.scope, ids);
  const told = telling(facts, await lightSettings(tx, stamp));
  const names = rows.flatMap(({ cells }) => PERSONS.flatMap((key) => cells[key]?.trim() || []));
  const persons = new Map<string, { id: string; orgId: string | null }[]>();
  for (const person of await personsByName(tx, [...new Set(names)])) {
    const same = persons.get(person.name) ?? [];
    if (same.length === 0) persons.set(person.name, same);
    same.push(person);
  }
  return {
    tasks: new Map(
      found.map((task) => [
        task.id,
        {
          task,
          targets: targetLines(task, told),
          texts: Object.fromEntries(
            Object.entries(sheetCells(task, told)).map(([key, text]) => [key, String(text ?? '')]),
          ),
        },
      ]),
    ),
    findUnit: await unitFinderOf(context),
    persons,
  };
};

type Patch = { patch: TaskPatch; problems: CellProblem[] };

/** What edited cells mean for a task; names that mean nothing are problems of their cells. */
const patchOf = (
  columns: readonly EditableColumn[],
  texts: Texts,
  around: Surroundings,
  targets: readonly string[],
): Patch => {
  const problems: CellProblem[] = [];
  const unitsIn = (key: EditableColumn): string[] =>
    listIn(texts[key] ?? '').flatMap((name) => {
      const found = around.findUnit(name);
      if ('unit' in found) return [found.unit.id];
      problems.push(problem(key, 'unit_unknown', { name }));
      return [];
    });
  const personIn = (key: EditableColumn): string | null => {
    const name = (texts[key] ?? '').trim();
    if (name === '') return null;
    const same = new Set((around.persons.get(name) ?? []).map(({ id }) => id));
    if (same.size !== 1) problems.push(problem(key, same.size === 0 ? 'person_unknown' : 'person_several', { name }));
    return [...same][0] ?? null;
  };
  const patch: TaskPatch = {};
  for (const key of columns) {
    const text = (texts[key] ?? '').trim();
    if (key === 'title') {
      if (text === '') problems.push(problem(key, 'title_missing'));
      else patch.title = text;
    } else if (key === 'measures') patch.body = text;
    else if (key === 'standard') {
      const lines = text.split('\n').map((line) => line.trim());
      if (targets.some((line) => !lines.includes(line.trim())))
        problems.push(problem(key, 'targets_stay', {}, 'unsure'));
      patch.standard = lines.filter((line) => !targets.some((target) => target.trim() === line)).join('\n') || null;
    } else if (key === 'leader') patch.leaderId = personIn(key);
    else if (key === 'person') patch.personId = personIn(key);
    else if (key === 'liaison') patch.liaisonId = personIn(key);
    else if (key === 'lead') {
      const [lead] = unitsIn(key);
      if (lead) patch.leadOrgId = lead;
      else if (text === '') problems.push(problem(key, 'lead_missing'));
    } else if (key === 'responsible') patch.responsibleOrgIds = unitsIn(key);
    else if (key === 'support') patch.supportOrgIds = unitsIn(key);
    else if (key === 'start') patch.startOn = isDay(text) ? text : null;
    else patch.dueOn = isDay(text) ? text : null;
  }
  return { patch, problems };
};

type Weighed = { plan: RowPlan; patch: TaskPatch; diff: SheetDiff | null };

const weigh = (row: LedgerRow, around: Surroundings): Weighed => {
  const texts = textsOf(row);
  const id = texts.row?.trim() ?? '';
  if (id === '') {
    const columns = EDITABLE_COLUMNS.filter((key) => (texts[key] ?? '').trim() !== '');
    const { patch, problems } = patchOf(columns, texts, around, []);
    return { plan: { action: 'add', subjectId: null, changes: [], problems }, patch, diff: null };
  }
  const known = around.tasks.get(id);
  if (!known)
    return {
      plan: { action: 'same', subjectId: null, changes: [], problems: [problem('title', 'not_found')] },
      patch: {},
      diff: null,
    };
  const diff = diffSheet({ stamp: texts.version ?? '', sheet: texts, present: known.texts });
  const { patch, problems } = patchOf(diff.changed, texts, around, known.targets);
  const changes = diff.changed.map((key) => ({
    column: key,
    before: known.texts[key] || null,
    after: texts[key]?.trim() || null,
    ...(diff.conflicts.includes(key) ? { isConflict: true } : {}),
  }));
  const ignored = diff.ignored.map((key) => problem(key, 'read_only', {}, 'unsure'));
  return {
    plan: {
      action: changes.length > 0 ? 'change' : 'same',
      subjectId: id,
      changes,
      problems: [...problems, ...ignored],
      needsReason: diff.changed.includes('due') && known.task.dueOn !== null,
    },
    patch,
    diff,
  };
};

/** Imports one row: a change of its task, or a new one. Somebody else's changes stay unless the importer said otherwise. */
const applyRow = async (
  { tx, actor, facts }: LedgerContext,
  row: LedgerRow,
  around: Surroundings,
  choice: ImportChoice,
): Promise<RowResult> => {
  const { plan, diff, patch } = weigh(row, around);
  const against = plan.problems.find(({ severity }) => severity === 'wrong');
  if (against) return { ok: false, problem: against };
  if (plan.action === 'add') {
    const made = await create(tx, actor, facts, newTask.parse(patch));
    return made.ok ? { ok: true, subjectId: made.value.id } : refusedRow(made.code, made.params);
  }
  const known = around.tasks.get(plan.subjectId ?? '');
  if (!known || !diff) return { ok: false, problem: problem('title', 'not_found') };
  const wanted = choice.overrideConflicts ? diff.changed : diff.changed.filter((key) => !diff.conflicts.includes(key));
  if (wanted.length === 0) return { ok: true, subjectId: known.task.id };
  const kept = patchOf(wanted, textsOf(row), around, known.targets).patch;
  const dueReason = wanted.includes('due') && choice.reason ? { dueReason: choice.reason } : {};
  const made = await change(tx, actor, facts, known.task.id, { ...kept, ...dueReason });
  return made.ok ? { ok: true, subjectId: known.task.id } : refusedRow(made.code, made.params);
};

const refusedRow = (code: string, params: CellProblem['params'] = {}): RowResult => ({
  ok: false,
  problem: { column: null, code: code.replace(/^tasks\./, 'tasks.refusals.'), params, severity: 'wrong' },
});

/**
 * The exported list of tasks, edited in a spreadsheet and brought back: rows are known by a column kept out of sight,
 * edits by the print of each cell. A row without the column is a new task; a row that is gone changes nothing.
 */
export const taskLedger: LedgerKind = {
  name: 'tasks',
  words: WORDS,
  permission: 'tasks.edit',
  columns: COLUMNS,
  title: 'title',
  list: '/tasks',
  page: (id) => `/tasks/${id}`,
  keyOf: (values) => wordsIn(values, 'row'),
  plan: async (context, rows) => {
    const around = await surroundingsOf(context, rows);
    return rows.map((row) => weigh(row, around).plan);
  },
  apply: async (context, rows, choice) => {
    const around = await surroundingsOf(context, rows);
    const results: RowResult[] = [];
    for (const row of rows) results.push(await applyRow(context, row, around, choice));
    return results;
  },
};
