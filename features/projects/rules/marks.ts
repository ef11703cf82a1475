import type { Day } from '@luoshi/kernel/day.ts';
import type { InvestmentView, Stage } from '../contract.ts';
import { readCode } from './code.ts';
import { monthsSince } from './entry.ts';
import { yuanOf } from './money.ts';
import { STARTED_STAGES } from './stages.ts';

/** A fact that speaks against another; words are found in the locales under `marks`. */
export type Mark = { readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** What marks are made from. */
export type MarkFacts = {
  readonly code: string | null;
  readonly regionCode: string;
  readonly stage: Stage;
  readonly startOn: string | null;
  readonly planFinishOn: string | null;
  readonly finishOn: string | null;
  readonly enteredOn: string | null;
  readonly total: string;
  readonly entryFromTotal: string;
  readonly investment: InvestmentView;
  readonly months: readonly { readonly plan: string }[];
  readonly nodes: readonly {
    readonly title: string;
    readonly doneOn: string | null;
    readonly after: readonly string[];
    readonly id: string;
  }[];
  readonly carriers: readonly { readonly name: string; readonly post: string | null }[];
};

/** Facts of a project that contradict each other, or need somebody to look: shown on its page, never in the way of work. */
export const marksOf = (facts: MarkFacts, today: Day): Mark[] => {
  const marks: Mark[] = [];
  const { investment } = facts;
  const annual = yuanOf(investment.annual);
  if (annual > 0 && yuanOf(investment.annualDone) > annual)
    marks.push({ code: 'above_annual', params: { done: yuanOf(investment.annualDone), plan: annual } });
  if (yuanOf(investment.total) > 0 && yuanOf(investment.done) > yuanOf(investment.total))
    marks.push({ code: 'above_total', params: { done: yuanOf(investment.done), plan: yuanOf(investment.total) } });
  const code = facts.code ? readCode(facts.code) : null;
  if (code && facts.regionCode && !facts.regionCode.startsWith(code.region.slice(0, 4)))
    marks.push({ code: 'code_elsewhere', params: { region: code.region } });
  if (facts.startOn && !STARTED_STAGES.includes(facts.stage)) marks.push({ code: 'stage_before_start', params: {} });
  if (facts.startOn && !facts.enteredOn && yuanOf(facts.total) >= yuanOf(facts.entryFromTotal)) {
    const months = monthsSince(facts.startOn as Day, today);
    if (months >= 1) marks.push({ code: 'not_entered', params: { months } });
  }
  const byId = new Map(facts.nodes.map((node) => [node.id, node]));
  for (const node of facts.nodes) {
    if (!node.doneOn) continue;
    const open = node.after.map((id) => byId.get(id)).find((before) => before && !before.doneOn);
    if (open) marks.push({ code: 'done_before_predecessor', params: { node: node.title, before: open.title } });
  }
  for (const { name, post } of facts.carriers)
    if (post === null) marks.push({ code: 'carrier_gone', params: { name } });
  return marks;
};
