import {
  FESTIVAL_NAME,
  FESTIVALS,
  FIRST_HALF,
  FIRST_TEN,
  FIRST_THREE,
  LAST_YEAR,
  NEXT_YEAR,
  PLAN_END,
  QUARTER_WORD,
  ROUND_ZERO,
  SECOND_TEN,
  SINCE,
  THIS_MONTH,
  THIS_YEAR,
  TIME,
  TIME_START,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_QUARTER,
  UNIT_WEEK,
  UNIT_YEAR,
  WORKING,
  YEAR_AFTER,
  ZERO,
} from '../lexicon/dates.ts';
import { numeralValue } from '../lexicon/numerals.ts';
import type { Groups } from '../named.ts';
import type { DeadlineKind } from '../paper.ts';
import { daysAfter, isoDay, monthEnd, monthsAfter, type TimeContext } from './calendar.ts';

/** An expression of time: where it stands, what it means, and how it was said. */
export type TimeWord = {
  start: number;
  end: number;
  kind: DeadlineKind;
  /** The last day it covers. */
  date: string | null;
  inferred: boolean;
  /** No such day exists. */
  impossible: boolean;
  /** A word follows or belongs to it that makes it a limit. */
  limit: boolean;
  form: 'range' | 'day' | 'month' | 'season' | 'year' | 'within' | 'festival' | 'every' | 'now';
  /** The year it names itself, or null. */
  year: number | null;
};

/** All expressions of time in a text, in order. A year named earlier in the text serves those after it that name none. */
export function timeWords(text: string, context: TimeContext): TimeWord[] {
  const out: TimeWord[] = [];
  let lastYear: { year: number; end: number } | null = null;
  TIME_START.lastIndex = 0;
  for (let at = TIME_START.exec(text); at; at = TIME_START.exec(text)) {
    const { index } = at;
    TIME.pattern.lastIndex = index;
    const found = TIME.pattern.exec(text);
    if (!found) continue;
    const groups = TIME.groupsOf(found);
    const near = lastYear && index - lastYear.end < 60 ? lastYear.year : null;
    const read = readWord(groups, context, near);
    if (!read) continue;
    const word: TimeWord = {
      start: index - (groups('k_within') ? sinceLength(text, index) : 0),
      end: index + found[0].length,
      impossible: false,
      limit: false,
      year: null,
      ...read,
    };
    if (word.year !== null) lastYear = { year: word.year, end: word.end };
    out.push(word);
    TIME_START.lastIndex = word.end;
  }
  return out;
}

/** How much of the words before a period says from when it runs. */
function sinceLength(text: string, at: number): number {
  return SINCE.exec(text.slice(Math.max(0, at - 20), at))?.[0].length ?? 0;
}

type Read = Pick<TimeWord, 'kind' | 'date' | 'inferred' | 'form'> & Partial<TimeWord>;

function readWord(g: Groups, context: TimeContext, near: number | null): Read | null {
  const base = near ?? context.year;
  if (g('k_range')) return readRange(g, base);
  if (g('k_iso'))
    return day(Number(g('iy')), Number(g('im')), Number(g('id')), {
      inferred: false,
      limit: g('ib') !== undefined,
      year: Number(g('iy')),
    });
  if (g('k_day')) {
    const year = yearOf(g('y'), g('dr'), base, context);
    return day(year.value, Number(g('dm')), Number(g('dd')), {
      inferred: year.inferred,
      limit: g('db') !== undefined,
      year: year.named,
    });
  }
  if (g('k_season')) return readSeason(g, base, context);
  if (g('k_month')) {
    const year = yearOf(g('my'), g('mr'), base, context);
    return readMonth(year, Number(g('m')), g('e'), g('b') !== undefined || g('e') !== undefined);
  }
  if (g('k_dotmonth'))
    return readMonth(
      { value: Number(g('ty')), inferred: false, named: Number(g('ty')) },
      Number(g('tm')),
      undefined,
      false,
    );
  if (g('k_within')) return readWithin(g, context);
  if (g('k_year')) return readYear(g, base, context);
  const planEnd = PLAN_END[g('pn') ?? ''];
  if (planEnd)
    return { kind: 'year', date: `${planEnd}-12-31`, inferred: true, form: 'year', limit: true, year: planEnd };
  if (g('k_yearend') || g('k_wholeyear'))
    return { kind: 'year', date: base === null ? null : `${base}-12-31`, inferred: true, form: 'year', limit: true };
  const thisMonth = g('k_thismonth');
  if (thisMonth) return readThisMonth(thisMonth, context);
  if (g('k_festival')) return readFestival(g, base, context);
  if (g('k_every')) return { kind: 'recurring', date: null, inferred: false, form: 'every' };
  if (g('k_now')) return { kind: 'ongoing', date: null, inferred: false, form: 'now' };
  return null;
}

