import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import { auditActor } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { CellProblem, ColumnSpec } from '../../../ledgers/rules/column.ts';
import { numberIn, unitIn, wordsIn } from '../../../ledgers/rules/values.ts';
import type {
  LedgerContext,
  LedgerKind,
  LedgerRow,
  PlannedChange,
  RowPlan,
  RowResult,
} from '../../../ledgers/service.ts';
import { type FirmRead, firmsByKeys } from '../../store/reads.ts';
import { type FigureRead, figuresByKeys } from '../store/reads.ts';
import { type FigureWrite, putFigures } from '../store/writes.ts';
import synonyms from './columns.json' with { type: 'json' };

const WORDS = 'enterprises.indicator_ledger';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'name', kind: 'text', synonyms: synonyms.name, isRequired: true, longest: 100 },
  { key: 'value', kind: 'number', synonyms: synonyms.value, isRequired: true },
  { key: 'growth', kind: 'percent', synonyms: synonyms.growth },
  { key: 'unitOfValue', kind: 'text', synonyms: synonyms.unitOfValue, longest: 20, isSayable: true },
  { key: 'period', kind: 'period', synonyms: synonyms.period, isRequired: true, isSayable: true },
  { key: 'unit', kind: 'unit', synonyms: synonyms.unit, isRequired: true, isSayable: true },
  { key: 'firm', kind: 'text', synonyms: synonyms.firm, longest: 200 },
  { key: 'source', kind: 'text', synonyms: synonyms.source, longest: 200, isSayable: true },
];

const problem = (column: string, code: string, severity: CellProblem['severity'], params = {}): CellProblem => ({
  column,
  code: `${WORDS}.problems.${code}`,
  params,
  severity,
});

/** "Of which:" before the name of a part. */
const OF_WHICH = /^\u5176\u4e2d[:\uff1a]?\s*/u;

/** A sub-row without a number belongs to the indicator above it: "income per head" then "towns". */
const nameOf = ({ values, parentTitle }: LedgerRow): string => {
  const name = (wordsIn(values, 'name') ?? '').replace(OF_WHICH, '');
  return parentTitle && parentTitle !== name ? `${parentTitle}\uff1a${name}` : name;
};

const figureOf = (row: LedgerRow, firm: FirmRead | null): FigureWrite | null => {
  const unit = unitIn(row.values, 'unit');
  const value = numberIn(row.values, 'value');
  if (!unit || value === null) return null;
  return {
    id: newId(),
    period: wordsIn(row.values, 'period') ?? '',
    name: nameOf(row),
    unit: wordsIn(row.values, 'unitOfValue') ?? row.units.value ?? '',
    orgId: unit.id,
    orgPath: unit.path,
    firmId: firm?.id ?? null,
    value,
    growth: numberIn(row.values, 'growth'),
    source: wordsIn(row.values, 'source'),
    sort: row.no,
  };
};

const keyOf = (figure: { period: string; name: string; orgId: string; firmId: string | null }): string =>
  [figure.period, figure.name, figure.orgId, figure.firmId ?? ''].join('|');

/** The figures that rows stand for, with what is known of them and what stands against them. */
const weigh = async (context: LedgerContext, rows: readonly LedgerRow[]) => {
  const { tx, actor } = context;
  const names = rows.flatMap(({ values }) => wordsIn(values, 'firm') ?? []);
  const firms = new Map((names.length > 0 ? await firmsByKeys(tx, [], names) : []).map((firm) => [firm.name, firm]));
  const weighed = rows.map((row) => {
    const named = wordsIn(row.values, 'firm');
    const firm = named ? (firms.get(named) ?? null) : null;
    const figure = figureOf(row, firm);
    const problems: CellProblem[] = [];
    if (named && (!firm || !covers(actor.scope, firm.orgPath)))
      problems.push(problem('firm', 'firm_unknown', 'wrong', { firm: named }));
    const unit = unitIn(row.values, 'unit');
    if (unit && !covers(actor.scope, unit.path))
      problems.push(problem('unit', 'unit_outside', 'wrong', { unit: unit.name }));
    return { row, figure, problems };
  });
  const known = await figuresByKeys(
    tx,
    weighed.flatMap(({ figure }) => figure ?? []),
  );
  const byKey = new Map(known.map((figure) => [keyOf(figure), figure]));
  return weighed.map((one) => ({ ...one, known: one.figure ? (byKey.get(keyOf(one.figure)) ?? null) : null }));
};

const changesOf = (known: FigureRead, figure: FigureWrite): PlannedChange[] => {
  const pairs: [string, unknown, unknown][] = [
    ['value', known.value, figure.value],
    ['growth', known.growth, figure.growth ?? known.growth],
    ['unitOfValue', known.unit, figure.unit],
    ['source', known.source, figure.source ?? known.source],
  ];
  return pairs.flatMap(([column, before, after]) =>
    before === after
      ? []
      : [{ column, before: before === null ? null : String(before), after: after === null ? null : String(after) }],
  );
};

const planOf = ({ figure, known, problems }: Awaited<ReturnType<typeof weigh>>[number]): RowPlan => {
  if (!figure || !known) return { action: 'add', subjectId: null, changes: [], problems };
  const changes = changesOf(known, figure);
  return { action: changes.length > 0 ? 'change' : 'same', subjectId: known.id, changes, problems };
};

const apply = async (context: LedgerContext, rows: readonly LedgerRow[]): Promise<RowResult[]> => {
  const { tx, actor, facts } = context;
  const figures = new Map<string, FigureWrite>();
  const results = (await weigh(context, rows)).map(({ figure, known, problems }): RowResult => {
    const [against] = problems;
    if (against || !figure) return { ok: false, problem: against ?? problem('value', 'no_value', 'wrong') };
    figures.set(keyOf(figure), figure);
    return { ok: true, subjectId: known?.id ?? figure.id };
  });
  if (figures.size > 0)
    await commit(tx, {
      rows: [putFigures(tx.tenantId, [...figures.values()], facts.now)],
      audit: {
        actor: auditActor(actor, facts),
        action: 'enterprises.import_indicators',
        feature: 'enterprises',
        subjectId: null,
        params: { count: figures.size },
      },
    });
  return results;
};

/** Figures of units and firms by period as a ledger. */
export const indicatorLedger: LedgerKind = {
  name: 'indicators',
  words: WORDS,
  permission: 'enterprises.edit',
  columns: COLUMNS,
  title: 'name',
  list: '/enterprises/indicators',
  page: () => '/enterprises/indicators',
  check: (row) => {
    const unit = wordsIn(row.values, 'unitOfValue') ?? row.units.value ?? '';
    // A head says one unit for all rows, and figures per head stand among the totals: "20359" under "100 million yuan".
    return /\u4eba\u5747/.test(nameOf(row)) && /\u4ebf/.test(unit)
      ? [problem('value', 'per_head', 'unsure', { unit })]
      : [];
  },
  plan: async (context, rows) => (await weigh(context, rows)).map(planOf),
  apply,
};
