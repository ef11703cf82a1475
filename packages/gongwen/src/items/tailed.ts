import { NUMBER_LINE, TITLE_END, TITLE_WORD } from '../lexicon/head.ts';
import { ENDS_SENTENCE, LEADING_MARKS } from '../lexicon/punctuation.ts';
import { ATTENDANCE, CONTACT, LABEL_BULLET, LABEL_START, NODES_LABEL, PROJECT_LINE } from '../lexicon/roles.ts';
import { FRAMING, SALUTATION } from '../lexicon/sentences.ts';
import { type Clause, sectionOf, wholeOf } from '../outline/clauses.ts';
import { markerAt } from '../outline/markers.ts';
import { promoteFirst } from '../tables/rows.ts';
import { type PlacedTail, tailsOf } from '../tails/brackets.ts';
import { readTail, type Tail } from '../tails/tail.ts';
import { clean } from '../tails/units.ts';
import { indexOf, joined, offsetAt, part, spanOf, trimmed, type View } from '../view.ts';
import { covering, type Draft } from './draft.ts';

/** A paragraph of a clause with the tails in it; `own` when it holds nothing but a tail. */
type Paragraph = { view: View; tails: PlacedTail[]; own: boolean; isNodes?: boolean };
/** A draft with the clause it came from, and whether its tail stood on a line of its own. */
type Placed = { draft: Draft; clause: Clause; own: boolean; tail: Tail };

const SHARE_TAILED = 0.6;
const LONGEST_TITLE = 50;

/** The items of running text that end in a tail, and those clauses beside them that lack one. */
export function tailedDrafts(clauses: readonly Clause[], firstLeadsEverywhere: boolean): Draft[] {
  const placed = clauses.flatMap((clause) => clauseDrafts(clauses, clause));
  if (placed.length === 0) return [];
  applyFirstLeads(placed, firstLeadsEverywhere);
  const lifted = lift(clauses, placed);
  return [...lifted.map((each) => each.draft), ...forgotten(clauses, lifted)];
}

function paragraphsOf(clause: Clause): Paragraph[] {
  return clause.paragraphs.map((view) => {
    const text = view.text;
    const bullet = LABEL_BULLET.exec(text)?.[0].length ?? 0;
    const words = part(view, bullet, text.length);
    if (NODES_LABEL.test(words.text)) return { view: words, tails: [], own: false, isNodes: true };
    if (
      LABEL_START.test(words.text) &&
      !ATTENDANCE.test(words.text) &&
      !words.text.startsWith('(') &&
      !words.text.startsWith('[')
    ) {
      const tail = readTail(words);
      if (tail && (saysWho(tail) || tail.deadline)) {
        return { view, tails: [{ start: 0, end: text.length, tail }], own: true };
      }
    }
    const tails = tailsOf(view);
    const first = tails[0];
    const own =
      first !== undefined &&
      tails.length === 1 &&
      first.start === 0 &&
      clean(part(view, first.end, text.length)).text === '';
    return { view, tails, own };
  });
}

/** A tail that only gives a time, or somebody to ask, makes no item of the text before it. */
function saysWho(tail: Tail): boolean {
  return tail.units.length > 0 || tail.labelled || tail.people.some((person) => !CONTACT.test(person.role));
}

