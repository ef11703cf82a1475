import { bigramsOf } from '@luoshi/kernel/search-terms.ts';

/** Four digits of the tenant's id that begin each of its pieces, see the migration. */
const prefixOf = (tenantId: string): string => tenantId.slice(-4);

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** What a task is found by, for `tasks.index_tasks`: pieces as one text with spaces between, and its words as they are looked for. */
export const searchedOf = (
  tenantId: string,
  task: { no: string | null; title: string; body: string },
): { pieces: string; words: string } => {
  const text = `${task.no ?? ''} ${task.title} ${task.body}`;
  const prefix = prefixOf(tenantId);
  return {
    pieces: bigramsOf(text)
      .map((piece) => `${prefix}${piece}`)
      .join(' '),
    words: folded(text),
  };
};

/** What to look for: pieces that lead to candidates, and the words each candidate must really hold. */
export type Wanted = { readonly pieces: string[]; readonly words: string[] };

/**
 * The words of a search, separated by spaces, all of which a task must hold. A word of just two letters is its own
 * piece and needs no second look; a word of one letter has no piece and is looked for in every visible task.
 */
export const wantedOf = (tenantId: string, q: string | undefined): Wanted | null => {
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter(Boolean);
  if (words.length === 0) return null;
  const pieces = new Set<string>();
  const toCheck: string[] = [];
  for (const word of words) {
    const found = bigramsOf(word);
    for (const piece of found) pieces.add(`${prefixOf(tenantId)}${piece}`);
    if (!(found.length === 1 && found[0] === word)) toCheck.push(word);
  }
  return { pieces: [...pieces], words: toCheck };
};
