import { IDLE_OPENING } from '../lexicon/markers.ts';
import { ENDS_SENTENCE } from '../lexicon/punctuation.ts';
import {
  ASKS_THOSE_ADDRESSED,
  DIRECTIVE,
  FRAMING,
  LEFT_OUT,
  MERELY_STRESSED,
  PHASE,
  PHASE_TIME,
  SALUTATION,
  SHI,
  SIGN_OFF,
  SUPPORTING,
} from '../lexicon/sentences.ts';
import { COLLECTIVE_START } from '../lexicon/units.ts';
import { type Clause, sectionOf, wholeOf } from '../outline/clauses.ts';
import { markerAt } from '../outline/markers.ts';
import type { Span } from '../paper.ts';
import { part, spanOf, trimmed, type View } from '../view.ts';
import { actorsIn, dutyHolders } from './actors.ts';
import type { Draft } from './draft.ts';
import { sentencesOf } from './sentences.ts';

const LONGEST_HEADING = 30;
const SHORTEST_ALONE = 8;
const SHORTEST_MEASURE = 14;

/** The items of a paper without tails: each clause that has no clause below it, and what is asked for between them. */
export function leafDrafts(clauses: readonly Clause[]): Draft[] {
  const numbered = clauses.some((clause) => clause.marker !== null && clause.children.length === 0 && !clause.idle);
  return clauses.flatMap((clause) => {
    if (clause.marker === null) return numbered ? [] : clause.paragraphs.flatMap((paragraph) => askedIn(paragraph, []));
    return clause.children.length > 0 || clause.idle ? [] : leaf(clauses, clause);
  });
}

function leaf(clauses: readonly Clause[], clause: Clause): Draft[] {
  const [first, ...others] = clause.paragraphs;
  if (!first) return [];
  const section = sectionOf(clauses, clause);
  const body = others.filter(({ text }) => !SIGN_OFF.test(text) && !LEFT_OUT.test(text));
  const isHeading = first.text.length <= LONGEST_HEADING && !ENDS_SENTENCE.test(first.text);
  const no = clause.marker?.printed ?? null;
  const path = [...section, clause.heading];
  if (isHeading && body.length > 0) {
    return body.flatMap((paragraph) => {
      if (IDLE_OPENING.test(paragraph.text)) return askedLater(paragraph, path);
      const asked = askedIn(paragraph, path);
      return asked.length > 1 ? asked : [draft(paragraph, body.length === 1 ? no : null, path, spanOf(paragraph))];
    });
  }
  if (isHeading && !PHASE.test(first.text) && first.text.length < SHORTEST_ALONE) return [];
  const after = body.flatMap((paragraph) =>
    askedIn(paragraph, section).filter((each) => each.units.length > 0 || ASKS_THOSE_ADDRESSED.test(each.task.text)),
  );
  if (IDLE_OPENING.test(first.text) || FRAMING.test(first.text)) return after;
  if (first.text.length < SHORTEST_MEASURE && SUPPORTING.test(section.at(-1) ?? '') && !/\d/.test(first.text))
    return after;
  const parts = enumerated(first);
  const named = parts.filter((each) => actorsIn(each.body).length > 0);
  if (named.length > 1) return [...parts.map((each) => draft(each.body, each.no, path, spanOf(each.body))), ...after];
  return [draft(first, no, section, spanOf(wholeOf(clause))), ...after];
}

/** The parts of a paragraph that counts inside itself: firstly …, secondly … */
function enumerated(view: View): { no: string; body: View }[] {
  const starts: number[] = [];
  for (const found of view.text.matchAll(SHI)) {
    const at = found.index + found[0].length;
    if (markerAt(view.text, at)?.value === starts.length + 1) starts.push(at);
  }
  if (starts.length < 2) return [];
  return starts.flatMap((start, i) => {
    const piece = part(view, start, starts[i + 1] ?? view.text.length);
    const marker = markerAt(piece.text, 0);
    return marker ? [{ no: marker.printed, body: trimmed(part(piece, marker.end, piece.text.length)) }] : [];
  });
}

function draft(view: View, no: string | null, section: string[], span: Span): Draft {
  const duty = dutyHolders(view);
  const units = duty ? duty.names.map((name) => ({ role: 'responsible' as const, name })) : actorsIn(view);
  return leafDraft(trimmed(view), no, section, units, span);
}

function leafDraft(task: View, no: string | null, section: string[], units: Draft['units'], span: Span): Draft {
  const fields = { title: null, amountsIn: [task], amounts: [], people: [], timeInBody: true };
  return { no, section, task, units, span, timeField: phaseTime(task), ...fields };
}

/** The time a phase of a schedule takes, printed in brackets after its name. */
function phaseTime(view: View): View | null {
  const found = PHASE_TIME.exec(view.text);
  if (!found) return null;
  const end = found[0].length - 1;
  return part(view, end - (found[1]?.length ?? 0), end);
}

/** What is asked of named bodies after a sentence that only reports: 会议听取了汇报。由县水利局修改。 */
function askedLater(paragraph: View, section: string[]): Draft[] {
  const parts = enumerated(paragraph).filter((each) => actorsIn(each.body).length > 0);
  if (parts.length > 1) return parts.map((each) => draft(each.body, each.no, section, spanOf(each.body)));
  return sentencesOf(paragraph).flatMap((sentence) => {
    if (IDLE_OPENING.test(sentence.text)) return [];
    const units = actorsIn(sentence);
    return units.length === 0 ? [] : [leafDraft(sentence, null, section, units, spanOf(sentence))];
  });
}

/** Sentences that ask somebody for something. */
function askedIn(paragraph: View, section: string[]): Draft[] {
  if (SALUTATION.test(paragraph.text) || IDLE_OPENING.test(paragraph.text) || SIGN_OFF.test(paragraph.text)) return [];
  const duty = dutyHolders(paragraph);
  if (duty) return [draft(paragraph, null, section, spanOf(paragraph))];
  const parts = enumerated(paragraph);
  if (parts.length > 0) return parts.map((each) => draft(each.body, each.no, section, spanOf(each.body)));
  const out: Draft[] = [];
  for (const sentence of sentencesOf(paragraph)) {
    const { text } = sentence;
    if (text.length < SHORTEST_ALONE || IDLE_OPENING.test(text) || SIGN_OFF.test(text) || FRAMING.test(text)) continue;
    const units = actorsIn(sentence);
    if (units.length === 0 && !DIRECTIVE.test(text)) continue;
    if (MERELY_STRESSED.test(text) && units.every(({ name }) => COLLECTIVE_START.test(name.text))) continue;
    out.push(leafDraft(sentence, null, section, units, spanOf(sentence)));
  }
  return out;
}
