import type { Day } from '@luoshi/kernel/day.ts';
import type { Content, FactTable, Kind } from '../contract.ts';
import { fill, sayDay, sayNumeral, sayPercent, words } from './say.ts';

/** One line of thought of the body: a heading of the first (黑体) or second (楷体) level, or a paragraph (仿宋). */
export type Block = { style: 'level1' | 'level2' | 'body'; text: string };

/** A table with its head; widths are shares of the type area's width and sum to one. */
export type PaperTable = {
  title: string;
  columns: { label: string; share: number; isCentred: boolean }[];
  rows: string[][];
};

/** A paper laid out in words, from which both files are written; nothing in it depends on clock, chance or reader. */
export type Paper = {
  kind: Kind;
  /** 发文机关标志, above the red line. */
  mark: string;
  number: string;
  /** 签发人, only on papers that go up. */
  signer: string | null;
  title: string;
  /** 主送 with its colon; empty when there is none. */
  addressees: string;
  blocks: Block[];
  attachment: PaperTable | null;
  issuer: string;
  /** 成文日期; of a draft the day without its date. */
  date: string;
  copyTo: string;
  printer: string;
  printed: string;
};

/** What stands around the text: the office's letterhead, and what numbering and signing give. */
export type Head = {
  issuer: string;
  code: string;
  printer: string;
  /** Null before the number is given. */
  seq: number | null;
  day: Day;
  signer: string | null;
};

// Papers that appear again and again carry their own name above the line; letters and orders the office's.
export const BEARS_OWN_NAME: readonly Kind[] = ['circular', 'report', 'brief', 'minutes'];
// A 专报 goes up to leaders: GB/T 9704-2012 7.2.6 asks for the signer's name on papers that go up.
const GOES_UP: readonly Kind[] = ['report'];

/** The office's code and the kind's: what stands before the year in a number. */
const codeOf = (kind: Kind, code: string): string => `${code}${words.codes[kind]}`;

/** 文号, GB/T 9704-2012 7.2.5: the year in 〔〕, no leading zero, no 第. Without `seq` a gap for it. */
export const numberOf = (kind: Kind, { code, seq, day }: Pick<Head, 'code' | 'seq' | 'day'>): string =>
  fill(seq === null ? words.numberOpen : words.number, {
    code: codeOf(kind, code),
    year: Number(day.slice(0, 4)),
    seq: seq ?? '',
  });

/** Lays a paper out. `content` names facts by key; a table whose facts are gone is left out. */
export const layPaper = (
  kind: Kind,
  title: string,
  content: Content,
  facts: readonly FactTable[],
  head: Head,
): Paper => ({
  kind,
  mark: BEARS_OWN_NAME.includes(kind) ? words.kinds[kind] : head.issuer,
  number: numberOf(kind, head),
  signer: GOES_UP.includes(kind) ? fill(words.signer, { name: head.signer ?? '' }) : null,
  title,
  addressees: content.addressees ? `${content.addressees.replace(/[:：]$/, '')}${words.colon}` : '',
  blocks: blocksOf(content),
  attachment: tableOf(content, facts, head.day),
  issuer: head.issuer,
  date: sayDay(head.day, null),
  copyTo: content.copyTo ? fill(words.copyTo, { names: content.copyTo.replace(/。$/, '') }) + words.stop : '',
  printer: head.printer || head.issuer,
  printed: fill(words.printed, { day: sayDay(head.day, null) }),
});

/** The body line by line; headings are numbered by their place, so that an order a person chose is numbered anew. */
export const blocksOf = (content: Pick<Content, 'sections'>): Block[] => {
  const filled = content.sections.filter((section) => section.paragraphs.some((one) => textOf(one) !== ''));
  return filled.flatMap((section, i) => [
    ...(section.heading
      ? [
          {
            style: 'level1' as const,
            text: fill(words.level1, { numeral: sayNumeral(i + 1), heading: section.heading }),
          },
        ]
      : []),
    ...section.paragraphs.flatMap((one) => [
      ...(one.heading ? [{ style: 'level2' as const, text: one.heading }] : []),
      ...(textOf(one) ? [{ style: 'body' as const, text: textOf(one) }] : []),
    ]),
  ]);
};

const textOf = (paragraph: Content['sections'][number]['paragraphs'][number]): string =>
  paragraph.sentences.map(({ text }) => text.trim()).join('');

// How wide columns are beside each other, in parts; long words get room, numbers none to spare.
const PARTS: Readonly<Record<string, number>> = {
  no: 5,
  task: 18,
  lead: 9,
  support: 12,
  due: 13,
  percent: 6,
  light: 6,
  reason: 16,
  problems: 14,
  next: 14,
  words: 14,
  doneOn: 13,
};
const CENTRED: readonly string[] = ['no', 'lead', 'due', 'percent', 'light', 'doneOn'];

const tableOf = ({ table }: Content, facts: readonly FactTable[], near: Day): PaperTable | null => {
  const found = table && facts.find(({ key }) => key === table.fact);
  if (!table || !found) return null;
  const chosen = table.columns.flatMap((key) => {
    const at = found.columns.findIndex((column) => column.key === key);
    const column = found.columns[at];
    return column ? [{ at, column }] : [];
  });
  const whole = chosen.reduce((sum, { column }) => sum + (PARTS[column.key] ?? 8), 0);
  return {
    title: table.title,
    columns: chosen.map(({ column }) => ({
      label: column.label,
      share: (PARTS[column.key] ?? 8) / whole,
      isCentred: CENTRED.includes(column.key) || column.kind !== 'text',
    })),
    rows: found.rows.map((row) => chosen.map(({ at, column }) => sayCell(row[at] ?? null, column.kind, near))),
  };
};

/** A fact as a cell of a paper shows it. */
export const sayCell = (
  value: string | number | null,
  kind: FactTable['columns'][number]['kind'],
  near: Day,
): string => {
  if (value === null) return '';
  if (kind === 'day') return sayDay(String(value), near);
  return kind === 'percent' ? sayPercent(Number(value)) : String(value);
};
