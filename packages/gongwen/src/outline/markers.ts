import { MARKERS, type MarkerKind, RANK, SLOPPY, TIGHT } from '../lexicon/markers.ts';
import { numeralValue } from '../lexicon/numerals.ts';

/** The number a clause begins with: as printed, its value, and where the words begin. */
export type Marker = { kind: MarkerKind; rank: number; printed: string; value: number | null; end: number };

/** The marker at `at`, or null. `expected` lets careless marks through when they carry the next number. */
export function markerAt(text: string, at: number, expected: number | null = null): Marker | null {
  const first = text.charCodeAt(at);
  if (Number.isNaN(first)) return null;
  for (const [kind, pattern] of MARKERS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return marker(kind, found[0], found[1] ?? '', pattern.lastIndex);
  }
  if (expected === null) return null;
  for (const pattern of [SLOPPY, TIGHT]) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found && Number(found[1]) === expected) return marker('arabic', found[0], found[1] ?? '', pattern.lastIndex);
  }
  return null;
}

const CIRCLED_BASES: readonly [first: number, last: number][] = [
  [0x2460, 0x2473],
  [0x2474, 0x2487],
  [0x3220, 0x3229],
  [0x2776, 0x277f],
  [0x2780, 0x2789],
];

function marker(kind: MarkerKind, printed: string, number: string, end: number): Marker {
  return {
    kind,
    rank: RANK[kind],
    printed: printed.trim(),
    value: kind === 'circled' ? circledValue(number) : numeralValue(number),
    end,
  };
}

function circledValue(sign: string): number | null {
  const code = sign.charCodeAt(0);
  for (const [first, last] of CIRCLED_BASES) if (code >= first && code <= last) return code - first + 1;
  return null;
}
