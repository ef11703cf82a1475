import { type Day, isDay } from '@luoshi/kernel/day.ts';
import { squeezed } from './plain.ts';

/** A day read from a cell; `isInferred` when the cell named no year. */
export type ReadDay = { readonly day: Day; readonly isInferred: boolean };

const two = (n: number | string): string => String(n).padStart(2, '0');
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dayOf = (year: number, month: number, day: number): Day | null => {
  const text = `${year}-${two(month)}-${two(day)}`;
  return isDay(text) ? text : null;
};

const FULL =
  /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})(?:\u65e5|\u53f7)?(?:t?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?z?)?$/u;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})$/;
const MONTH = /^(\d{4})[-/.\u5e74](\d{1,2})(?:\u6708(?:\u4efd)?)?$/u;
const YEAR = /^(\d{4})\u5e74?$/u;
const NO_YEAR = /^(\d{1,2})\u6708(\d{1,2})(?:\u65e5|\u53f7)$/u;
const NO_YEAR_MONTH = /^(\d{1,2})\u6708(?:\u4efd)?$/u;
const HALF = /^(?:(\d{4})\u5e74?)?(\u4e0a|\u4e0b)\u534a\u5e74$/u;
const QUARTER = /^(?:(\d{4})\u5e74?)?(?:\u7b2c)?([\u4e00\u4e8c\u4e09\u56db1-4])\u5b63\u5ea6$/u;
const SERIAL = /^[3-6]\d{4}$/;
const TAIL = /(?:\u5e95|\u672b)?(?:\u4e4b?\u524d|\u4ee5\u524d)?$/u;
const QUARTERS = '\u4e00\u4e8c\u4e09\u56db';
const EPOCH = Date.UTC(1899, 11, 30);

/**
 * A day as offices write it: `2027年6月30日`, `2027-6-30`, `2027.6.30`, `20270630`, a spreadsheet's serial number; and
 * less than a day: a month, a quarter, half a year, a year, which stand for their last day (or first, by `edge`), and a
 * day without its year, which is taken from `year`. Null when it is no day or none that exists.
 */
export const readDay = (text: string, edge: 'start' | 'end', year: number): ReadDay | null => {
  const plain = squeezed(text).replace(TAIL, '');
  const full = FULL.exec(plain) ?? COMPACT.exec(plain);
  if (full) return sure(dayOf(Number(full[1]), Number(full[2]), Number(full[3])));
  if (SERIAL.test(plain)) return sure(new Date(EPOCH + Number(plain) * 86_400_000).toISOString().slice(0, 10) as Day);
  const bare = NO_YEAR.exec(plain);
  if (bare) return inferred(dayOf(year, Number(bare[1]), Number(bare[2])));
  const span = spanOf(plain, year);
  if (!span) return null;
  const [fromMonth, toMonth, ofYear] = span;
  const day = edge === 'start' ? dayOf(ofYear, fromMonth, 1) : dayOf(ofYear, toMonth, lastOf(ofYear, toMonth));
  return /\d{4}/.test(plain) ? sure(day) : inferred(day);
};

const sure = (day: Day | null): ReadDay | null => day && { day, isInferred: false };
const inferred = (day: Day | null): ReadDay | null => day && { day, isInferred: true };

/** First month, last month and year of less than a day. */
const spanOf = (plain: string, year: number): [number, number, number] | null => {
  const month = MONTH.exec(plain);
  if (month) return validMonths(Number(month[2]), Number(month[2]), Number(month[1]));
  const bare = NO_YEAR_MONTH.exec(plain);
  if (bare) return validMonths(Number(bare[1]), Number(bare[1]), year);
  const whole = YEAR.exec(plain);
  if (whole) return validMonths(1, 12, Number(whole[1]));
  const half = HALF.exec(plain);
  if (half) return half[2] === '\u4e0a' ? [1, 6, Number(half[1] ?? year)] : [7, 12, Number(half[1] ?? year)];
  const quarter = QUARTER.exec(plain);
  if (!quarter) return null;
  const nth = quarterOf(quarter[2] ?? '');
  return [nth * 3 - 2, nth * 3, Number(quarter[1] ?? year)];
};

