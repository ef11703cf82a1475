import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import { auditActor } from '@luoshi/server-kit/http/actor.ts';
import type { CellProblem, ColumnSpec, RowValues } from '../../ledgers/rules/column.ts';
import { unitIn, wordsIn } from '../../ledgers/rules/values.ts';
import type {
  ImportChoice,
  LedgerContext,
  LedgerKind,
  LedgerRow,
  PlannedChange,
  RowPlan,
  RowResult,
} from '../../ledgers/service.ts';
import type { ProjectPatch } from '../contract.ts';
import { newProject } from '../contract.ts';
import { readCode } from '../rules/code.ts';
import { doneOfRow, factsOfRow, nameOfRow, reportedOfRow } from '../rules/ledger-facts.ts';
import { change, newProjectRows, viewerOf } from '../service.ts';
import { type ProjectSettings, projectSettings } from '../standards/service.ts';
import { lockProject, type ProjectFactsRead } from '../store/detail.ts';
import { type KnownProject, personsNamed, projectsByKeys } from '../store/ledger.ts';
import { changeProject, keepDone } from '../store/writes.ts';
import choices from './choices.json' with { type: 'json' };
import synonyms from './columns.json' with { type: 'json' };

const WORDS = 'projects.ledger';
const money = (key: 'total' | 'done' | 'annual' | 'annualDone'): ColumnSpec => ({
  key,
  kind: 'money',
  synonyms: synonyms[key],
  moneyUnit: 'wan',
});
const day = (key: 'planStart' | 'start' | 'planFinish' | 'finish', edge: 'start' | 'end'): ColumnSpec => ({
  key,
  kind: 'day',
  synonyms: synonyms[key],
  edge,
});

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'no', kind: 'sequence', synonyms: synonyms.no },
  { key: 'name', kind: 'text', synonyms: synonyms.name, isRequired: true, longest: 300 },
  {
    key: 'code',
    kind: 'code',
    synonyms: synonyms.code,
    looksLike: '^\\d{4}-\\d{6}-\\d{2}-\\d{2}-\\d{5}[0-9a-z]$',
  },
  { key: 'content', kind: 'lines', synonyms: synonyms.content, longest: 20_000 },
  { key: 'class', kind: 'choice', synonyms: synonyms.class, choices: choices.class },
  { key: 'nature', kind: 'text', synonyms: synonyms.nature, longest: 60 },
  { key: 'industry', kind: 'text', synonyms: synonyms.industry, longest: 100 },
  { key: 'address', kind: 'text', synonyms: synonyms.address, longest: 300 },
  { key: 'years', kind: 'years', synonyms: synonyms.years },
  money('total'),
  money('done'),
  money('annual'),
  money('annualDone'),
  { key: 'annualGoal', kind: 'lines', synonyms: synonyms.annualGoal, longest: 2_000 },
  { key: 'progress', kind: 'lines', synonyms: synonyms.progress, longest: 4_000 },
  { key: 'stage', kind: 'choice', synonyms: synonyms.stage, choices: choices.stage },
  day('planStart', 'start'),
  day('start', 'start'),
  day('planFinish', 'end'),
  day('finish', 'end'),
  { key: 'builder', kind: 'text', synonyms: synonyms.builder, longest: 200 },
  { key: 'unit', kind: 'unit', synonyms: synonyms.unit, isRequired: true, isSayable: true },
  { key: 'person', kind: 'text', synonyms: synonyms.person, longest: 50 },
  { key: 'leader', kind: 'text', synonyms: synonyms.leader, longest: 50 },
  { key: 'problems', kind: 'lines', synonyms: synonyms.problems, longest: 4_000 },
  { key: 'coordination', kind: 'lines', synonyms: synonyms.coordination, longest: 4_000 },
];

const problem = (
  column: string | null,
  code: string,
  params: CellProblem['params'] = {},
  severity: CellProblem['severity'] = 'wrong',
): CellProblem => ({ column, code: `${WORDS}.problems.${code}`, params, severity });

/** The project that a row means: by its code, else by its name among those without another code. */
const makeFinder = async ({ tx }: LedgerContext, rows: readonly LedgerRow[]) => {
  const codes = rows.flatMap(({ values }) => wordsIn(values, 'code') ?? []);
  const names = rows.flatMap(({ values, parentTitle }) => [nameOfRow(values) ?? '', parentTitle ?? '']);
  const known = await projectsByKeys(tx, codes, names);
  return (values: RowValues): KnownProject | 'several' | null => {
    const code = wordsIn(values, 'code');
    const same = code ? known.find((one) => one.code === code) : undefined;
    if (same) return same;
    const named = known.filter(({ name, code: theirs }) => name === nameOfRow(values) && (!code || !theirs));
    return named.length > 1 ? 'several' : (named[0] ?? null);
  };
};

