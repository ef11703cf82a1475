import type { CellProblem, ColumnSpec, LedgerValue, RegionValue, UnitValue } from './column.ts';
import lexicon from './lexicon.json' with { type: 'json' };
import { isBlank, oneLine, squeezed } from './plain.ts';
import { areaUnitOf, readArea } from './read-area.ts';
import { type Currency, type MoneyUnit, moneyUnitOf, readMoney } from './read-money.ts';
import { plainNumber, tidy } from './read-number.ts';
import { readDay, readPeriod, readYears } from './read-time.ts';

/** What a unit's name means: the unit, or the short names of what it may mean. */
export type UnitFound = { readonly unit: UnitValue } | { readonly candidates: readonly string[] };

/** What reading cells of one sheet needs to know. */
export type CellContext = {
  /** The year that days without one are in. */
  readonly year: number;
  /** Yuan for one unit of a foreign currency, as the importer said. */
  readonly rates: Readonly<Record<string, number>>;
  readonly findUnit: (name: string) => UnitFound;
  readonly findRegion: (name: string) => RegionValue | null;
};

/** What the mapping says about a column besides which it is. */
export type CellUnit = { readonly unit?: string | null };

export type ReadCell = { readonly value: LedgerValue | null; readonly problems: readonly CellProblem[] };

const LONGEST = 500;
const LONGEST_LINES = 20_000;
const nothing: ReadCell = { value: null, problems: [] };
const LIST = new RegExp(`[${lexicon.listMarks}]+`, 'u');
const YES = new Set(lexicon.yes.map(squeezed));
const NO = new Set(lexicon.no.map(squeezed));
const PERCENT = new RegExp(`(?:${lexicon.percentMarks.join('|')})$`, 'u');
const COUNTERS = /(?:\u4e2a|\u4eba|\u5bb6|\u9879|\u540d|\u53f0|\u5957|\u6237)$/u;

/** Splits a cell that names several things. */
export const listIn = (text: string): string[] =>
  text
    .split(LIST)
    .map(oneLine)
    .filter((one) => one !== '' && !isBlank(one));

type Reader = (text: string, spec: ColumnSpec, context: CellContext, unit: CellUnit) => ReadCell;

const problem = (
  spec: ColumnSpec,
  code: string,
  params: CellProblem['params'] = {},
  severity: CellProblem['severity'] = 'wrong',
): CellProblem => ({ column: spec.key, code: `ledgers.problems.${code}`, params, severity });
const wrong = (spec: ColumnSpec, code: string, text: string, params: CellProblem['params'] = {}): ReadCell => ({
  value: null,
  problems: [problem(spec, code, { text: oneLine(text).slice(0, 60), ...params })],
});
const right = (value: LedgerValue, problems: readonly CellProblem[] = []): ReadCell => ({ value, problems });

const readWords: Reader = (text, spec) => {
  const longest = spec.longest ?? (spec.kind === 'lines' ? LONGEST_LINES : LONGEST);
  const words = spec.kind === 'lines' ? text.trim() : oneLine(text);
  return words.length > longest ? wrong(spec, 'too_long', text, { longest, length: words.length }) : right(words);
};

const readAnyNumber: Reader = (text, spec) => {
  const plain = squeezed(text).replace(COUNTERS, '');
  const number = plainNumber(plain);
  if (number === null) return wrong(spec, 'not_a_number', text);
  if (spec.kind === 'count' && (number < 0 || !Number.isInteger(number))) return wrong(spec, 'not_a_count', text);
  return right(number);
};

const readPercent: Reader = (text, spec) => {
  const number = plainNumber(squeezed(text).replace(PERCENT, ''));
  return number === null ? wrong(spec, 'not_a_percent', text) : right(number);
};

const unitOfColumn = (spec: ColumnSpec, unit: CellUnit): MoneyUnit | null => {
  if (unit.unit) return moneyUnitOf(unit.unit);
  return spec.moneyUnit ? { scale: { yuan: 1, wan: 1e4, yi: 1e8 }[spec.moneyUnit], currency: 'CNY' } : null;
};

const readYuan: Reader = (text, spec, { rates }, unit) => {
  const column = unitOfColumn(spec, unit);
  const read = readMoney(text, column);
  if (!read.ok)
    return wrong(spec, { not_money: 'not_money', range: 'money_range', no_unit: 'money_no_unit' }[read.why], text);
  if (read.amount < 0) return wrong(spec, 'money_negative', text);
  const differs = read.from === 'cell' && column !== null && column.currency !== read.currency;
  const remark = differs ? [problem(spec, 'money_own_unit', { text: oneLine(text) }, 'unsure')] : [];
  if (read.currency === 'CNY') return right(read.amount, remark);
  const rate = rates[read.currency];
  if (!rate) return wrong(spec, 'money_needs_rate', text, { currency: read.currency });
  return right(tidy(Math.round(read.amount * rate)), [
    problem(spec, 'money_converted', { text: oneLine(text), rate }, 'unsure'),
  ]);
};

