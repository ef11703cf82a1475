import type { Day } from '@luoshi/kernel/day.ts';
import type { LimitRules } from '../contract.ts';

/** Limits as kept in `supervision.load_limit`. */
export type LimitVersion = {
  readonly name: string;
  readonly version: number;
  readonly source: string;
  readonly effectiveFrom: string;
  readonly rules: LimitRules;
};

/** The limits a new government starts with. */
export const LOAD_LIMITS: readonly LimitVersion[] = [
  {
    name: 'load',
    version: 1,
    source:
      'Taizhou (498 inspections cut to 42, yearly plan and monthly control) and Pu’er (one comprehensive inspection a department a year) set no figure a unit; 2 a month and 4 a quarter are a house rule, 2026-11-24',
    effectiveFrom: '2000-01-01',
    rules: { perMonth: 2, perQuarter: 4 },
  },
];

/** First days of a month or quarter and of the one after it: from inclusive, to exclusive. */
export type Period = { readonly from: string; readonly to: string };

const monthStart = (year: number, month: number): string => {
  const past = Math.floor((month - 1) / 12);
  return `${year + past}-${String(month - past * 12).padStart(2, '0')}-01`;
};

/** The month and the quarter that a day lies in. */
export const periodsOf = (day: Day): { month: Period; quarter: Period } => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = month - ((month - 1) % 3);
  return {
    month: { from: monthStart(year, month), to: monthStart(year, month + 1) },
    quarter: { from: monthStart(year, first), to: monthStart(year, first + 3) },
  };
};

/** The unit that would bear more than the limit if one were added, with which limit it is; null when none would. */
export const overloaded = <L extends { month: number; quarter: number }>(
  loads: readonly L[],
  { perMonth, perQuarter }: LimitRules,
): { load: L; period: 'month' | 'quarter'; count: number; limit: number } | null => {
  for (const load of loads) {
    if (load.month + 1 > perMonth) return { load, period: 'month', count: load.month, limit: perMonth };
    if (load.quarter + 1 > perQuarter) return { load, period: 'quarter', count: load.quarter, limit: perQuarter };
  }
  return null;
};