/** Fields of a project by the ledger's columns, for saying what would change. */
const COMPARED: readonly (readonly [column: string, of: keyof ProjectPatch])[] = [
  ['name', 'name'],
  ['code', 'code'],
  ['content', 'content'],
  ['class', 'class'],
  ['stage', 'stage'],
  ['nature', 'nature'],
  ['industry', 'industry'],
  ['address', 'address'],
  ['total', 'totalInvestment'],
  ['annual', 'annualInvestment'],
  ['annualGoal', 'annualGoal'],
  ['planStart', 'planStartOn'],
  ['start', 'startOn'],
  ['planFinish', 'planFinishOn'],
  ['finish', 'finishOn'],
  ['builder', 'builder'],
];

const presentOf = (project: ProjectFactsRead): Readonly<Record<string, unknown>> => ({
  ...project,
  totalInvestment: project.total,
  annualInvestment: project.annual,
});

const wordsOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

/** What a row would change of a known project, and the patch that does it. */
const differences = (
  project: ProjectFactsRead,
  row: LedgerRow,
  year: number,
): { changes: PlannedChange[]; patch: ProjectPatch } => {
  const facts = factsOfRow(row.values, year);
  const present = presentOf(project);
  const differs = COMPARED.filter(
    ([, of]) => facts[of] !== undefined && String(facts[of] ?? '') !== String(present[of] ?? ''),
  );
  const unit = unitIn(row.values, 'unit');
  const moves = unit && unit.id !== project.leadId ? unit : null;
  return {
    changes: [
      ...differs.map(([column, of]) => ({
        column,
        before: wordsOf(present[of]),
        after: row.cells[column]?.trim() || String(facts[of]),
      })),
      ...(moves ? [{ column: 'unit', before: project.leadName, after: moves.name }] : []),
    ],
    patch: {
      ...Object.fromEntries(differs.map(([, of]) => [of, facts[of]])),
      ...(facts.annualYear && differs.some(([, of]) => of === 'annualInvestment')
        ? { annualYear: facts.annualYear }
        : {}),
      ...(moves ? { leadOrgId: moves.id } : {}),
    },
  };
};

const ADD: RowPlan = { action: 'add', subjectId: null, changes: [], problems: [] };

const planRow = async (
  context: LedgerContext,
  row: LedgerRow,
  found: KnownProject | 'several' | null,
  persons: readonly { name: string }[],
): Promise<RowPlan> => {
  const { tx, actor, facts } = context;
  const unit = unitIn(row.values, 'unit');
  if (unit && !covers(actor.scope, unit.path))
    return { ...ADD, problems: [problem('unit', 'unit_outside', { unit: unit.name })] };
  if (found === 'several') return { ...ADD, problems: [problem('name', 'several_of_name')] };
  const unsure = (['leader', 'person'] as const).flatMap((column) => {
    const name = wordsIn(row.values, column);
    const same = persons.filter((one) => one.name === name).length;
    return name && same !== 1
      ? [problem(column, same === 0 ? 'person_unknown' : 'person_twice', { name }, 'unsure')]
      : [];
  });
  const total = wordsOfMoney(row, 'total');
  if (total > 0 && wordsOfMoney(row, 'done') > total) unsure.push(problem('done', 'above_total', {}, 'unsure'));
  if (!found) return { ...ADD, problems: unsure };
  const project = await lockProject(tx, viewerOf(actor), found.id);
  if (!project || !covers(actor.scope, found.leadPath))
    return { ...ADD, problems: [problem('name', 'kept_elsewhere', { unit: found.leadName })] };
  const { changes, patch } = differences(project, row, Number(facts.today.slice(0, 4)));
  return {
    action: changes.length > 0 ? 'change' : 'same',
    subjectId: found.id,
    changes,
    problems: unsure,
    needsReason: patch.planFinishOn !== undefined && project.planFinishOn !== null,
  };
};

const wordsOfMoney = (row: LedgerRow, column: string): number => {
  const value = row.values[column];
  return typeof value === 'number' ? value : 0;
};