const readMu: Reader = (text, spec, _context, unit) => {
  const area = readArea(text, unit.unit ? areaUnitOf(unit.unit) : null);
  return area === null || area < 0 ? wrong(spec, 'not_an_area', text) : right(area);
};

const readADay: Reader = (text, spec, { year }) => {
  const read = readDay(text, spec.edge ?? 'end', year);
  if (!read) return wrong(spec, 'not_a_day', text);
  return right(
    read.day,
    read.isInferred ? [problem(spec, 'day_inferred', { text: oneLine(text), day: read.day }, 'unsure')] : [],
  );
};

const readUnit: Reader = (text, spec, { findUnit }) => {
  const found = findUnit(oneLine(text));
  if ('unit' in found) return right(found.unit);
  const near = found.candidates.join('\u3001');
  return wrong(spec, near ? 'unit_unknown_near' : 'unit_unknown', text, near ? { near } : {});
};

const readUnits: Reader = (text, spec, context) => {
  const units: UnitValue[] = [];
  const problems: CellProblem[] = [];
  for (const name of listIn(text)) {
    const read = readUnit(name, spec, context, {});
    if (read.value !== null && !units.some(({ id }) => id === (read.value as UnitValue).id))
      units.push(read.value as UnitValue);
    problems.push(...read.problems);
  }
  return { value: problems.length > 0 ? null : units, problems };
};

const readChoice: Reader = (text, spec) => {
  const plain = squeezed(text);
  for (const [key, words] of Object.entries(spec.choices ?? {}))
    if (words.some((word) => squeezed(word) === plain)) return right(key);
  const known = Object.values(spec.choices ?? {})
    .map(([usual]) => usual)
    .join('\u3001');
  return wrong(spec, 'not_a_choice', text, { known });
};

const readYesNo: Reader = (text, spec) => {
  const plain = squeezed(text);
  if (YES.has(plain)) return right(true);
  return NO.has(plain) ? right(false) : wrong(spec, 'not_yes_no', text);
};

const made =
  (read: (text: string) => LedgerValue | null, code: string): Reader =>
  (text, spec) => {
    const value = read(text);
    return value === null ? wrong(spec, code, text) : right(value);
  };

const READERS: Readonly<Record<ColumnSpec['kind'], Reader>> = {
  text: readWords,
  lines: readWords,
  key: readWords,
  sequence: (text) => right(oneLine(text)),
  number: readAnyNumber,
  count: readAnyNumber,
  money: readYuan,
  area: readMu,
  percent: readPercent,
  day: readADay,
  years: made(readYears, 'not_years'),
  period: made(readPeriod, 'not_a_period'),
  code: (text, spec) =>
    right(
      squeezed(text)
        .toUpperCase()
        .slice(0, spec.longest ?? LONGEST),
    ),
  choice: readChoice,
  yes_no: readYesNo,
  unit: readUnit,
  units: readUnits,
  region: (text, spec, { findRegion }) => {
    const region = findRegion(oneLine(text));
    return region ? right(region) : wrong(spec, 'region_unknown', text);
  },
  tags: (text) => right([...new Set(listIn(text))]),
};

/** Kinds whose cells may say "no" or "none" and mean it. */
const TAKES_MARKS = new Set<ColumnSpec['kind']>(['yes_no', 'choice']);

/**
 * What a cell means in a column: its value (null when it is blank or wrong) and what is to be said about it. A cell
 * that says nothing in words ("/", "—") is blank; a blank cell of a required column is wrong.
 */
export const readCell = (text: string, spec: ColumnSpec, context: CellContext, unit: CellUnit = {}): ReadCell => {
  const says = TAKES_MARKS.has(spec.kind) ? squeezed(text) !== '' : !isBlank(text);
  if (says) {
    const read = READERS[spec.kind](text, spec, context, unit);
    if (read.value !== null || read.problems.length > 0 || !isBlank(text)) return read;
  }
  return spec.isRequired ? { value: null, problems: [problem(spec, 'missing')] } : nothing;
};

/** Foreign currencies that the cells of a money column name, for asking the importer for their rates. */
export const currenciesIn = (texts: readonly string[], spec: ColumnSpec, unit: CellUnit): Set<Currency> => {
  const found = new Set<Currency>();
  for (const text of texts) {
    const read = isBlank(text) ? null : readMoney(text, unitOfColumn(spec, unit));
    if (read?.ok && read.currency !== 'CNY') found.add(read.currency);
  }
  return found;
};
