import type { ColumnSpec, ValueKind } from './column.ts';
import { makeHeadDictionary, scoreHead } from './head-words.ts';
import lexicon from './lexicon.json' with { type: 'json' };
import { headParts, isBlank, squeezed } from './plain.ts';
import { areaUnitOf } from './read-area.ts';
import { type CellContext, readCell } from './read-cell.ts';
import { moneyUnitOf } from './read-money.ts';

/** Why a column was taken for what it is; `none`: nothing fits. */
export type RecognisedBy = 'head' | 'values' | 'remembered' | 'none';
/** What is to be looked at before the mapping is trusted. */
export const COLUMN_REMARKS = [
  /** Another column has the same head. */
  'head_twice',
  /** The head names one thing, the values are of another, and the values were believed. */
  'head_disagrees',
  /** The head was believed although half of the values do not fit. */
  'values_disagree',
  /** Money whose unit nothing says; the kind's usual one was taken. */
  'unit_guessed',
  /** Money whose unit nothing says and nobody can guess. */
  'unit_needed',
] as const;
export type ColumnRemark = (typeof COLUMN_REMARKS)[number];

/** What one column of the sheet is taken for. */
export type RecognisedColumn = {
  /** The kind's column, or null: not imported. */
  readonly field: string | null;
  /** The unit of money or area as words ("亿元"), for columns of those kinds. */
  readonly unit: string | null;
  /** A blank cell repeats the one above. */
  readonly fillsDown: boolean;
  readonly by: RecognisedBy;
  readonly remarks: readonly ColumnRemark[];
};

/** A column as the beginning of the sheet shows it. */
export type ColumnSample = { readonly head: string; readonly texts: readonly string[] };

const STRONG = new Set<ValueKind>(['day', 'years', 'period', 'yes_no', 'choice', 'unit', 'units', 'region']);
const FREE = new Set<ValueKind>(['text', 'lines', 'tags', 'sequence', 'key', 'code']);
const ENOUGH = 3;
const FIT_BY_VALUES = 0.8;
const BY_VALUES = 0.56;
const TAKEN_FROM = 0.42;
const LONGEST_UNIT = 8;
const CERTAIN_HEAD = 0.85;
const SEQUENCE = new Set(lexicon.sequence.map((word) => headParts(word).name || squeezed(word)));
const PROVISIONAL_UNIT = Object.keys(lexicon.moneyScales)[3] ?? '';

/** The share of the filled cells that a column's kind can read; null when free text says nothing either way. */
const fitOf = (spec: ColumnSpec, texts: readonly string[], context: CellContext): number | null => {
  const filled = texts.filter((text) => !isBlank(text));
  if (filled.length === 0) return null;
  if (spec.looksLike) {
    const pattern = new RegExp(spec.looksLike, 'iu');
    return filled.filter((text) => pattern.test(squeezed(text))).length / filled.length;
  }
  if (FREE.has(spec.kind)) return null;
  const unit = spec.kind === 'money' ? { unit: PROVISIONAL_UNIT } : {};
  const forgiven = (code: string): boolean => code.endsWith('money_needs_rate');
  const good = filled.filter((text) =>
    readCell(text, { ...spec, isRequired: false }, context, unit).problems.every(
      ({ severity, code }) => severity !== 'wrong' || forgiven(code),
    ),
  );
  return good.length / filled.length;
};

const isTold = (spec: ColumnSpec): boolean => spec.looksLike !== undefined || STRONG.has(spec.kind);

type Claim = { column: number; spec: ColumnSpec; score: number; head: number; fit: number | null };

const claimsOf = (samples: readonly ColumnSample[], specs: readonly ColumnSpec[], context: CellContext): Claim[] => {
  const dictionary = makeHeadDictionary(specs);
  return samples.flatMap(({ head, texts }, column) => {
    const heads = new Map(scoreHead(head, dictionary).map(({ key, score }) => [key, score]));
    const filled = texts.filter((text) => !isBlank(text)).length;
    return specs.flatMap((spec): Claim[] => {
      const byHead = heads.get(spec.key) ?? 0;
      if (spec.kind === 'key' && byHead < 1) return [];
      if (byHead === 0 && (!isTold(spec) || filled < ENOUGH)) return [];
      const fit = fitOf(spec, texts, context);
      const claim = { column, spec, head: byHead, fit };
      if (byHead > 0) {
        const adjustment = fit === null ? 0 : fit < 0.2 && filled >= ENOUGH ? -0.5 : (fit - 0.5) * 0.4;
        return [{ ...claim, score: byHead + adjustment }];
      }
      return fit !== null && fit >= FIT_BY_VALUES ? [{ ...claim, score: BY_VALUES * fit }] : [];
    });
  });
};

