import { type Day, isDay } from '@luoshi/kernel/day.ts';
import type { RowValues } from '../../ledgers/rules/column.ts';
import { numberIn, unitIn, wordsIn, yearsIn } from '../../ledgers/rules/values.ts';
import type { ProjectClass, ProjectPatch, Stage } from '../contract.ts';
import { wanOf } from './money.ts';

/** What a row says of a project's reports: they are no part of the ledger's own facts. */
export type ReportedFacts = {
  readonly progressWords: string | null;
  readonly problems: string | null;
  readonly coordination: string | null;
};

const wan = (yuan: number | null): string | undefined => (yuan === null || yuan < 0 ? undefined : wanOf(yuan));

/** The name of a project in a row: a line broken between two Chinese characters is no blank. */
export const nameOfRow = (values: RowValues): string | null =>
  wordsIn(values, 'name')?.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '') ?? null;

const dayIn = (values: RowValues, column: string): Day | undefined => {
  const day = wordsIn(values, column);
  return day !== null && isDay(day) ? day : undefined;
};

/** What a row of a ledger says of a project; a blank cell says nothing, so that what is known stays. Money comes in 元. */
export const factsOfRow = (values: RowValues, year: number): ProjectPatch => {
  const years = yearsIn(values, 'years');
  const annual = wan(numberIn(values, 'annual'));
  const facts: ProjectPatch = {
    name: nameOfRow(values) ?? undefined,
    code: wordsIn(values, 'code') ?? undefined,
    content: wordsIn(values, 'content') ?? undefined,
    class: (wordsIn(values, 'class') as ProjectClass | null) ?? undefined,
    stage: (wordsIn(values, 'stage') as Stage | null) ?? undefined,
    nature: wordsIn(values, 'nature') ?? undefined,
    industry: wordsIn(values, 'industry') ?? undefined,
    address: wordsIn(values, 'address') ?? undefined,
    startYear: years?.from,
    endYear: years?.to,
    totalInvestment: wan(numberIn(values, 'total')),
    annualInvestment: annual,
    annualYear: annual === undefined ? undefined : year,
    annualGoal: wordsIn(values, 'annualGoal') ?? undefined,
    planStartOn: dayIn(values, 'planStart'),
    startOn: dayIn(values, 'start'),
    planFinishOn: dayIn(values, 'planFinish'),
    finishOn: dayIn(values, 'finish'),
    builder: wordsIn(values, 'builder') ?? undefined,
    leadOrgId: unitIn(values, 'unit')?.id,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
};

/** Money done: before this year, and in it; both in 万元. What is said in all less what is said of the year was before. */
export const doneOfRow = (values: RowValues): { before: string; year: string | null } => {
  const all = numberIn(values, 'done') ?? 0;
  const year = numberIn(values, 'annualDone');
  return { before: wanOf(Math.max(0, all - (year ?? 0))), year: year === null ? null : wanOf(Math.max(0, year)) };
};

export const reportedOfRow = (values: RowValues): ReportedFacts => ({
  progressWords: wordsIn(values, 'progress'),
  problems: wordsIn(values, 'problems'),
  coordination: wordsIn(values, 'coordination'),
});
