import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import { auditActor } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { CellProblem, ColumnSpec, RowValues } from '../../ledgers/rules/column.ts';
import { numberIn, tagsIn, truthIn, unitIn, wordsIn } from '../../ledgers/rules/values.ts';
import type { LedgerContext, LedgerKind, LedgerRow, PlannedChange, RowPlan, RowResult } from '../../ledgers/service.ts';
import { creditCodeFault } from '../rules/credit-code.ts';
import { type FirmFacts, mergeFirm } from '../rules/firm.ts';
import { type FirmRead, firmsByKeys, regionsOfOrgs } from '../store/reads.ts';
import { type FirmWrite, insertFirms, updateFirms } from '../store/writes.ts';
import synonyms from './columns.json' with { type: 'json' };

const WORDS = 'enterprises.ledger';

const COLUMNS: readonly ColumnSpec[] = [
  { key: 'name', kind: 'text', synonyms: synonyms.name, isRequired: true, longest: 200 },
  {
    key: 'creditCode',
    kind: 'code',
    synonyms: synonyms.creditCode,
    looksLike: '^[0-9a-hj-npqrtuwxy]{2}\\d{6}[0-9a-z]{10}$',
  },
  { key: 'unit', kind: 'unit', synonyms: synonyms.unit, isRequired: true, isSayable: true },
  { key: 'industry', kind: 'text', synonyms: synonyms.industry, longest: 100 },
  { key: 'address', kind: 'text', synonyms: synonyms.address, longest: 300 },
  { key: 'contactName', kind: 'text', synonyms: synonyms.contactName, longest: 50 },
  {
    key: 'contactPhone',
    kind: 'text',
    synonyms: synonyms.contactPhone,
    longest: 40,
    looksLike: '^(?:1\\d{10}|0\\d{2,3}-?\\d{7,8})(?:[/、,;]\\d+)*$',
  },
  { key: 'staff', kind: 'count', synonyms: synonyms.staff },
  { key: 'isAboveScale', kind: 'yes_no', synonyms: synonyms.isAboveScale },
  { key: 'tags', kind: 'tags', synonyms: synonyms.tags },
  { key: 'note', kind: 'lines', synonyms: synonyms.note, longest: 2_000 },
];

const problem = (column: string | null, code: string, params: CellProblem['params'] = {}): CellProblem => ({
  column,
  code: `${WORDS}.problems.${code}`,
  params,
  severity: 'wrong',
});

/** What a row says of a firm; a blank cell says nothing, so that what is known stays. */
const factsIn = (values: RowValues): Partial<FirmFacts> => {
  const facts = {
    name: wordsIn(values, 'name'),
    creditCode: wordsIn(values, 'creditCode'),
    industry: wordsIn(values, 'industry'),
    address: wordsIn(values, 'address'),
    contactName: wordsIn(values, 'contactName'),
    contactPhone: wordsIn(values, 'contactPhone'),
    staff: numberIn(values, 'staff'),
    isAboveScale: truthIn(values, 'isAboveScale'),
    tags: tagsIn(values, 'tags').length > 0 ? tagsIn(values, 'tags') : null,
    note: wordsIn(values, 'note'),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
};

const EMPTY: FirmFacts = {
  name: '',
  creditCode: null,
  industry: null,
  address: null,
  contactName: null,
  contactPhone: null,
  staff: null,
  isAboveScale: null,
  tags: [],
  note: null,
  isClosed: false,
};

const shown = (value: unknown): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? '\u662f' : '\u5426';
  return Array.isArray(value) ? value.join('\u3001') || null : String(value);
};

/** The firm that a row means: by its code, else by its name among those without another code. */
const makeFinder = async ({ tx }: LedgerContext, rows: readonly LedgerRow[]) => {
  const codes = rows.flatMap(({ values }) => wordsIn(values, 'creditCode') ?? []);
  const names = rows.flatMap(({ values }) => wordsIn(values, 'name') ?? []);
  const known = await firmsByKeys(tx, codes, names);
  const byCode = new Map(known.flatMap((firm) => (firm.creditCode ? [[firm.creditCode, firm] as const] : [])));
  const byName = new Map<string, FirmRead[]>();
  for (const firm of known) byName.set(firm.name, [...(byName.get(firm.name) ?? []), firm]);
  return (values: RowValues): FirmRead | 'several' | null => {
    const code = wordsIn(values, 'creditCode');
    const same = code ? byCode.get(code) : undefined;
    if (same) return same;
    const named = (byName.get(wordsIn(values, 'name') ?? '') ?? []).filter(
      ({ creditCode }) => !code || !creditCode || creditCode === code,
    );
    if (named.length > 1) return 'several';
    return named[0] ?? null;
  };
};

