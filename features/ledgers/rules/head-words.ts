import type { ColumnSpec } from './column.ts';
import { headParts } from './plain.ts';

/** Heads that a kind knows, prepared for comparing. */
export type HeadDictionary = readonly { readonly key: string; readonly words: readonly string[] }[];

export const makeHeadDictionary = (specs: readonly ColumnSpec[]): HeadDictionary =>
  specs.map(({ key, synonyms }) => ({ key, words: synonyms.map((word) => headParts(word).name) }));

const EXACT = 1;
/** A part of a head of several rows that is a known word by itself. */
const PART = 0.9;
/** The head holds a known word, or a known word holds the head; by how much of it. */
const WITHIN = 0.75;

/** Until when and in which year the figures are: says nothing of what they are. */
const TIMES =
  /(?:\u622a\u81f3|\u622a\u6b62|\u5230)?(?:\d{2,4}\u5e74)?(?:1-)?(?:\d{1,2}\u6708)?(?:\u5e95|\u672b)?(?:\u76ee\u524d|\u7d2f\u8ba1)?/u;
const withoutTime = (name: string): string => {
  const rest = name.replace(TIMES, '');
  return rest.length >= 2 ? rest : name;
};
/** A head that ends in a known word of this many signs is of that column, whatever stands before. */
const TELLING = 4;

const likeness = (name: string, word: string): number => {
  if (name === '' || word === '') return 0;
  if (name === word) return EXACT;
  if (withoutTime(name) === word) return EXACT - 0.05;
  const [short, long] = name.length < word.length ? [name, word] : [word, name];
  if (short.length < 2 || !long.includes(short)) return 0;
  // What stands at the end is what a Chinese head is about: a "name of the project's unit" is a unit.
  const isAtEnd = long.endsWith(short);
  const share = short.length / long.length;
  const score = share < 0.3 ? 0 : WITHIN * share + (isAtEnd ? 0.12 : 0);
  return short === word && isAtEnd && word.length >= TELLING ? Math.max(score, 0.55) : score;
};

/** How well a head fits the columns a kind knows, best first; 1 is the very word. Those that do not fit are left out. */
export const scoreHead = (head: string, dictionary: HeadDictionary): { key: string; score: number }[] => {
  const whole = headParts(head.replaceAll('/', '')).name;
  const parts = head.includes('/') ? head.split('/').map((part) => headParts(part).name) : [];
  return dictionary
    .map(({ key, words }) => {
      let score = 0;
      for (const word of words) {
        score = Math.max(score, likeness(whole, word));
        // Of the parts, the lowest says what the column holds, the upper ones what it is about.
        for (const [i, part] of parts.entries())
          score = Math.max(score, likeness(part, word) * (i === parts.length - 1 ? PART : PART - 0.3));
      }
      return { key, score };
    })
    .filter(({ score }) => score >= 0.4)
    .sort((a, b) => b.score - a.score);
};
