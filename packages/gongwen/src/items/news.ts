import {
  ACTION,
  APPROACH,
  AT,
  BARE_SPEAKER,
  BEFORE_SPEECH,
  COMMITMENT,
  COMMITS,
  DASH,
  DASHES,
  DAYS,
  EDITOR_LINE,
  EXHORTATION,
  FIGURES,
  FIRM,
  LINKING,
  LIST_MARK,
  MANNER,
  MEASURES,
  MEETING_HELD,
  PERIOD_NOW,
  PROGRESS,
  PROMISER,
  QUOTE,
  REPORTING_BODY,
  SAYS_FIRST,
  SCENERY,
  SETS_TIME,
  SPEAKER,
  SPOKEN_END,
  STANDS_ALONE,
  STOPPED_INSIDE,
  SUBHEAD,
  TALK,
  TRAILING_DOTS,
  WORKS,
} from '../lexicon/news.ts';
import { LEADING_MARKS, TRAILING_MARKS, WIDE_COMMA } from '../lexicon/punctuation.ts';
import type { Clause } from '../outline/clauses.ts';
import type { NamedUnit } from '../tails/tail.ts';
import { part, spanOf, type View } from '../view.ts';
import type { Draft } from './draft.ts';
import { sentencesOf } from './sentences.ts';

const LONGEST_SUBHEAD = 40;
const SHORTEST_TASK = 9;
/** How far behind a quotation its speaker is named. */
const SPEAKER_REACH = 48;