/** A unit that the head or the lines above the table say, for a column of money or area. */
const unitSaid = (kind: ValueKind, head: string, above: readonly string[]): string | null => {
  const names =
    kind === 'money' ? (text: string) => moneyUnitOf(text) !== null : (text: string) => areaUnitOf(text) !== null;
  const { name, asides } = headParts(head);
  const inHead = [...asides, ...head.split('/').map((part) => headParts(part).name)].find(
    (text) => text !== '' && names(text),
  );
  if (inHead) return inHead.replace(/^.*[:\uff1a]/u, '');
  // "Total investment, 100 million yuan" without brackets.
  for (const length of [4, 3, 2, 1]) {
    const tail = name.slice(-length);
    if (name.length > length && names(tail) && moneyWords.test(tail)) return tail;
    if (kind === 'area' && name.length > length && names(tail)) return tail;
  }
  for (const line of above) {
    const found = UNIT_LINE.exec(line)?.[1];
    if (found && names(found)) return found;
  }
  return null;
};
const UNIT_LINE = new RegExp(lexicon.unitLine, 'u');
const moneyWords = new RegExp(
  `(?:${Object.values(lexicon.currencies)
    .flat()
    .filter((word) => /\p{Script=Han}/u.test(word))
    .join('|')})$`,
  'u',
);

const FILL_LEAST = 0.3;
/** Whether blanks repeat the cell above: a column of groups, of which the merging was lost. */
const fillsDown = (spec: ColumnSpec | undefined, texts: readonly string[]): boolean => {
  if (
    texts.length < 4 ||
    (spec && (spec.isRequired || !['text', 'tags', 'choice', 'unit', 'region'].includes(spec.kind)))
  )
    return false;
  if (isBlank(texts[0] ?? '')) return false;
  const groups = new Set(texts.filter((text) => text.trim() !== '')).size;
  const blank = texts.filter((text) => text.trim() === '').length / texts.length;
  return groups > 1 && blank >= FILL_LEAST && blank < 1;
};

/**
 * Takes each column of a sheet for one the kind knows, by its head and by the values under it. Where the two disagree
 * the values are believed if they tell columns apart (codes, days, units …), else the head; the remark says so. `above`
 * are the lines over the table, which may say the unit of money for all of it.
 */
export const recognise = (
  samples: readonly ColumnSample[],
  specs: readonly ColumnSpec[],
  context: CellContext,
  above: readonly string[] = [],
): RecognisedColumn[] => {
  const claims = claimsOf(samples, specs, context).sort((a, b) => b.score - a.score);
  const taken = new Map<number, Claim>();
  const given = new Set<string>();
  for (const claim of claims) {
    if (claim.score < TAKEN_FROM || taken.has(claim.column) || given.has(claim.spec.key)) continue;
    taken.set(claim.column, claim);
    given.add(claim.spec.key);
  }
  return samples.map(({ head, texts }, column) => {
    const claim = taken.get(column);
    const rivals = claims.filter((one) => one.column === column && one.head >= CERTAIN_HEAD);
    const remarks: ColumnRemark[] = [];
    if (!claim) {
      const isSequence = SEQUENCE.has(headParts(head).name);
      if (!isSequence && rivals.some(({ spec }) => given.has(spec.key))) remarks.push('head_twice');
      return { field: null, unit: null, fillsDown: false, by: 'none', remarks };
    }
    if (claim.head === 0 && rivals.length > 0) remarks.push('head_disagrees');
    if (claim.head > 0 && claim.fit !== null && claim.fit < 0.5) remarks.push('values_disagree');
    if (
      claims.some(
        (one) => one.column !== column && one.spec === claim.spec && one.head >= CERTAIN_HEAD && !taken.has(one.column),
      )
    )
      remarks.push('head_twice');
    let unit: string | null =
      claim.spec.kind === 'number'
        ? (headParts(head).asides.find((aside) => aside.length <= LONGEST_UNIT) ?? null)
        : null;
    if (claim.spec.kind === 'money' || claim.spec.kind === 'area') {
      unit = unitSaid(claim.spec.kind, head, above);
      if (!unit && claim.spec.kind === 'money') remarks.push(claim.spec.moneyUnit ? 'unit_guessed' : 'unit_needed');
    }
    return {
      field: claim.spec.key,
      unit,
      fillsDown: fillsDown(claim.spec, texts),
      by: claim.head > 0 ? 'head' : 'values',
      remarks,
    };
  });
};
