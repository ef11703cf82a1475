import type { Field, Forbidden } from '../contract.ts';
import data from './forbidden.json' with { type: 'json' };

/** A function that national rules forbid, found in a request. */
export type Hit = {
  /** Place of the field from 0; null when it stands in the title or the purpose. */
  readonly field: number | null;
  readonly rule: Forbidden;
  /** The words that gave it away; the field's name when its kind did. */
  readonly found: string;
};

type Pattern = { rule: Forbidden; words: RegExp; except: RegExp };
const anyOf = (patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'giu');
const PATTERNS: readonly Pattern[] = data.rules.map(({ rule, words, except }) => ({
  rule: rule as Forbidden,
  words: anyOf(words),
  except: anyOf(except),
}));

/**
 * What of a request national rules forbid: check-ins, points and rankings of persons, forced photos and videos, tracks,
 * rates of installing or signing in, time online, likes and forwards. By words in the title, the purpose and the names of
 * fields, in Chinese and English, and by kind: a required photo, a required location. Harmless uses of the same words (打卡点,
 * 企业排名) are no hit. Source: 国办函〔2026〕12号; the words are a house reading of it, 2026-11-24, kept in `forbidden.json`.
 */
export const forbiddenIn = (request: { title: string; purpose: string; fields: readonly Field[] }): Hit[] => [
  ...wordsIn(`${request.title}。${request.purpose}`, null),
  ...request.fields.flatMap((field, at) => [...kindOf(field, at), ...wordsIn(field.label, at)]),
];

const wordsIn = (text: string, field: number | null): Hit[] =>
  PATTERNS.flatMap(({ rule, words, except }) => {
    // What is harmless is taken out first, so that it cannot excuse something forbidden beside it.
    const found = plain(text).replace(except, ' ').match(words)?.[0];
    return found ? [{ field, rule, found }] : [];
  });

/** Full-width letters and gaps between Chinese characters must not hide a word. */
const plain = (text: string): string =>
  text.normalize('NFKC').replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');

const kindOf = ({ kind, isRequired, label }: Field, field: number): Hit[] => {
  if (!isRequired) return [];
  if (kind === 'photo') return [{ field, rule: 'photos', found: label }];
  return kind === 'location' ? [{ field, rule: 'tracks', found: label }] : [];
};

/** Name and number of the paper behind the guard. */
export const GUARD_SOURCE: string = data.source;
