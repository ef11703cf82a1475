import { IDLE_OPENING } from '../lexicon/markers.ts';
import { ENDS_SENTENCE } from '../lexicon/punctuation.ts';
import { DIRECTIVE, PHASE, SIGN_OFF } from '../lexicon/sentences.ts';
import { type Clause, sectionOf } from '../outline/clauses.ts';
import { part, spanOf, trimmed, type View } from '../view.ts';
import { actorsIn, dutyHolders } from './actors.ts';
import type { Draft } from './draft.ts';
import { sentencesOf } from './sentences.ts';

const LONGEST_HEADING = 30;

/** The items of a paper without tails: each clause that has no clause below it, and what is asked for between them. */
export function leafDrafts(clauses: readonly Clause[]): Draft[] {
  const drafts: Draft[] = [];
  const numbered = clauses.some((clause) => clause.marker !== null && clause.children.length === 0 && !clause.idle);
  for (const clause of clauses) {
    if (clause.marker === null) {
      if (!numbered) drafts.push(...clause.paragraphs.flatMap((paragraph) => askedIn(paragraph, [])));
      continue;
    }
    if (clause.children.length > 0 || clause.idle) continue;
    drafts.push(...leaf(clauses, clause));
  }
  return drafts;
}

function leaf(clauses: readonly Clause[], clause: Clause): Draft[] {
  const [first, ...others] = clause.paragraphs;
  if (!first) return [];
  const section = sectionOf(clauses, clause);
  const body = others.filter((paragraph) => !SIGN_OFF.test(paragraph.text));
  const isHeading = first.text.length <= LONGEST_HEADING && !ENDS_SENTENCE.test(first.text);
  const no = clause.marker?.printed ?? null;
  if (isHeading && body.length > 0) {
    const path = [...section, clause.heading];
    const drafts = body
      .filter((paragraph) => !IDLE_OPENING.test(paragraph.text))
      .flatMap((paragraph) => {
        const asked = askedIn(paragraph, path);
        return asked.length > 1 ? asked : [draft(paragraph, body.length === 1 ? no : null, path, spanOf(paragraph))];
      });
    return drafts;
  }
  if (isHeading && !PHASE.test(first.text) && first.text.length < 8) return [];
  if (IDLE_OPENING.test(first.text)) return [];
  return [draft(first, no, section, spanOf(clause.whole))];
}

function draft(view: View, no: string | null, section: string[], span: [number, number]): Draft {
  const duty = dutyHolders(view);
  const task = trimmed(view);
  const units = duty ? duty.names.map((name) => ({ role: 'responsible' as const, name })) : actorsIn(view);
  return {
    no,
    section,
    title: null,
    task,
    amountsIn: [task],
    amounts: [],
    units,
    people: [],
    timeField: null,
    timeInBody: true,
    span,
  };
}

/** Sentences that ask somebody for something. */
function askedIn(paragraph: View, section: string[]): Draft[] {
  if (IDLE_OPENING.test(paragraph.text) || SIGN_OFF.test(paragraph.text)) return [];
  const duty = dutyHolders(paragraph);
  if (duty) return [draft(paragraph, null, section, spanOf(paragraph))];
  const out: Draft[] = [];
  for (const sentence of sentencesOf(paragraph)) {
    if (sentence.text.length < 8 || IDLE_OPENING.test(sentence.text) || SIGN_OFF.test(sentence.text)) continue;
    const units = actorsIn(sentence);
    if (units.length === 0 && !DIRECTIVE.test(sentence.text)) continue;
    const task = part(sentence, 0, sentence.text.length);
    out.push({
      no: null,
      section,
      title: null,
      task,
      amountsIn: [task],
      amounts: [],
      units,
      people: [],
      timeField: null,
      timeInBody: true,
      span: spanOf(task),
    });
  }
  return out;
}