function clauseDrafts(clauses: readonly Clause[], clause: Clause): Placed[] {
  const paragraphs = paragraphsOf(clause);
  const tailed = paragraphs.filter((paragraph) => paragraph.tails.length > 0 && !paragraph.own).length;
  const out: Placed[] = [];
  let open: View[] = [];
  let openedAtStart = true;
  let extending: Placed | null = null;
  let waiting: View | null = null;
  // A line was passed over: text after it must not go on with text before it, or a task would not be one piece.
  let gap = false;
  // What a project consists of stands below its name, and is not its name.
  const titled = !ENDS_SENTENCE.test(clause.paragraphs[0]?.text ?? '');
  let details: View[] = [];
  let nodes: View[] = [];
  const emit = (views: View[], tail: Tail, end: View, own: boolean) => {
    const whole = trimmed(joined(clause.marker === null && own ? withoutHead(views) : views));
    const task = part(whole, LEADING_MARKS.exec(whole.text)?.[0].length ?? 0, whole.text.length);
    const inner = out.length > 0 || !openedAtStart ? markerAt(task.text, 0) : null;
    const body = inner ? part(task, inner.end, task.text.length) : task;
    const isClause = openedAtStart && clause.marker !== null;
    const no = inner ? inner.printed : isClause ? (clause.marker?.printed ?? null) : null;
    const section =
      isClause || clause.marker === null ? sectionOf(clauses, clause) : [...sectionOf(clauses, clause), clause.heading];
    const from = isClause ? spanOf(clause.first) : spanOf(task);
    const draft: Draft = {
      no,
      section,
      title: null,
      task: body,
      amountsIn: details.length > 0 ? details : [body],
      amounts: [],
      units: tail.units,
      people: tail.people,
      timeField: tail.deadline ?? waiting,
      timeInBody: true,
      nodes,
      span: covering([[from[0], from[0]], spanOf(task), spanOf(end)]),
    };
    const each: Placed = { draft, clause, own, tail };
    out.push(each);
    extending = own ? each : null;
    waiting = null;
    details = [];
    nodes = [];
    open = [];
    openedAtStart = false;
  };
  paragraphs.forEach((paragraph, at) => {
    const { view, tails, own } = paragraph;
    if (paragraph.isNodes) {
      if (extending) extending.draft.nodes = [...(extending.draft.nodes ?? []), view];
      else nodes.push(view);
      gap = true;
      return;
    }
    if (own) {
      const tail = tails[0]?.tail;
      if (!tail) return;
      if (!saysWho(tail)) {
        if (extending) extend(extending, tail, view);
        else waiting ??= tail.deadline;
        gap = true;
        return;
      }
      if (open.some((each) => clean(each).text !== '')) emit(open, tail, view, true);
      else {
        if (extending) extend(extending, tail, view);
        open = [];
      }
      return;
    }
    if (tails.length === 0 && titled && PROJECT_LINE.test(view.text)) {
      const last = out.at(-1);
      if (last && open.length === 0) last.draft.amountsIn.push(view);
      else details.push(view);
      gap = true;
      return;
    }
    if (gap && open.length > 0) {
      open = [];
      openedAtStart = false;
    }
    gap = false;
    let from = 0;
    tails.forEach(({ start, end, tail }, index) => {
      const segment = part(view, from, start);
      from = end;
      if (clean(segment).text === '') {
        const last = out.at(-1);
        if (last && index > 0) extend(last, tail, part(view, start, end));
        else if (open.length > 0) emit(open, tail, part(view, start, end), false);
        return;
      }
      const many = tailed > 1 && at > 0 && index === 0;
      if (many && open.length > 0) {
        open = [];
        openedAtStart = false;
      }
      emit([...open, segment], tail, part(view, start, end), false);
    });
    const rest = part(view, from, view.text.length);
    if (clean(rest).text !== '' || open.length > 0) {
      if (from > 0) openedAtStart = false;
      open.push(rest);
      extending = null;
    }
  });
  return out;
}

/** The lines at the head of a paper (title, number, those addressed) are no part of its first task. */
function withoutHead(views: readonly View[]): readonly View[] {
  let from = 0;
  while (from < views.length - 1 && isHeadLine(views[from]?.text ?? '')) from++;
  return views.slice(from);
}

const isHeadLine = (text: string): boolean =>
  SALUTATION.test(text) ||
  NUMBER_LINE.test(text) ||
  (text.length <= LONGEST_TITLE && (TITLE_END.test(text) || TITLE_WORD.test(text)));

