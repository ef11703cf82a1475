import { FIRST_LEADS } from '../lexicon/roles.ts';
import { FORM, MEETING, NEWS } from '../lexicon/sentences.ts';
import type { Clause } from '../outline/clauses.ts';
import { spanOf } from '../view.ts';
import type { Draft } from './draft.ts';
import { leafDrafts } from './leaves.ts';
import { newsDrafts } from './news.ts';
import { tailedDrafts } from './tailed.ts';

const HEAD = 800;
const FEW_NUMBERS = 3;

/** The items of running text. Tails decide where there are any; else the numbering; a news report is read by its sentences. */
export function proseDrafts(clauses: readonly Clause[], norm: string, tableItems: number): Draft[] {
  const tailed = tailedDrafts(clauses, sayFirstLeads(clauses));
  if (tailed.length > 0) return belowForm(clauses, tailed) ?? tailed;
  if (tableItems > 0) return [];
  const numbered = clauses.filter((clause) => clause.marker !== null).length;
  const top = norm.slice(0, HEAD);
  if (numbered < FEW_NUMBERS && NEWS.test(top) && !MEETING.test(top)) return newsDrafts(clauses);
  return leafDrafts(clauses);
}

/**
 * A slip names who takes it on in its head, and below counts what is to be done: the count gives the items.
 * Null when the tails do not all stand above the first number, or when nothing is counted below.
 */
function belowForm(clauses: readonly Clause[], tailed: readonly Draft[]): Draft[] | null {
  const first = clauses.find((clause) => clause.marker !== null);
  if (!first) return null;
  const [from] = spanOf(first.first);
  if (!tailed.every((draft) => draft.span[1] <= from && FORM.test(draft.task.text))) return null;
  const counted = leafDrafts(clauses).filter((draft) => draft.span[0] >= from);
  if (counted.length < 2) return null;
  if (counted.some((draft) => draft.units.length > 0)) return counted;
  const units = tailed.flatMap((draft) => draft.units);
  return counted.map((draft) => ({ ...draft, units }));
}

/** Whether a note of the paper, outside any tail, says that the first name leads. */
function sayFirstLeads(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) =>
    clause.paragraphs.some((paragraph) => {
      const found = FIRST_LEADS.exec(paragraph.text);
      if (!found) return false;
      const open = paragraph.text.lastIndexOf('(', found.index);
      const close = paragraph.text.lastIndexOf(')', found.index);
      return open < 0 || close > open || open === 0;
    }),
  );
}
