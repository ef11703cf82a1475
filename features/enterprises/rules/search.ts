import { bigramsOf } from '@luoshi/kernel/search-terms.ts';

/** Four digits of the tenant's id begin each piece, so that one government's pieces are not another's. */
const prefixOf = (tenantId: string): string => tenantId.slice(-4);

/** The pieces a firm is found by: of its name, its code, its industry, its contact. */
export const piecesOf = (
  tenantId: string,
  firm: { name: string; creditCode: string | null; industry: string | null; contactName: string | null },
): string[] =>
  bigramsOf([firm.name, firm.creditCode, firm.industry, firm.contactName].filter(Boolean).join(' ')).map(
    (piece) => `${prefixOf(tenantId)}${piece}`,
  );

/** What to look for: pieces that all have to be there, and the words that the firm must really hold. */
export const wantedOf = (tenantId: string, q: string | undefined): { pieces: string[]; words: string[] } | null => {
  const words = (q ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const pieces = words.flatMap((word) => bigramsOf(word)).map((piece) => `${prefixOf(tenantId)}${piece}`);
  return { pieces: [...new Set(pieces)], words };
};
