import { numeralValue } from './lexicon/numerals.ts';
import {
  AHEAD,
  ALTERNATIVE,
  AMOUNT,
  AT_LEAST_AFTER,
  AT_LEAST_BEFORE,
  AT_MOST_AFTER,
  AT_MOST_BEFORE,
  BARE_MONEY_BEFORE,
  BARE_SCALE,
  CLASS_UNIT,
  CLASSED,
  DECREASE_BEFORE,
  GRADE_AFTER,
  HAN_ALL_TENS,
  HAN_AMOUNT,
  HAN_SCALE,
  HAN_TEN,
  INCREASE_BEFORE,
  MONEY_UNIT,
  NAME_BEFORE,
  ORDINAL,
  RANKED,
  RANKING_BEFORE,
  RATIO_NEAR,
  SMALL_HAN_UNIT,
  STEP_BEFORE,
  TIME_AFTER,
} from './lexicon/quantities.ts';
import type { Groups } from './named.ts';
import { insideAny, namedRanges } from './names.ts';
import type { Direction, Quantity, Span } from './paper.ts';
import { spanOf, type View } from './view.ts';

const OPEN = 0x28;

/** The amounts stated in running text, in order. Dates, ordinals, numbers of papers, names and scores are none. */
export function quantitiesIn(raw: string, view: View): Quantity[] {
  const names = namedRanges(view.text);
  const figures = inFigures(raw, view, names);
  const numerals = inNumerals(raw, view, names);
  if (numerals.length === 0) return figures;
  return [...figures, ...numerals].sort((a, b) => a.span[0] - b.span[0]);
}

function inFigures(raw: string, view: View, names: readonly Span[]): Quantity[] {
  const { text } = view;
  const out: Quantity[] = [];
  const { pattern } = AMOUNT;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const g = AMOUNT.groupsOf(match);
    const start = match.index;
    let end = start + match[0].trimEnd().length;
    const before = text.slice(Math.max(0, start - 12), start);
    const also = text.charCodeAt(end) === OPEN ? ALTERNATIVE.exec(text.slice(end, end + 4)) : null;
    const after = text.slice(end, end + 8);
    let unit = unitOf(g);
    if (also && unit !== '') {
      unit += raw.slice(...spanOf(view, end, end + also[0].length));
      end += also[0].length;
    }
    if (unit === '' || insideAny(names, start)) continue;
    if (BARE_SCALE.test(unit) && !BARE_MONEY_BEFORE.test(before)) continue;
    if (ORDINAL.test(before) || RANKING_BEFORE.test(before) || STEP_BEFORE.test(before) || RATIO_NEAR.test(before))
      continue;
    if (GRADE_AFTER.test(after) || (unit === CLASS_UNIT && CLASSED.test(after))) continue;
    if (AHEAD.test(before) && RANKED.test(unit)) continue;
    if (NAME_BEFORE.test(before) && unit.length === 1 && /[A-Za-z]/.test(unit)) continue;
    if (g('s') !== undefined && !g('u') && TIME_AFTER.test(after)) continue;
    const value = figure(g('n'));
    const max = g('x') === undefined ? null : figure(g('x'));
    out.push(quantity(raw, view, start, end, value, max !== null && max >= value ? max : null, unit));
  }
  return out;
}

function unitOf(g: Groups): string {
  const scale = g('s') ?? '';
  const measure = g('u') ?? g('v') ?? '';
  if (measure === '') return g('u1') !== '%' && BARE_SCALE.test(scale) ? scale : '';
  return scale + (measure === 'p' ? 'P' : measure);
}

function figure(printed: string | undefined): number {
  return Number((printed ?? '').replace(/,/g, ''));
}

function inNumerals(raw: string, view: View, names: readonly Span[]): Quantity[] {
  const { text } = view;
  const out: Quantity[] = [];
  const { pattern } = HAN_AMOUNT;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const g = HAN_AMOUNT.groupsOf(match);
    const printed = g('pn') ?? g('n') ?? '';
    const percent = g('pn') !== undefined;
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 12), start);
    if (insideAny(names, start) || ORDINAL.test(before) || /\d$/.test(before)) continue;
    const scale = HAN_SCALE.exec(printed)?.[0] ?? '';
    const digits = printed.slice(0, printed.length - scale.length);
    const whole = numeralValue(digits);
    if (whole === null || digits === '') continue;
    const fraction = g('f') ?? g('pf');
    const value = fraction ? Number(`${whole}.${numeralValue(fraction) ?? 0}`) : whole;
    const unit = percent ? '%' : scale + (g('u') ?? '');
    if (!percent && !countsInNumerals(digits, scale, g('u') ?? '', before)) continue;
    out.push(quantity(raw, view, start, end, value, null, unit));
  }
  return out;
}

/** Small numbers in Chinese numerals are mostly words; they count with a bound before them, money or a multiplier. */
function countsInNumerals(digits: string, scale: string, unit: string, before: string): boolean {
  if (AT_LEAST_BEFORE.test(before) || AT_MOST_BEFORE.test(before)) return true;
  if (scale !== '' || MONEY_UNIT.test(unit)) return !HAN_ALL_TENS.test(digits);
  if (SMALL_HAN_UNIT.test(unit)) return false;
  return digits.length >= 2 && HAN_TEN.test(digits) && !HAN_ALL_TENS.test(digits);
}

function quantity(
  raw: string,
  view: View,
  start: number,
  end: number,
  value: number,
  max: number | null,
  unit: string,
): Quantity {
  const span = spanOf(view, start, end);
  return { text: raw.slice(span[0], span[1]), value, max, unit, direction: directionOf(view.text, start, end), span };
}

/** The bound or movement stated next to an amount. */
export function directionOf(text: string, start: number, end: number): Direction {
  const before = text.slice(Math.max(0, start - 10), start);
  const after = text.slice(end, end + 14);
  if (AT_MOST_BEFORE.test(before)) return 'at-most';
  if (AT_LEAST_BEFORE.test(before))
    return INCREASE_BEFORE.test(before.replace(AT_LEAST_BEFORE, '')) ? 'increase' : 'at-least';
  if (DECREASE_BEFORE.test(before)) return 'decrease';
  if (INCREASE_BEFORE.test(before)) return 'increase';
  if (AT_LEAST_AFTER.test(after)) return 'at-least';
  if (AT_MOST_AFTER.test(after)) return 'at-most';
  return 'exact';
}

/** A cell that holds only a number, measured by its heading; null when it holds anything else. */
export function cellQuantity(raw: string, view: View, unit: string): Quantity | null {
  const found = CELL.exec(view.text.trim());
  if (!found || unit === '') return null;
  const start = view.text.indexOf(found[1] ?? '');
  const span = spanOf(view, start, start + (found[1] ?? '').length);
  return { text: raw.slice(span[0], span[1]), value: figure(found[1]), max: null, unit, direction: 'exact', span };
}
const CELL = /^(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d{1,15}(?:\.\d{1,10})?)$/;
