import lexicon from './lexicon.json' with { type: 'json' };
import { squeezed } from './plain.ts';
import { plainNumber, tidy } from './read-number.ts';

export type Currency = keyof typeof lexicon.currencies;
/** A unit of money: how many of the currency's own unit it is (10000 for wan yuan). */
export type MoneyUnit = { readonly scale: number; readonly currency: Currency };
export type ReadMoney =
  | {
      readonly ok: true;
      /** In the currency's own unit. */
      readonly amount: number;
      readonly currency: Currency;
      /** Which unit was taken: the cell's own, or the column's. */
      readonly from: 'cell' | 'column';
    }
  | { readonly ok: false; readonly why: 'not_money' | 'range' | 'no_unit' };

const CURRENCIES = Object.entries(lexicon.currencies).flatMap(([code, words]) =>
  words.map((word) => ({ code: code as Currency, word: squeezed(word) })),
);
// The longest word first: "US$" before "$".
CURRENCIES.sort((a, b) => b.word.length - a.word.length);
const SCALES = Object.entries(lexicon.moneyScales).sort(([a], [b]) => b.length - a.length);
const scaleOf = (text: string): number | null => SCALES.find(([word]) => word === text)?.[1] ?? null;

/** The unit that words name: "wan yuan", "yi", "wan US dollars"; null when they name none. A bare scale is yuan. */
export const moneyUnitOf = (text: string): MoneyUnit | null => {
  const plain = squeezed(text).replace(/^.*:/, '');
  for (const { code, word } of CURRENCIES) {
    if (!plain.endsWith(word)) continue;
    const scale = scaleOf(plain.slice(0, plain.length - word.length));
    if (scale !== null) return { scale, currency: code };
  }
  const bare = plain === '' ? null : scaleOf(plain);
  return bare === null ? null : { scale: bare, currency: 'CNY' };
};

const HEDGES = new RegExp(`^(?:${lexicon.approximately.join('|')})+`, 'u');
const TRAILING_HEDGES = new RegExp(`(?:${lexicon.approximately.join('|')}|[+])+$`, 'u');
const AMOUNT = /^([+-]?[\d,.]+(?:e[+-]?\d+)?)\u4e2a?(.*)$/u;
const RANGE = /\d\s*(?:-|\u2014|\u2013|~|\uff5e|\u81f3|\u5230)\s*\d/u;
const SYMBOL = /^(us\$|hk\$|[$\u20ac\u00a3\u00a5])/u;
const SYMBOLS: Readonly<Record<string, Currency>> = {
  us$: 'USD',
  hk$: 'HKD',
  $: 'USD',
  '\u20ac': 'EUR',
  '\u00a3': 'GBP',
  '\u00a5': 'CNY',
};

/**
 * Money in a cell. Words of a unit in the cell go before the column's unit (42.84 million US dollars stand as
 * "4284wan US dollars" in a column of yi yuan); a bare number takes the column's. Refuses a range (it is no amount), a
 * bare number where the column says no unit, and what is no amount at all.
 */
export const readMoney = (text: string, column: MoneyUnit | null): ReadMoney => {
  let plain = squeezed(text).replace(HEDGES, '').replace(TRAILING_HEDGES, '');
  if (RANGE.test(plain)) return { ok: false, why: 'range' };
  const symbol = SYMBOL.exec(plain)?.[0];
  if (symbol) plain = plain.slice(symbol.length);
  const found = AMOUNT.exec(plain);
  const number = found ? plainNumber(found[1] ?? '') : null;
  if (!found || number === null) return { ok: false, why: 'not_money' };
  const words = (found[2] ?? '').replace(TRAILING_HEDGES, '');
  if (words === '') {
    if (symbol) return { ok: true, amount: number, currency: SYMBOLS[symbol] ?? 'CNY', from: 'cell' };
    if (!column) return { ok: false, why: 'no_unit' };
    return { ok: true, amount: tidy(number * column.scale), currency: column.currency, from: 'column' };
  }
  const unit = moneyUnitOf(words);
  if (!unit) return { ok: false, why: 'not_money' };
  const currency = symbol ? (SYMBOLS[symbol] ?? unit.currency) : unit.currency;
  return { ok: true, amount: tidy(number * unit.scale), currency, from: 'cell' };
};
