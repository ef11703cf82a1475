import { isoDay } from './dates/calendar.ts';
import {
  ATTACHMENT_LINE,
  DAY_INSIDE,
  EDITION_END,
  ISO_DAY,
  ISSUED_NEAR,
  ISSUER_IN_TITLE,
  ISSUER_LINE,
  NUMBER_LINE,
  NUMBER_WORD,
  PAPER_NUMBER,
  printedNumber,
  ROUND_ZEROS,
  SIGNED_IN_POINTS,
  SIGNED_ON,
  SIGNED_ON_HAN,
  TITLE_END,
  YEAR_IN_RANGE,
  YEAR_IN_TITLE,
  YEAR_WORD,
  YEARS_IN_TITLE,
  ZERO,
} from './lexicon/head.ts';
import { numeralValue } from './lexicon/numerals.ts';
import { CLOSED_LINE } from './lexicon/punctuation.ts';
import type { Line } from './outline/lines.ts';
import { markerAt } from './outline/markers.ts';
import type { ParseOptions } from './paper.ts';

/** What the head and the foot of a paper say about it. */
export type Head = {
  title: string | null;
  number: string | null;
  issuer: string | null;
  issuedOn: string | null;
  year: number | null;
  /** The year stands in the head or the foot, or was given; it was not guessed from the text. */
  yearIsSure: boolean;
};

const HEAD_LINES = 30;
const LONGEST_TITLE_LINE = 60;
const LONGEST_SIGNATURE = 24;
const LONGEST_SEARCH = 4000;

/** Reads title, number, issuer, day of issue and year. */
export function headOf(norm: string, lines: readonly Line[], options: ParseOptions): Head {
  const top = lines.slice(0, HEAD_LINES);
  const title = titleOf(top);
  const number = PAPER_NUMBER.exec(norm.slice(0, LONGEST_SEARCH));
  const signed = signedOn(norm, lines);
  const issuedOn = options.issuedOn ?? signed;
  const numberYear = number ? Number(number[1]) : null;
  const said = options.year ?? yearOf(options.issuedOn ?? null, title, signed, numberYear, options.fileName);
  const year = said ?? yearNamedMost(norm);
  const issuer = ISSUER_IN_TITLE.exec(title ?? '')?.[1]?.replace(/\s/g, '') ?? issuerLine(lines);
  return {
    title,
    number: number ? paperNumber(norm, number) : null,
    issuer,
    issuedOn,
    year,
    yearIsSure: said !== null,
  };
}

function paperNumber(norm: string, found: RegExpExecArray): string | null {
  const word = NUMBER_WORD.exec(norm.slice(Math.max(0, found.index - 16), found.index))?.[0] ?? '';
  return printedNumber(word, found[1] ?? '', found[2] ?? '');
}

function titleOf(top: readonly Line[]): string | null {
  let collected = '';
  for (const line of top) {
    const text = line.text.trim();
    if (ATTACHMENT_LINE.test(text) || NUMBER_LINE.test(text)) continue;
    const isTitle =
      text.length <= LONGEST_TITLE_LINE &&
      (!CLOSED_LINE.test(text) || EDITION_END.test(text)) &&
      !text.includes('\t') &&
      markerAt(text, 0) === null;
    if (!isTitle) {
      if (collected !== '' || text.length > LONGEST_TITLE_LINE) break;
      continue;
    }
    collected += text;
    if (TITLE_END.test(text)) return collected;
    if (collected.length > 100) break;
  }
  return collected === '' ? null : collected.slice(0, 120);
}

function signedOn(norm: string, lines: readonly Line[]): string | null {
  let found: string | null = null;
  for (const line of [...lines.slice(0, 60), ...lines.slice(-60)]) {
    if (line.text.length > 50) continue;
    const figures = SIGNED_ON.exec(line.text);
    if (figures) found = isoDay(Number(figures[1]), Number(figures[2]), Number(figures[3])) ?? found;
    const points = line.text.length <= LONGEST_SIGNATURE ? SIGNED_IN_POINTS.exec(line.text) : null;
    if (points) found = isoDay(Number(points[1]), Number(points[2]), Number(points[3])) ?? found;
    const numerals = SIGNED_ON_HAN.exec(line.text);
    if (numerals) {
      const [year, month, day] = [numerals[1], numerals[2], numerals[3]].map((word) =>
        numeralValue((word ?? '').replace(ROUND_ZEROS, ZERO)),
      );
      if (year && month && day) found = isoDay(year, month, day) ?? found;
    }
  }
  if (found) return found;
  const top = norm.slice(0, 1500);
  const iso = ISO_DAY.exec(top);
  if (iso) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const inside = DAY_INSIDE.exec(top);
  if (inside && ISSUED_NEAR.test(top.slice(Math.max(0, inside.index - 20), inside.index)))
    return isoDay(Number(inside[1]), Number(inside[2]), Number(inside[3]));
  return null;
}

function yearOf(
  given: string | null,
  title: string | null,
  signed: string | null,
  numberYear: number | null,
  fileName?: string,
): number | null {
  if (given) return Number(given.slice(0, 4));
  const named = title && !YEARS_IN_TITLE.test(title) ? YEAR_IN_TITLE.exec(title)?.[1] : undefined;
  if (named) return Number(named);
  if (signed) return Number(signed.slice(0, 4));
  if (numberYear) return numberYear;
  const inName = /(?:^|\D)(20\d{2})(?:\D|$)/.exec(fileName ?? '')?.[1];
  if (inName) return Number(inName);
  const range = YEAR_IN_RANGE.exec(title ?? '')?.[1];
  return range ? Number(range) : null;
}

function yearNamedMost(norm: string): number | null {
  const counts = new Map<number, number>();
  for (const match of norm.slice(0, 200_000).matchAll(YEAR_WORD))
    counts.set(Number(match[1]), (counts.get(Number(match[1])) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}

function issuerLine(lines: readonly Line[]): string | null {
  for (const line of [...lines.slice(-20).reverse(), ...lines.slice(0, 10)]) {
    if (line.text.length <= 40 && ISSUER_LINE.test(line.text)) return line.text.replace(/\((?:.{2,3})\)$/, '');
  }
  return null;
}
