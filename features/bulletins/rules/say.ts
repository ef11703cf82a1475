import type { Day } from '@luoshi/kernel/day.ts';
import words from './paper-words.json' with { type: 'json' };

// A paper is written in Chinese whoever reads the screen, so its words are a lexicon and no locale.
type Values = Readonly<Record<string, string | number>>;

const SLOT = /\{(\w+)\}/g;

/** The template with its values in place; a value that is missing is a mistake of the caller and throws. */
export const fill = (template: string, values: Values = {}): string =>
  template.replace(SLOT, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for ${name} in ${template}`);
    return String(value);
  });

/** A day as a paper writes it: without the year when it is that of `near`, always with it when `near` is null. */
export const sayDay = (day: string, near: Day | null): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return fill(near?.startsWith(day.slice(0, 4)) ? words.day : words.dayYear, { year, month, date });
};

export const sayPercent = (n: number): string => fill(words.percent, { n });

/** Names one after the other; of more than `most` the first ones and how many there are. */
export const sayNames = (names: readonly string[], most = 8): string => {
  const shown = names.slice(0, most).join(words.and);
  return names.length > most ? fill(words.etc, { names: shown, n: names.length }) : shown;
};

const ADDRESSED_BY_NAME = 8;

/** Whom a paper is addressed to: by name, or all together when there are too many to name. */
export const sayAddressees = (names: readonly string[]): string =>
  names.length > ADDRESSED_BY_NAME ? words.allUnits : names.join(words.and);

/** Without the spaces a screen puts between figures and words; a paper has none. */
const tight = (text: string): string => text.replace(/ (?=\d)|(?<=[\d%]) /g, '');

/** Free words of a report as the end of a sentence: first lines joined, no full stop of their own. */
export const asClause = (text: string | null, longest = 120): string | null => {
  const joined = tight(text ?? '')
    .split(/\s*\n+\s*/)
    .filter(Boolean)
    .join(words.semicolon)
    .replace(/[\u3002.;\uff1b\uff0c,\s]+$/, '');
  if (!joined) return null;
  return joined.length > longest ? `${joined.slice(0, longest)}\u2026\u2026` : joined;
};

/** One to ninety-nine in Chinese numerals, as headings count: 3 is the third, 12 is ten and two. */
export const sayNumeral = (n: number): string => {
  const one = (k: number): string => words.numerals[k - 1] ?? '';
  if (n <= 10) return one(n);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? one(tens) : ''}${one(10)}${n % 10 ? one(n % 10) : ''}`;
};

export { words };
