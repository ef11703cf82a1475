import type { Day } from '@luoshi/kernel/day.ts';
import type { FieldKind, Frequency } from '../contract.ts';
import versions from './rates.json' with { type: 'json' };

/** Minutes that answering costs, as a version of the rates says. */
export type Rates = {
  effectiveFrom: string;
  source: string;
  /** For taking up a form at all. */
  base: number;
  minutes: Readonly<Record<FieldKind, number>>;
  taskReport: number;
  taskReportsPerMonth: number;
};

/** The version of the rates in force on a day; before the first one, the first. */
export const ratesOn = (day: Day): Rates => {
  const [first, ...later] = versions as [Rates, ...Rates[]];
  return [...later].reverse().find(({ effectiveFrom }) => effectiveFrom <= day) ?? first;
};

// A form asked once is spread over the year in which it is asked.
const TIMES_A_MONTH: Readonly<Record<Frequency, number>> = {
  once: 1 / 12,
  yearly: 1 / 12,
  quarterly: 1 / 3,
  monthly: 1,
  weekly: 52 / 12,
};

/** Minutes one unit needs for a form in a month. */
export const minutesPerMonth = (
  form: { frequency: Frequency; fields: readonly { kind: FieldKind }[] },
  rates: Rates,
): number =>
  (rates.base + form.fields.reduce((sum, { kind }) => sum + rates.minutes[kind], 0)) * TIMES_A_MONTH[form.frequency];

/** Minutes a unit needs for reports on its open tasks in a month. */
export const taskMinutesPerMonth = (tasks: number, rates: Rates): number =>
  tasks * rates.taskReport * rates.taskReportsPerMonth;

/** Hours with one decimal. */
export const inHours = (minutes: number): number => Math.round(minutes / 6) / 10;
