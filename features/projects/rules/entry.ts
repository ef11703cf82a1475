import type { Day } from '@luoshi/kernel/day.ts';
import type { EntryBody, Stage } from '../contract.ts';
import { yuanOf } from './money.ts';
import { STARTED_STAGES } from './stages.ts';

export type EntryFacts = {
  readonly total: string;
  readonly stage: Stage;
  readonly startOn: string | null;
  readonly code: string | null;
  readonly approvalDoneOn: string | null;
  readonly enteredOn: string | null;
  readonly ticked: readonly string[];
};

/** What speaks against a ticked or missing line; words are found in the locales under `entry`. */
export type EntryFinding =
  | 'below_threshold'
  | 'not_started'
  | 'entered_before_start'
  | 'no_code'
  | 'approval_not_done'
  | 'entered_unticked';

export type EntryLine = {
  readonly key: string;
  readonly title: string;
  readonly isTicked: boolean;
  readonly finding: EntryFinding | null;
};

const findingOf = (key: string, isTicked: boolean, facts: EntryFacts): EntryFinding | null => {
  if (key === 'site') {
    const hasStarted = facts.startOn !== null || STARTED_STAGES.includes(facts.stage);
    if (isTicked && !hasStarted) return 'not_started';
    if (facts.enteredOn && facts.startOn && facts.enteredOn < facts.startOn) return 'entered_before_start';
  }
  if (key === 'approval' && isTicked) {
    if (!facts.code) return 'no_code';
    if (facts.approvalDoneOn === null && facts.stage === 'planned') return 'approval_not_done';
  }
  return facts.enteredOn && !isTicked && key !== 'photo' ? 'entered_unticked' : null;
};

/**
 * The 入库 checklist with what the project's own facts say against each line (domain rules §5.3: names, amounts and dates
 * must agree across papers; a start is formal piling, not levelling). Below the threshold the first line says so.
 */
export const entryLines = (checklist: EntryBody, facts: EntryFacts): EntryLine[] => {
  const isBelow = yuanOf(facts.total) < yuanOf(checklist.fromTotal);
  return checklist.lines.map(({ key, title }, i) => {
    const isTicked = facts.ticked.includes(key);
    const finding = isBelow && i === 0 && isTicked ? 'below_threshold' : findingOf(key, isTicked, facts);
    return { key, title, isTicked, finding };
  });
};

/** Lines that are still missing for entry. A photograph is never demanded by this system (国办函〔2026〕12号). */
export const missingForEntry = (checklist: EntryBody, ticked: readonly string[]): string[] =>
  checklist.lines.filter(({ key }) => key !== 'photo' && !ticked.includes(key)).map(({ title }) => title);

/** Whole months between the start and today, for the Yinchuan rule on entry. */
export const monthsSince = (start: Day, today: Day): number => {
  const months =
    (Number(today.slice(0, 4)) - Number(start.slice(0, 4))) * 12 +
    Number(today.slice(5, 7)) -
    Number(start.slice(5, 7));
  return today.slice(8) < start.slice(8) ? months - 1 : months;
};
