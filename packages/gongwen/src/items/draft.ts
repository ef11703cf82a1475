import { NO_DEADLINE } from '../dates/choose.ts';
import type { Deadline, Item, Person, Quantity, Span, UnitRole, UnitSpan } from '../paper.ts';
import type { NamedPerson, NamedUnit } from '../tails/tail.ts';
import { printed, spanOf, type View } from '../view.ts';

/** What a stage knows of an item before dates and quantities are read. */
export type Draft = {
  no: string | null;
  section: string[];
  title: View | null;
  task: View;
  /** Where amounts are looked for; the task itself unless a table says otherwise. */
  amountsIn: View[];
  /** Amounts read from cells. */
  amounts: Quantity[];
  units: NamedUnit[];
  people: NamedPerson[];
  /** A field that holds the time limit, or null when running text is to be searched. */
  timeField: View | null;
  /** Lines that say what is to be reached when; searched with the running text. */
  nodes?: View[];
  /** Whether running text is searched for a time limit. */
  timeInBody: boolean;
  span: Span;
};

/** An item from a draft, once its deadline and amounts are known. */
export function itemOf(raw: string, draft: Draft, deadline: Deadline | null, quantities: Quantity[]): Item {
  const units: Record<UnitRole, string[]> = { lead: [], responsible: [], support: [] };
  const unitSpans: UnitSpan[] = [];
  const answered = draft.units.some((unit) => !unit.owner && unit.role !== 'support');
  for (const { role, name, owner } of draft.units) {
    if (owner && answered) continue;
    const words = printed(raw, name).replace(/\s+/g, '');
    if (words === '' || units[role].includes(words)) continue;
    units[role].push(words);
    unitSpans.push({ role, name: words, span: spanOf(name) });
  }
  const people: Person[] = draft.people.map(({ role, name }) => ({
    name: printed(raw, name).replace(/\s+/g, ' '),
    role,
    span: spanOf(name),
  }));
  return {
    no: draft.no,
    section: draft.section,
    title: draft.title ? printed(raw, draft.title) : null,
    task: printed(raw, draft.task),
    ...units,
    people,
    deadline: deadline ?? NO_DEADLINE,
    quantities,
    span: draft.span,
    taskSpan: spanOf(draft.task),
    unitSpans,
  };
}

/** The smallest span that covers all of them. */
export function covering(spans: readonly Span[]): Span {
  let [start, end] = spans[0] ?? [0, 0];
  for (const [from, to] of spans) {
    start = Math.min(start, from);
    end = Math.max(end, to);
  }
  return [start, end];
}