const quarterOf = (text: string): number => (QUARTERS.includes(text) ? QUARTERS.indexOf(text) + 1 : Number(text));
const validMonths = (from: number, to: number, year: number): [number, number, number] | null =>
  from >= 1 && to <= 12 && from <= 12 && year >= 1900 && year <= 2200 ? [from, to, year] : null;

const YEARS =
  /^(\d{4})\u5e74?(?:\.?\d{1,2}\u6708?)?(?:(?:-|\u2014+|\u2013|~|\u81f3|\u5230|\uff5e)(\d{4})\u5e74?(?:\.?\d{1,2}\u6708?)?)?(?:\u5e95|\u524d)?$/u;

/** First and last year of work: `2026-2028`, `2026年6月—2027年12月`, `2026`. Null when it is no such thing. */
export const readYears = (text: string): { from: number; to: number } | null => {
  const found = YEARS.exec(squeezed(text));
  // One month alone is a day's month, not a run of years.
  if (!found || (!found[2] && MONTH.test(squeezed(text)))) return null;
  const from = Number(found[1]);
  const to = Number(found[2] ?? found[1]);
  return from >= 1949 && to <= 2200 && from <= to ? { from, to } : null;
};

const P_YEAR = /^(\d{4})(?:\u5e74(?:\u5ea6|\u5168\u5e74)?)?$/u;
const P_MONTH = /^(\d{4})(?:\u5e74|-|\/|\.)?(\d{1,2})\u6708?(?:\u4efd)?$/u;
const P_RUN = /^(\d{4})\u5e74?1(?:\u6708)?(?:-|\u2014|~|\u81f3|\u2013)(\d{1,2})\u6708$/u;
const P_HALF = /^(\d{4})(?:\u5e74)?(?:(\u4e0a|\u4e0b)\u534a\u5e74|-?h([12]))$/u;
const P_QUARTER = /^(\d{4})(?:\u5e74)?(?:(?:\u7b2c)?([\u4e00\u4e8c\u4e09\u56db1-4])\u5b63\u5ea6|-?q([1-4]))$/u;

/**
 * The stretch of time that figures are for: `2024`, `2024-H1`, `2024-Q1`, `2024-06`, or `2024-01/06` for January to
 * June together. Null when it is none.
 */
export const readPeriod = (text: string): string | null => {
  const plain = squeezed(text);
  const year = P_YEAR.exec(plain);
  if (year) return year[1] ?? null;
  const run = P_RUN.exec(plain);
  if (run && Number(run[2]) >= 2 && Number(run[2]) <= 12) return `${run[1]}-01/${two(run[2] ?? '')}`;
  const half = P_HALF.exec(plain);
  if (half) return `${half[1]}-H${half[3] ?? (half[2] === '\u4e0a' ? 1 : 2)}`;
  const quarter = P_QUARTER.exec(plain);
  if (quarter) return `${quarter[1]}-Q${quarter[3] ?? quarterOf(quarter[2] ?? '')}`;
  const month = P_MONTH.exec(plain);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) return `${month[1]}-${two(month[2] ?? '')}`;
  return null;
};

const NAMED =
  /(\d{4})\u5e74(?:1(?:\u6708)?[-\u2014\u81f3]\d{1,2}\u6708|(?:\u7b2c)?[\u4e00\u4e8c\u4e09\u56db]\u5b63\u5ea6|[\u4e0a\u4e0b]\u534a\u5e74|\d{1,2}\u6708)?/u;

/** The period that a title or file name tells, for a sheet that has no column of it; null when it tells none. */
export const periodNamed = (text: string): string | null => {
  const found = NAMED.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  return found ? readPeriod(found[0]) : null;
};
