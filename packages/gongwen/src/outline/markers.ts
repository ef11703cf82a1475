import { CIRCLED, kindAt, NUMBERS } from '../lexicon/letters.ts';
import { MARKERS, type MarkerKind, RANK, SLOPPY, TIGHT } from '../lexicon/markers.ts';
import { numeralValue } from '../lexicon/numerals.ts';

/** The number a clause begins with: as printed, its value, and where the words begin. */
export type Marker = { kind: MarkerKind; rank: number; printed: string; value: number | null; end: number };

/** The marker at `at`, or null. `expected` lets careless marks through when they carry the next number. */
export function markerAt(text: string, at: number, expected: number | null = null): Marker | null {
  if (!(kindAt(text, at) & NUMBERS)) return null;
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
  for (const [first, last] of CIRCLED) if (code >= first && code <= last) return code - first + 1;
  return null;
}
