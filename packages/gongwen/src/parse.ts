import type { TimeContext } from './dates/calendar.ts';
import { bodyDeadline, fieldDeadline, NO_DEADLINE } from './dates/choose.ts';
import { impossibleDays } from './dates/impossible.ts';
import { findingsOf } from './findings.ts';
import { headOf } from './head.ts';
import { type Draft, itemOf } from './items/draft.ts';
import { proseDrafts } from './items/prose.ts';
import { normalise } from './normalise.ts';
import { clausesOf } from './outline/clauses.ts';
import { linesOf, paragraphRanges } from './outline/lines.ts';
import type { Deadline, Item, ParsedPaper, ParseOptions, Quantity, Span } from './paper.ts';
import { quantitiesIn } from './quantities.ts';
import { tablesOf } from './tables/find.ts';
import { rowDrafts } from './tables/rows.ts';

export type {
  Deadline,
  DeadlineKind,
  Direction,
  Finding,
  Item,
  ParsedPaper,
  ParseOptions,
  Person,
  Quantity,
  Span,
  UnitRole,
  UnitSpan,
} from './paper.ts';

/**
 * Reads an official paper and proposes what it asks for: one item a task, with who, by when and how much.
 * Offsets refer to the text given. Never throws; a paper without tasks gives the finding `no_items`.
 */
export function parse(text: string, options: ParseOptions = {}): ParsedPaper {
  const norm = normalise(text);
  const lines = linesOf(norm);
  const head = headOf(norm, lines, options);
  const context: TimeContext = {
    year: head.year,
    sure: head.yearIsSure,
    issuedOn: options.issuedOn ?? null,
    festivals: options.festivals ?? {},
  };

  const grids = tablesOf(norm, lines);
  const inTable = new Set<number>();
  const afterTables = new Set<number>();
  for (const grid of grids) {
    for (let i = grid.from; i < grid.to; i++) inTable.add(i);
    afterTables.add(lines[grid.to]?.start ?? norm.length);
  }
  const rows = grids.flatMap((grid) => rowDrafts(text, grid));
  const clauses = clausesOf(
    text,
    norm,
    paragraphRanges(
      lines.filter((_, i) => !inTable.has(i)),
      afterTables,
    ),
    afterTables,
  );
  const drafts = [...rows, ...proseDrafts(clauses, norm, rows.length)].sort(
    (a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1],
  );

  const items = drafts.filter((draft) => draft.task.text.length > 0).map((draft) => finished(text, draft, context));
  const { title, number, issuer, issuedOn } = head;
  return { title, number, issuer, issuedOn, items, findings: findingsOf(items, impossibleDays(norm, context), text) };
}

function finished(raw: string, draft: Draft, context: TimeContext): Item {
  const quantities: Quantity[] = [...draft.amounts, ...draft.amountsIn.flatMap((view) => quantitiesIn(raw, view))];
  return itemOf(raw, draft, deadlineOf(raw, draft, context), unique(quantities));
}

function deadlineOf(raw: string, draft: Draft, context: TimeContext): Deadline {
  if (draft.timeField) {
    const { deadline } = fieldDeadline(raw, draft.timeField, context);
    if (deadline.kind !== 'none') return deadline;
  }
  let latest = draft.timeInBody ? bodyDeadline(raw, draft.task, context).deadline : NO_DEADLINE;
  for (const node of draft.nodes ?? []) {
    const { deadline } = bodyDeadline(raw, node, context);
    if ((deadline.date ?? '') > (latest.date ?? '')) latest = deadline;
  }
  return latest;
}

function unique(quantities: readonly Quantity[]): Quantity[] {
  const seen = new Set<string>();
  return quantities.filter(({ span }: { span: Span }) => {
    const key = span.join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