/** Enters a row as a new project, with what it says is done and reported. */
const enter = async (
  { tx, actor, facts }: LedgerContext,
  row: LedgerRow,
  persons: readonly { id: string; name: string }[],
  parentId: string | null,
  settings: ProjectSettings,
): Promise<RowResult> => {
  const year = Number(facts.today.slice(0, 4));
  const done = doneOfRow(row.values);
  const carriers = (['leader', 'person'] as const).flatMap((role) => {
    const same = persons.filter(({ name }) => name === wordsIn(row.values, role));
    return same.length === 1 && same[0] ? [{ personId: same[0].id, role }] : [];
  });
  const said = newProject.safeParse({
    class: 'new',
    ...factsOfRow(row.values, year),
    doneBefore: done.before,
    carriers,
    parentId,
    ...(done.year !== null ? { annualYear: year } : {}),
  });
  if (!said.success) return { ok: false, problem: problem(null, 'not_a_project') };
  const made = await newProjectRows(tx, actor, facts, said.data, settings);
  if (!made.ok)
    return {
      ok: false,
      problem: { column: null, code: refusalWords(made.code), params: made.params, severity: 'wrong' },
    };
  const { id, rows } = made.value;
  const reported = reportedOfRow(row.values);
  await commit(tx, {
    rows: [
      ...rows,
      ...(done.year === null ? [] : [keepDone(tx.tenantId, id, facts.today.slice(0, 7), done.year)]),
      ...(Object.values(reported).some(Boolean)
        ? [
            changeProject(
              tx.tenantId,
              id,
              {
                progress_words: reported.progressWords,
                problems: reported.problems,
                coordination: reported.coordination,
              },
              facts.now,
            ),
          ]
        : []),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.create',
      feature: 'projects',
      subjectId: id,
      params: { title: said.data.name },
    },
    events: [{ feature: 'projects', id, revision: 1 }],
  });
  return { ok: true, subjectId: id };
};

/** `projects.code_shape` is said by `projects.refusals.code_shape`. */
const refusalWords = (code: string): string => code.replace('.', '.refusals.');

const apply = async (
  context: LedgerContext,
  rows: readonly LedgerRow[],
  choice: ImportChoice,
): Promise<RowResult[]> => {
  const { tx, actor, facts } = context;
  const settings = await projectSettings(tx, facts.today);
  const persons = await personsNamed(tx, namesIn(rows));
  const results: RowResult[] = [];
  const parents = new Map<string, string>();
  for (const row of rows) {
    // Looked up row by row: a row above may have entered it, or its parent.
    const find = await makeFinder(context, [row]);
    const found = find(row.values);
    if (found === 'several') {
      results.push({ ok: false, problem: problem('name', 'several_of_name') });
      continue;
    }
    if (!found) {
      const parent = row.parentTitle;
      const [above] = parent && !parents.has(parent) ? await projectsByKeys(tx, [], [parent]) : [];
      if (parent && above) parents.set(parent, above.id);
      results.push(await enter(context, row, persons, (parent && parents.get(parent)) || null, settings));
      continue;
    }
    const project = await lockProject(tx, viewerOf(actor), found.id);
    if (!project) {
      results.push({ ok: false, problem: problem('name', 'kept_elsewhere', { unit: found.leadName }) });
      continue;
    }
    const { patch } = differences(project, row, Number(facts.today.slice(0, 4)));
    const changed = await change(tx, actor, facts, found.id, {
      ...patch,
      ...(choice.reason ? { finishReason: choice.reason } : {}),
    });
    results.push(
      changed.ok
        ? { ok: true, subjectId: found.id }
        : {
            ok: false,
            problem: { column: null, code: refusalWords(changed.code), params: changed.params, severity: 'wrong' },
          },
    );
  }
  return results;
};

const namesIn = (rows: readonly LedgerRow[]): string[] =>
  [...new Set(rows.flatMap(({ values }) => [wordsIn(values, 'leader'), wordsIn(values, 'person')]))].flatMap(
    (name) => name ?? [],
  );

/** The ledger of key projects, in the columns in which it is exported: matched by the national code, else by the name. */
export const projectLedger: LedgerKind = {
  name: 'projects',
  words: WORDS,
  permission: 'projects.edit',
  columns: COLUMNS,
  title: 'name',
  list: '/projects',
  page: (id) => `/projects/${id}`,
  keyOf: (values) => wordsIn(values, 'code') ?? nameOfRow(values),
  check: ({ values }) => {
    const code = wordsIn(values, 'code');
    const start = wordsIn(values, 'planStart');
    const finish = wordsIn(values, 'planFinish');
    return [
      ...(code && !readCode(code) ? [problem('code', 'code_shape', { code })] : []),
      ...(start && finish && finish < start ? [problem('planFinish', 'finish_before_start')] : []),
    ];
  },
  plan: async (context, rows) => {
    const find = await makeFinder(context, rows);
    const persons = await personsNamed(context.tx, namesIn(rows));
    const plans: RowPlan[] = [];
    for (const row of rows) plans.push(await planRow(context, row, find(row.values), persons));
    return plans;
  },
  apply,
};