const planOf = (context: LedgerContext, row: LedgerRow, found: FirmRead | 'several' | null): RowPlan => {
  const { scope } = context.actor;
  const unit = unitIn(row.values, 'unit');
  const none: RowPlan = { action: 'add', subjectId: null, changes: [], problems: [] };
  if (unit && !covers(scope, unit.path))
    return { ...none, problems: [problem('unit', 'unit_outside', { unit: unit.name })] };
  if (found === 'several') return { ...none, problems: [problem('name', 'several_of_name')] };
  if (!found) return none;
  if (!covers(scope, found.orgPath))
    return { ...none, problems: [problem('name', 'kept_elsewhere', { unit: found.orgName })] };
  const after = mergeFirm(found, factsIn(row.values));
  const changes: PlannedChange[] = COLUMNS.flatMap(({ key }) => {
    if (key === 'unit')
      return unit && unit.id !== found.orgId ? [{ column: key, before: found.orgName, after: unit.name }] : [];
    const field = key as keyof FirmFacts;
    const before = shown(found[field]);
    const then = shown(after[field]);
    return before === then ? [] : [{ column: key, before, after: then }];
  });
  return { action: changes.length > 0 ? 'change' : 'same', subjectId: found.id, changes, problems: [] };
};

const writeOf = (row: LedgerRow, found: FirmRead | null, regions: ReadonlyMap<string, string | null>): FirmWrite => {
  const unit = unitIn(row.values, 'unit');
  return {
    ...mergeFirm(found ?? EMPTY, factsIn(row.values)),
    id: found?.id ?? newId(),
    orgId: unit?.id ?? found?.orgId ?? '',
    orgPath: unit?.path ?? found?.orgPath ?? '',
    regionCode: (unit ? regions.get(unit.id) : null) ?? found?.regionCode ?? null,
  };
};

const apply = async (context: LedgerContext, rows: readonly LedgerRow[]): Promise<RowResult[]> => {
  const { tx, actor, facts } = context;
  const find = await makeFinder(context, rows);
  const regions = await regionsOfOrgs(
    tx,
    rows.flatMap(({ values }) => unitIn(values, 'unit')?.id ?? []),
  );
  const added: FirmWrite[] = [];
  const changed: FirmWrite[] = [];
  const results = rows.map((row): RowResult => {
    const found = find(row.values);
    const [against] = planOf(context, row, found).problems;
    if (against || found === 'several') return { ok: false, problem: against ?? problem('name', 'several_of_name') };
    const firm = writeOf(row, found, regions);
    (found ? changed : added).push(firm);
    return { ok: true, subjectId: firm.id };
  });
  if (added.length + changed.length > 0)
    await commit(tx, {
      rows: [
        ...(added.length > 0 ? [insertFirms(tx.tenantId, added, facts.now)] : []),
        ...(changed.length > 0 ? [updateFirms(tx.tenantId, changed, facts.now)] : []),
      ],
      audit: {
        actor: auditActor(actor, facts),
        action: 'enterprises.import',
        feature: 'enterprises',
        subjectId: null,
        params: { added: added.length, changed: changed.length },
      },
    });
  return results;
};

/** The register of firms as a ledger: matched by the unified social credit code, else by the name. */
export const firmLedger: LedgerKind = {
  name: 'enterprises',
  words: WORDS,
  permission: 'enterprises.edit',
  columns: COLUMNS,
  title: 'name',
  list: '/enterprises',
  page: (id) => `/enterprises/${id}`,
  keyOf: (values) => wordsIn(values, 'creditCode') ?? wordsIn(values, 'name'),
  check: ({ values }) => {
    const code = wordsIn(values, 'creditCode');
    const fault = code ? creditCodeFault(code) : null;
    return fault ? [problem('creditCode', `code_${fault}`, { code: code ?? '', length: code?.length ?? 0 })] : [];
  },
  plan: async (context, rows) => {
    const find = await makeFinder(context, rows);
    return rows.map((row) => planOf(context, row, find(row.values)));
  },
  apply,
};
