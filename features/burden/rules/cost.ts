import type { CostRules, Field, Frequency } from '../contract.ts';

/** A version of what filling in costs. */
export type CostVersion = { version: number; source: string; effectiveFrom: string; rules: CostRules };

/** The first version: house rule, 2026-11-24, an estimate until a government measures its own. */
export const FIRST_COST: CostVersion = {
  version: 1,
  source: 'house rule, 2026-11-24',
  effectiveFrom: '2020-01-01',
  rules: {
    perForm: 5,
    perField: { text: 4, number: 3, date: 1, choice: 1, file: 6, photo: 5, location: 2 },
    perMonth: { once: 1, daily: 22, weekly: 4.35, monthly: 1, quarterly: 0.333, yearly: 0.083 },
    taskReport: { minutes: 3, perMonth: 1 },
    answerWorkdays: 5,
  },
};

/** The version in force on a day: the latest that has begun; the earliest before any has. Versions must not be empty. */
export const costOn = (versions: readonly CostVersion[], day: string): CostVersion => {
  const sorted = [...versions].sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1) || a.version - b.version);
  const found = sorted.filter(({ effectiveFrom }) => effectiveFrom <= day).at(-1) ?? sorted[0];
  if (!found) throw new Error('there is no version of costs');
  return found;
};

/** Minutes that one filling takes one unit. */
export const minutesEach = (fields: readonly Pick<Field, 'kind'>[], { perForm, perField }: CostRules): number =>
  perForm + fields.reduce((sum, { kind }) => sum + (perField[kind] ?? 0), 0);

export type Asked = { frequency: Frequency; startsOn: string; endsOn: string | null };

/**
 * Fillings in a month (`2026-03`) of what is asked from `startsOn` to `endsOn`, both inclusive; 0 in a month it does not touch.
 * `once` counts in the month of its first day.
 */
export const timesIn = (month: string, { frequency, startsOn, endsOn }: Asked, { perMonth }: CostRules): number => {
  const [first, last] = [startsOn.slice(0, 7), endsOn?.slice(0, 7) ?? null];
  if (month < first || (last !== null && month > last)) return 0;
  return frequency === 'once' && month !== first ? 0 : perMonth[frequency];
};

/** Minutes of a month, to a tenth. */
export const minutesIn = (
  month: string,
  asked: Asked & { fields: readonly Pick<Field, 'kind'>[] },
  rules: CostRules,
): number => tenth(timesIn(month, asked, rules) * minutesEach(asked.fields, rules));

export const tenth = (value: number): number => Math.round(value * 10) / 10;

/** `count` months up to and with `month`, the earliest first. */
export const monthsUpTo = (month: string, count: number): string[] => {
  const [year = 0, nth = 1] = month.split('-').map(Number);
  return Array.from({ length: count }, (_, at) => {
    const all = year * 12 + nth - 1 - (count - 1 - at);
    return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`;
  });
};
