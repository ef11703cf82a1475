import type { DeadlineKind, PersonNamed, QuantityFound, UnitMatch } from '../contract.ts';

/** One item of a checklist, as kept: offsets count UTF-16 units of the document's text, days are YYYY-MM-DD. */
export type Clause = {
  id: string;
  /** Order on the checklist; anything between two numbers fits between two items. */
  sort: number;
  no: string | null;
  section: string[];
  title: string | null;
  task: string;
  span: [start: number, end: number] | null;
  /** What stands at the span. */
  sourceText: string | null;
  units: UnitMatch[];
  people: PersonNamed[];
  startOn: string | null;
  dueOn: string | null;
  deadlineText: string | null;
  deadlineKind: DeadlineKind;
  quantities: QuantityFound[];
  isDropped: boolean;
  /** The deadline was worked out from the paper, not printed whole, and nobody has confirmed it. */
  isDueInferred: boolean;
  /** The item of the last edition that this one continues. */
  wasId: string | null;
  /** The revision of the paper that last changed the item. */
  revision: number;
};