function extend(placed: Placed, tail: Tail, view: View): void {
  placed.draft.units = [...placed.draft.units, ...tail.units];
  placed.draft.people = [...placed.draft.people, ...tail.people];
  placed.draft.timeField ??= tail.deadline;
  placed.draft.span = covering([placed.draft.span, spanOf(view)]);
  if (tail.firstLeads) placed.tail = { ...placed.tail, firstLeads: tail.firstLeads };
}

function applyFirstLeads(placed: readonly Placed[], everywhere: boolean): void {
  let from = everywhere;
  for (const { draft, tail } of placed) {
    if (tail.firstLeads === 'from-here') from = true;
    if (from || tail.firstLeads === 'here') {
      draft.units = draft.units.map((unit) => ({ ...unit }));
      promoteFirst(draft.units);
    }
  }
}

/** Where only the last of several sub-clauses has a tail, it is the tail of the clause above them. */
function lift(clauses: readonly Clause[], placed: readonly Placed[]): Placed[] {
  const byClause = new Map<number, Placed[]>();
  for (const each of placed) {
    const own = byClause.get(each.clause.index);
    if (own) own.push(each);
    else byClause.set(each.clause.index, [each]);
  }
  return placed.map((each) => {
    const above = clauses[each.clause.parent];
    if (!above?.marker || above.idle || above.children.at(-1) !== each.clause.index) return each;
    const before = above.children.slice(0, -1);
    if (before.length === 0 || (byClause.get(each.clause.index)?.length ?? 0) !== 1) return each;
    if (
      each.clause.rank < 5 ||
      before.some((index) => byClause.has(index) || (clauses[index]?.children.length ?? 0) > 0) ||
      byClause.has(above.index)
    )
      return each;
    if (!each.own && before.length < 2) return each;
    const task = trimmed(
      joined([
        ...above.paragraphs,
        ...before.flatMap((index) => (clauses[index] ? [wholeOf(clauses[index])] : [])),
        partBefore(each),
      ]),
    );
    const draft: Draft = {
      ...each.draft,
      no: above.marker.printed,
      section: sectionOf(clauses, above),
      task,
      amountsIn: [task],
      span: covering([spanOf(wholeOf(above)), each.draft.span]),
    };
    return { ...each, draft, clause: above };
  });
}

function partBefore(each: Placed): View {
  const whole = wholeOf(each.clause);
  const { task } = each.draft;
  return part(whole, 0, indexOf(whole, offsetAt(task, task.text.length - 1)) + 1);
}

/** Clauses without a tail among sisters that have one are items too: somebody forgot to say who. */
function forgotten(clauses: readonly Clause[], placed: readonly Placed[]): Draft[] {
  const tailed = new Set(placed.map((each) => each.clause.index));
  const covered = new Set(placed.flatMap((each) => each.clause.children));
  const groups = new Map<string, Clause[]>();
  for (const clause of clauses) {
    if (!clause.marker || clause.children.length > 0 || clause.idle || covered.has(clause.index)) continue;
    const key = `${clause.parent}:${clause.marker.kind}`;
    const group = groups.get(key);
    if (group) group.push(clause);
    else groups.set(key, [clause]);
  }
  const out: Draft[] = [];
  for (const group of groups.values()) {
    const with_ = group.filter((clause) => tailed.has(clause.index)).length;
    if (with_ < 2 || with_ < group.length * SHARE_TAILED) continue;
    for (const clause of group) {
      if (tailed.has(clause.index) || FRAMING.test(clause.paragraphs[0]?.text ?? '')) continue;
      const task = trimmed(joined(clause.paragraphs));
      out.push({
        no: clause.marker?.printed ?? null,
        section: sectionOf(clauses, clause),
        title: null,
        task,
        amountsIn: [task],
        amounts: [],
        units: [],
        people: [],
        timeField: null,
        timeInBody: true,
        span: spanOf(wholeOf(clause)),
      });
    }
  }
  return out;
}
