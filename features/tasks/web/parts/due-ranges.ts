import { addDays, type Day, weekdayOf } from '@luoshi/kernel/day.ts';

export const DUE_CHOICES = ['any', 'passed', 'week', 'month', 'quarter', 'year'] as const;
export type DueChoice = (typeof DUE_CHOICES)[number] | 'own';
export type DueRange = { dueFrom: string; dueTo: string };

/** The days that a choice stands for, seen from `today`; both ends inclusive, an empty text is an open end. */
export const dueRange = (choice: Exclude<DueChoice, 'own'>, today: Day): DueRange => {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  switch (choice) {
    case 'any':
      return { dueFrom: '', dueTo: '' };
    case 'passed':
      return { dueFrom: '', dueTo: addDays(today, -1) };
    case 'week': {
      const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
      return { dueFrom: monday, dueTo: addDays(monday, 6) };
    }
    case 'month':
      return { dueFrom: firstOf(year, month), dueTo: lastOf(year, month) };
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return { dueFrom: firstOf(year, first), dueTo: lastOf(year, first + 2) };
    }
    case 'year':
      return { dueFrom: firstOf(year, 1), dueTo: lastOf(year, 12) };
  }
};

/** Which choice a range is, seen from `today`; `own` when it is none of them. */
export const dueChoice = (range: DueRange, today: Day): DueChoice =>
  DUE_CHOICES.find((choice) => {
    const days = dueRange(choice, today);
    return days.dueFrom === range.dueFrom && days.dueTo === range.dueTo;
  }) ?? 'own';

const firstOf = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01` as Day;
const lastOf = (year: number, month: number): Day =>
  addDays(month === 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1), -1);
