import lexicon from './lexicon.json' with { type: 'json' };
import { squeezed } from './plain.ts';
import { plainNumber, tidy } from './read-number.ts';

const UNITS = Object.entries(lexicon.areas)
  .flatMap(([word, mu]) =>
    Object.entries(lexicon.areaTens).map(([ten, n]) => [squeezed(`${ten}${word}`), mu * n] as const),
  )
  .sort(([a], [b]) => b.length - a.length);
const HEDGES = new RegExp(`^(?:${lexicon.approximately.join('|')})+`, 'u');

/** How many mu the unit that words name is (15 mu are a hectare); null when they name none. */
export const areaUnitOf = (text: string): number | null => {
  const plain = squeezed(text).replace(/^.*:/, '');
  return UNITS.find(([word]) => word === plain)?.[1] ?? null;
};

/** An area in mu: the cell's own unit, else the column's (in mu, 1 unless said). Null when it is no area. */
export const readArea = (text: string, columnMu: number | null): number | null => {
  const plain = squeezed(text).replace(HEDGES, '');
  const unit = UNITS.find(([word]) => plain.endsWith(word));
  const number = plainNumber(unit ? plain.slice(0, plain.length - unit[0].length) : plain);
  return number === null ? null : tidy(number * (unit?.[1] ?? columnMu ?? 1));
};