type Year = { value: number | null; inferred: boolean; named: number | null };

function yearOf(
  printed: string | undefined,
  relative: string | undefined,
  base: number | null,
  context: TimeContext,
): Year {
  if (printed) return { value: Number(printed), inferred: false, named: Number(printed) };
  if (relative) {
    const from = context.year;
    if (from === null) return { value: null, inferred: true, named: null };
    const shift = NEXT_YEAR.test(relative) ? 1 : YEAR_AFTER.test(relative) ? 2 : LAST_YEAR.test(relative) ? -1 : 0;
    return { value: from + shift, inferred: true, named: from + shift };
  }
  return { value: base, inferred: true, named: null };
}

function day(
  year: number | null,
  month: number,
  date: number,
  rest: { inferred: boolean; limit: boolean; year: number | null },
): Read {
  // Without a year a leap year is assumed, so that only days that never exist are refused.
  const iso = isoDay(year ?? 2024, month, date);
  return { kind: 'date', date: year === null ? null : iso, form: 'day', impossible: iso === null, ...rest };
}

function readMonth(year: Year, month: number, edge: string | undefined, limit: boolean): Read | null {
  if (month < 1 || month > 12)
    return { kind: 'month', date: null, inferred: year.inferred, form: 'month', impossible: true, limit };
  let date = year.value === null ? null : monthEnd(year.value, month);
  if (year.value !== null && edge && FIRST_TEN.test(edge)) date = isoDay(year.value, month, 10);
  if (year.value !== null && edge && SECOND_TEN.test(edge)) date = isoDay(year.value, month, 20);
  return { kind: 'month', date, inferred: year.inferred, form: 'month', limit, year: year.named };
}

function readRange(g: Groups, base: number | null): Read | null {
  if (g('y1')) {
    const from = Number(g('y1'));
    const year = Number(g('y2'));
    if (year < from || year > from + 40) return null;
    if (g('m2') && g('d2'))
      return (
        day(year, Number(g('m2')), Number(g('d2')), { inferred: false, limit: false, year }) && {
          ...day(year, Number(g('m2')), Number(g('d2')), { inferred: false, limit: false, year }),
          form: 'range',
        }
      );
    if (g('m2'))
      return {
        ...(readMonth({ value: year, inferred: false, named: year }, Number(g('m2')), g('e2'), false) ?? {
          kind: 'month',
          date: null,
          inferred: false,
        }),
        form: 'range',
      };
    return { kind: 'year', date: `${year}-12-31`, inferred: false, form: 'range', year };
  }
  const year: Year = g('y3')
    ? { value: Number(g('y3')), inferred: false, named: Number(g('y3')) }
    : { value: base, inferred: true, named: null };
  const first = Number(g('m3'));
  const last = Number(g('m4'));
  if (first < 1 || first > 12 || last < 1 || last > 12) return null;
  const value = year.value !== null && last < first ? year.value + 1 : year.value;
  if (g('d4'))
    return {
      ...day(value, last, Number(g('d4')), { inferred: year.inferred, limit: false, year: year.named }),
      form: 'range',
    };
  const month = readMonth({ ...year, value }, last, g('e4'), false);
  return month && { ...month, form: 'range' };
}

