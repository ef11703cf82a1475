import { bigramsOf } from '@luoshi/kernel/search-terms.ts';

/** Four digits of the tenant's id that begin each of its pieces, see the migration. */
const prefixOf = (tenantId: string): string => tenantId.slice(-4);

/** The pieces a task is found by, for `tasks.index_tasks`: one text with spaces between. */
export const piecesOf = (tenantId: string, task: { no: string | null; title: string; body: string }): string =>
  bigramsOf(`${task.no ?? ''} ${task.title} ${task.body}`)
    .map((piece) => `${prefixOf(tenantId)}${piece}`)
    .join(' ');

/** What to look for: pieces that lead to candidates, and the words each candidate must really hold. */
export type Wanted = { readonly pieces: string[]; readonly words: string[] };

/**
 * The words of a search, separated by spaces, all of which a task must hold. A word of just two letters is its own
 * piece and needs no second look; a word of one letter has no piece and is looked for in every visible task.
 */
export const wantedOf = (tenantId: string, q: string | undefined): Wanted | null => {
  const words = (q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
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
