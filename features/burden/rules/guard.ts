import type { FieldKind } from '../contract.ts';
import forbidden from './forbidden.json' with { type: 'json' };
import held from './held-facts.json' with { type: 'json' };

/** What a field asks for, whatever it is called: width, case, spaces, marks and brackets do not tell facts apart. */
export const factOf = (name: string): string => {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s\p{P}\p{S}]/gu, '');
  return (held.synonyms as Record<string, string>)[plain] ?? plain;
};

/** Where the house holds a fact already (a feature's name), or null. */
export const heldIn = (fact: string): string | null => (held.held as Record<string, string>)[fact] ?? null;

export type Broken = { rule: string; words: string; source: string };

/** The national rule that a name breaks, or null. Source of each rule: `forbidden.json`. */
export const brokenRule = (name: string): Broken | null => {
  const plain = name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  for (const { key, words } of forbidden.rules) {
    const found = words.find((word) => plain.includes(word.toLowerCase()));
    if (found) return { rule: key, words: found, source: forbidden.source };
  }
  return null;
};

/** Photos and other files may be offered, never demanded (国办函〔2026〕12号). */
export const isForcedFile = (field: { kind: FieldKind; isRequired: boolean }): boolean =>
  field.kind === 'file' && field.isRequired;