function readSeason(g: Groups, base: number | null, context: TimeContext): Read {
  const year = yearOf(g('sy'), g('sr'), base, context);
  const words = g('sw') ?? '';
  const quarter = QUARTER_WORD.exec(words)?.[1];
  const month = FIRST_THREE.test(words)
    ? 9
    : quarter
      ? (numeralValue(quarter) ?? 4) * 3
      : FIRST_HALF.test(words)
        ? 6
        : 12;
  return {
    kind: 'quarter',
    date: year.value === null ? null : monthEnd(year.value, month),
    inferred: year.inferred,
    form: 'season',
    limit: g('se') !== undefined || g('sb') !== undefined,
    year: year.named,
  };
}

function readYear(g: Groups, base: number | null, context: TimeContext): Read {
  const numerals = g('hy');
  const han = numerals
    ? numeralValue(
        [...numerals]
          .map((c) => (ROUND_ZERO.test(c) ? ZERO : c))
          .join('')
          .replace(/\s/g, ''),
      )
    : null;
  const year = yearOf(g('yy') ?? (han === null ? undefined : String(han)), g('yr'), base, context);
  return {
    kind: 'year',
    date: year.value === null ? null : `${year.value}-12-31`,
    inferred: year.inferred,
    form: 'year',
    limit: g('ye') !== undefined || g('yb') !== undefined || THIS_YEAR.test(g('yr') ?? ''),
    year: year.named,
  };
}

function readWithin(g: Groups, context: TimeContext): Read | null {
  const count = numeralValue(g('wn') ?? '');
  const unit = g('wu') ?? '';
  if (count === null) return null;
  const kind: DeadlineKind = UNIT_YEAR.test(unit)
    ? 'year'
    : UNIT_MONTH.test(unit)
      ? 'month'
      : UNIT_QUARTER.test(unit)
        ? 'quarter'
        : 'date';
  return {
    kind,
    date: null,
    inferred: true,
    form: 'within',
    limit: true,
    ...(context.issuedOn ? { date: afterIssue(context.issuedOn, count, unit) } : {}),
  };
}

function afterIssue(issuedOn: string, count: number, unit: string): string | null {
  if (WORKING.test(unit)) return daysAfter(issuedOn, count, true);
  if (UNIT_DAY.test(unit)) return daysAfter(issuedOn, count, false);
  if (UNIT_WEEK.test(unit)) return daysAfter(issuedOn, count * 7, false);
  if (UNIT_QUARTER.test(unit)) return monthsAfter(issuedOn, count * 3);
  if (UNIT_MONTH.test(unit)) return monthsAfter(issuedOn, count);
  return UNIT_YEAR.test(unit) ? monthsAfter(issuedOn, count * 12) : null;
}

function readThisMonth(words: string, context: TimeContext): Read {
  const issued = context.issuedOn;
  const date =
    issued && THIS_MONTH.test(words) ? monthEnd(Number(issued.slice(0, 4)), Number(issued.slice(5, 7))) : null;
  return {
    kind: UNIT_WEEK.test(words) ? 'date' : UNIT_QUARTER.test(words) ? 'quarter' : 'month',
    date,
    inferred: true,
    form: 'month',
    limit: true,
  };
}

function readFestival(g: Groups, base: number | null, context: TimeContext): Read {
  const year = yearOf(g('fy'), g('fr'), base, context);
  const word = g('fw') ?? '';
  const fixed = FESTIVALS[word];
  const known =
    year.value === null
      ? undefined
      : (context.festivals[`${year.value}-${FESTIVAL_NAME[word] ?? word}`] ??
        context.festivals[`${year.value}-${word}`]);
  const on = known ?? (fixed && year.value !== null ? isoDay(year.value, fixed[0], fixed[1]) : null);
  return {
    kind: 'date',
    date: on ? dayBefore(on) : null,
    inferred: true,
    form: 'festival',
    limit: true,
    year: year.named,
  };
}

function dayBefore(day: string): string | null {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return null;
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}
