import {
  CAME_OUT,
  DONE_BY,
  LIMIT_BEFORE,
  LIMIT_PREFIX,
  NOT_AFTER,
  NOT_BEFORE,
  OF_THE_YEAR,
  ONGOING,
  ONGOING_WORD,
  POINTS_CLAUSE,
  STARTING,
  WHOLE_YEAR,
} from '../lexicon/dates.ts';
import { SENTENCE_END, WIDE_COMMA } from '../lexicon/punctuation.ts';
import { insideAny, namedRanges } from '../names.ts';
import type { Deadline, Span } from '../paper.ts';
import { printed, spanOf, type View } from '../view.ts';
import type { TimeContext } from './calendar.ts';
import { type TimeWord, timeWords } from './scan.ts';

/** No time named. */
export const NO_DEADLINE: Deadline = { text: null, kind: 'none', date: null, inferred: false, span: null };

/** A deadline and the impossible days met while looking for it. */
export type ReadDeadline = { deadline: Deadline; impossible: Span[] };

/** Reads a field that holds nothing but the time limit (a column, or words after a label). */
export function fieldDeadline(raw: string, field: View, context: TimeContext): ReadDeadline {
  const words = timeWords(field.text, context);
  const impossible = impossibleSpans(field, words);
  const text = printed(raw, field).replace(/\s+/g, ' ').trim();
  const span = spanOf(field);
  if (ONGOING.test(field.text.trim()) && !WHOLE_YEAR.test(field.text.trim()) && !words.some((word) => word.date)) {
    return { deadline: { text, kind: 'ongoing', date: null, inferred: false, span }, impossible };
  }
  const candidates = words.filter((word) => !word.impossible && !STARTING.test(field.text.slice(0, word.start)));
  const best = latest(candidates.length > 0 ? candidates : words.filter((word) => !word.impossible));
  if (best) return { deadline: { text, kind: best.kind, date: best.date, inferred: best.inferred, span }, impossible };
  if (WHOLE_YEAR.test(field.text.trim())) {
    const date = context.year === null ? null : `${context.year}-12-31`;
    return { deadline: { text, kind: 'year', date, inferred: true, span }, impossible };
  }
  const year = bareYear(field.text);
  if (year) return { deadline: { text, ...year, span }, impossible };
  const ongoing = ONGOING_WORD.test(field.text);
  return {
    deadline: ongoing
      ? { text, kind: 'ongoing', date: null, inferred: false, span }
      : { ...NO_DEADLINE, text: text === '' ? null : text, span: text === '' ? null : span },
    impossible,
  };
}

function bareYear(text: string): Pick<Deadline, 'kind' | 'date' | 'inferred'> | null {
  const year = /^\s*(20\d{2})\s*$/.exec(text)?.[1];
  return year ? { kind: 'year', date: `${year}-12-31`, inferred: false } : null;
}

/** Finds the time by which running text sets a target: the latest one, else a repeated or relative one. */
export function bodyDeadline(raw: string, body: View, context: TimeContext): ReadDeadline {
  const words = timeWords(body.text, context);
  const names = namedRanges(body.text);
  const usable = words.filter(
    (word) => !word.impossible && !insideAny(names, word.start) && isLimit(body.text, word, context),
  );
  const impossible = impossibleSpans(body, words);
  const withDate = usable.filter((word) => word.date !== null);
  // 2023年度改造项目11月底前完工: the year names the project, the month is the limit.
  const isName = (word: TimeWord) => !word.limit && OF_THE_YEAR.test(body.text.slice(word.start, word.end));
  const dated = withDate.some((word) => word.limit) ? withDate.filter((word) => !isName(word)) : withDate;
  const best =
    latest(dated) ??
    usable.find((word) => word.form === 'within') ??
    usable.find((word) => word.form !== 'every' && word.form !== 'now') ??
    usable.find((word) => word.form === 'every');
  if (!best) return { deadline: NO_DEADLINE, impossible };
  const start = best.start - limitWordLength(body.text, best.start);
  const span = spanOf(body, start, best.end);
  return {
    deadline: { text: raw.slice(span[0], span[1]), kind: best.kind, date: best.date, inferred: best.inferred, span },
    impossible,
  };
}

function latest(words: readonly TimeWord[]): TimeWord | null {
  let best: TimeWord | null = null;
  for (const word of words) {
    if (best === null || (word.date ?? '') > (best.date ?? '')) best = word;
  }
  return best;
}

function impossibleSpans(view: View, words: readonly TimeWord[]): Span[] {
  return words.filter((word) => word.impossible).map((word) => spanOf(view, word.start, word.end));
}

function limitWordLength(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - 1), start);
  return LIMIT_PREFIX.test(before) ? 1 : 0;
}

function isLimit(text: string, word: TimeWord, context: TimeContext): boolean {
  const before = text.slice(Math.max(0, word.start - 12), word.start);
  const after = text.slice(word.end, word.end + 24);
  const clause = clauseAround(text, word.start, word.end);
  if (POINTS_CLAUSE.test(clause)) return false;
  if (STARTING.test(before) || NOT_AFTER.test(after)) return false;
  if (!word.limit && CAME_OUT.test(after)) return false;
  if (word.form === 'every') return true;
  if (word.form === 'now') return false;
  if (word.limit) return !(context.sure && word.year !== null && context.year !== null && word.year < context.year);
  if (word.year !== null && context.year !== null && word.year < context.year) return false;
  if (LIMIT_BEFORE.test(before)) return true;
  if (NOT_BEFORE.test(before)) return false;
  if (word.form === 'range' || word.form === 'season') return true;
  if (word.form === 'year') return word.year !== null && context.year !== null;
  return DONE_BY.test(after);
}

function clauseAround(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && start - from < 40 && !CLAUSE_EDGE.includes(text.charAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < 40 && !CLAUSE_EDGE.includes(text.charAt(to))) to++;
  return text.slice(from, to);
}
const CLAUSE_EDGE = SENTENCE_END + WIDE_COMMA;