/** What a news report says will be done or is being built; opinions, meetings and scenery are left out. */
export function newsDrafts(clauses: readonly Clause[]): Draft[] {
  const drafts: Draft[] = [];
  let section: string[] = [];
  for (const paragraph of clauses.flatMap((clause) => [clause.first, ...clause.paragraphs.slice(1)])) {
    const { text } = paragraph;
    if (text.length <= LONGEST_SUBHEAD && !STOPPED_INSIDE.test(text)) {
      if (SUBHEAD.test(text)) section = [text];
      continue;
    }
    if (EDITOR_LINE.test(text) && text.length < 60) continue;
    let goesOn = false;
    for (const { statement, body } of statementsOf(paragraph)) {
      const tasks: View[] = goesOn && isListed(statement.text) ? [trim(statement)] : tasksIn(statement);
      goesOn = tasks.length > 0 && LIST_MARK.test(statement.text);
      for (const task of tasks) {
        const units: NamedUnit[] = body ? [{ role: 'responsible', name: body }] : [];
        drafts.push({
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
    }
  }
  return drafts;
}

/** What goes on after a semicolon with a figure of its own: 改造管网56公里；. */
const isListed = (text: string): boolean => FIGURES.test(text.replace(DAYS, '')) && !TALK.test(text);

type Statement = { statement: View; body: View | null };

/** Sentences, and those inside quotation marks on their own, with the firm or zone that speaks. */
function statementsOf(paragraph: View): Statement[] {
  const out: Statement[] = [];
  const { text } = paragraph;
  const body = speaker(paragraph);
  const firm = firmIn(paragraph);
  const after = (at: number) => speaker(part(paragraph, at, Math.min(text.length, at + SPEAKER_REACH))) ?? body ?? firm;
  let from = 0;
  const outside = (to: number) => {
    if (to <= from) return;
    for (const statement of reportSentences(part(paragraph, from, to))) {
      out.push({ statement, body: DASH.test(statement.text) ? body : promiser(statement) });
    }
  };
  for (const match of text.matchAll(QUOTE)) {
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    const spoken = SPOKEN_END.test(match[1] ?? '') || match.index === 0;
    if (!spoken || (before !== '' && !BEFORE_SPEECH.test(before))) continue;
    outside(match.index);
    from = match.index + match[0].length;
    const named = after(from);
    for (const statement of reportSentences(part(paragraph, match.index + 1, from - 1)))
      out.push({ statement, body: named });
  }
  outside(text.length);
  return out;
}

/** Sentences; in reports rows of dots end one too. */
function reportSentences(view: View): View[] {
  const pieces: View[] = [];
  let from = 0;
  for (const dots of view.text.matchAll(TRAILING_DOTS)) {
    pieces.push(part(view, from, dots.index));
    from = dots.index + dots[0].length;
  }
  pieces.push(part(view, from, view.text.length));
  return pieces.flatMap((piece) => sentencesOf(piece));
}

function speaker(paragraph: View): View | null {
  for (const match of paragraph.text.matchAll(REPORTING_BODY)) {
    const name = match[1] ?? '';
    const start = match.index + Math.max(0, name.lastIndexOf(AT) + 1);
    const view = part(paragraph, start, match.index + name.length);
    if (!BARE_SPEAKER.test(view.text)) return view;
  }
  return null;
}

function promiser(statement: View): View | null {
  if (SAYS_FIRST.test(statement.text)) return speaker(statement);
  const found = PROMISER.exec(statement.text);
  return found ? part(statement, found[0].length - (found[1]?.length ?? 0), found[0].length) : null;
}

/** The firm a paragraph is about. */
function firmIn(paragraph: View): View | null {
  for (const match of paragraph.text.matchAll(FIRM)) {
    const name = match[1] ?? '';
    return part(paragraph, match.index + Math.max(0, name.lastIndexOf(AT) + 1), match.index + name.length);
  }
  return null;
}

function tasksIn(sentence: View): View[] {
  let rest = trim(sentence);
  const dash = rest.text.indexOf(DASHES);
  if (dash > 0) rest = part(rest, dash + 2, rest.text.length);
  const speaking = SPEAKER.exec(rest.text)?.[0].length ?? 0;
  if (speaking > 0) rest = part(rest, speaking, rest.text.length);
  const linking = LINKING.exec(rest.text)?.[0].length ?? 0;
  if (linking > 0) rest = part(rest, linking, rest.text.length);
  if (EXHORTATION.test(sentence.text) || EXHORTATION.test(rest.text) || SCENERY.test(sentence.text)) return [];
  if (rest.text.length < SHORTEST_TASK || (MEETING_HELD.test(rest.text) && !FIGURES.test(rest.text.replace(DAYS, ''))))
    return [];
  if (WORKS.test(rest.text) && PROGRESS.test(rest.text) && !TALK.test(rest.text)) return [rest];
  const clauses = clausesOf(rest);
  const kept = clauses.filter(
    (clause) =>
      COMMITMENT.test(clause.text) &&
      ACTION.test(clause.text) &&
      !TALK.test(clause.text) &&
      !MEETING_HELD.test(clause.text),
  );
  if (kept.length === 0 || startsEarlier(clauses, kept[0])) {
    const first = clauses.find(
      (clause) =>
        COMMITS.test(clause.text) &&
        FIGURES.test(clause.text.replace(DAYS, '')) &&
        !TALK.test(clause.text) &&
        !MEETING_HELD.test(clause.text),
    );
    return first ? [run(rest, clauses, first)] : [];
  }
  if (
    kept.length > 1 &&
    kept.length === clauses.length &&
    kept.slice(1).every((clause) => STANDS_ALONE.test(clause.text)) &&
    kept.filter((clause) => FIGURES.test(clause.text)).length >= Math.max(2, kept.length - 1) &&
    kept.every((clause) => ACTION.test(clause.text))
  ) {
    return PERIOD_NOW.test(kept[0]?.text ?? '') ? [run(rest, clauses, kept[0])] : kept;
  }
  return [run(rest, clauses, kept[0])];
}

/** Whether a clause that commits to a figure stands before the first one known by its verb. */
function startsEarlier(clauses: readonly View[], kept: View | undefined): boolean {
  const at = clauses.findIndex(
    (clause) => PERIOD_NOW.test(clause.text) && FIGURES.test(clause.text.replace(DAYS, '')) && !TALK.test(clause.text),
  );
  return at >= 0 && kept !== undefined && at < clauses.indexOf(kept);
}

/** From the first clause that commits to where the manner of doing it begins. */
function run(rest: View, clauses: readonly View[], first: View | undefined): View {
  if (!first) return rest;
  let at = clauses.indexOf(first);
  let last = at;
  if (APPROACH.test(clauses[at - 1]?.text ?? '')) at--;
  while (at > 0 && MEASURES.test(clauses[at - 1]?.text ?? '') && /\d/.test(clauses[at - 1]?.text ?? '')) at--;
  while (last + 1 < clauses.length) {
    const next = clauses[last + 1];
    if (!next || TALK.test(next.text) || (MANNER.test(next.text) && !SETS_TIME.test(next.text))) break;
    last++;
  }
  const from = clauses.slice(0, at).reduce((sum, clause) => sum + clause.text.length + 1, 0);
  const to = clauses.slice(0, last + 1).reduce((sum, clause) => sum + clause.text.length + 1, 0) - 1;
  return part(rest, from, to);
}

function clausesOf(view: View): View[] {
  const out: View[] = [];
  let from = 0;
  for (let i = 0; i <= view.text.length; i++) {
    if (i < view.text.length && view.text.charAt(i) !== WIDE_COMMA) continue;
    out.push(part(view, from, i));
    from = i + 1;
  }
  return out;
}

function trim(view: View): View {
  const start = LEADING_MARKS.exec(view.text)?.[0].length ?? 0;
  const end = view.text.length - (TRAILING_MARKS.exec(view.text)?.[0].length ?? 0);
  return part(view, start, Math.max(start, end));
}
