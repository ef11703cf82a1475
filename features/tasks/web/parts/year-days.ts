import { addDays, type Day, daysBetween, weekdayOf } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { CalendarYear } from './api.ts';

/** What a day is beside the plain week: a rest day, or a worked weekend; with the holiday's name. */
export type DayMark = { kind: 'rest' | 'work'; name: string | null };
export type Marks = Readonly<Record<string, DayMark>>;

export const marksOf = (days: CalendarYear['days']): Marks =>
  Object.fromEntries(days.map(({ day, kind, name }) => [day, { kind, name }]));

export const daysOf = (marks: Marks): CalendarYear['days'] =>
  Object.entries(marks)
    .map(([day, mark]) => ({ day, ...mark }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));

/** The weeks of a month, Monday first; null where a week reaches into another month. */
export const monthWeeks = (year: number, month: number): (Day | null)[][] => {
  const first = `${year}-${String(month).padStart(2, '0')}-01` as Day;
  const lead = (weekdayOf(first) + 6) % 7;
  const weeks: (Day | null)[][] = [];
  let week: (Day | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) {
    week.push(day);
    if (week.length === 7) {
      weeks.push(week);
      week = [];
    }
  }
  if (week.length > 0) weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)]);
  return weeks;
};

export const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/**
 * The marks after a press on a day: a plain weekday becomes a rest day of the named holiday, a plain weekend day is
 * worked, a marked day becomes plain again.
 */
export const pressDay = (marks: Marks, day: Day, name: string): Marks => {
  if (marks[day]) {
    const { [day]: _, ...others } = marks;
    return others;
  }
  return {
    ...marks,
    [day]: isWeekend(day) ? { kind: 'work', name: name || null } : { kind: 'rest', name: name || null },
  };
};

/** Where an arrow key leads from a day, within its year; null when the key does not move. */
export const moveDay = (day: Day, key: string): Day | null => {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -7,
    ArrowDown: 7,
    PageUp: -28,
    PageDown: 28,
  };
  const year = day.slice(0, 4);
  if (key === 'Home') return `${day.slice(0, 7)}-01` as Day;
  if (key === 'End') return lastOfMonth(day);
  const step = steps[key];
  if (step === undefined) return null;
  const next = addDays(day, step);
  if (next.slice(0, 4) === year) return next;
  return (step < 0 ? `${year}-01-01` : `${year}-12-31`) as Day;
};

const lastOfMonth = (day: Day): Day => {
  let last = `${day.slice(0, 7)}-28` as Day;
  while (addDays(last, 1).slice(0, 7) === day.slice(0, 7)) last = addDays(last, 1);
  return last;
};

/** Working days of the year, and the days that differ from the plain week. */
export const yearCounts = (year: number, marks: Marks): { workdays: number; rest: number; worked: number } => {
  const days = daysOf(marks).map(({ day, kind }) => ({ day: day as Day, kind }));
  const calendar = makeCalendar(days, null);
  let workdays = 0;
  for (let day = `${year}-01-01` as Day; day.slice(0, 4) === String(year); day = addDays(day, 1))
    if (calendar.isWorkday(day)) workdays++;
  return {
    workdays,
    rest: days.filter(({ kind }) => kind === 'rest').length,
    worked: days.filter(({ kind }) => kind === 'work').length,
  };
};

/** A holiday as the notice lists it: from the first to the last day off, and the weekends worked for it. */
export type Holiday = { name: string | null; from: Day; to: Day; days: number; worked: Day[] };

/**
 * The marked rest days in runs of one name, weekends in between and at either end counted in; each worked weekend
 * stands with the holiday of its name, else with the nearest one within a month.
 */
export const holidaysOf = (marks: Marks): Holiday[] => {
  const isOff = (day: Day) => (marks[day] ? marks[day].kind === 'rest' : isWeekend(day));
  const sameName = (day: Day, name: string | null) => !marks[day] || marks[day].name === name;
  const holidays: Holiday[] = [];
  for (const { day, kind, name } of daysOf(marks)) {
    const last = holidays.at(-1);
    if (kind !== 'rest' || (last && day <= last.to)) continue;
    let from = day as Day;
    let to = day as Day;
    while (isOff(addDays(from, -1)) && sameName(addDays(from, -1), name)) from = addDays(from, -1);
    while (isOff(addDays(to, 1)) && sameName(addDays(to, 1), name)) to = addDays(to, 1);
    holidays.push({ name, from, to, days: daysBetween(from, to) + 1, worked: [] });
  }
  for (const { day, kind, name } of daysOf(marks)) {
    if (kind !== 'work') continue;
    const distance = (holiday: Holiday) =>
      Math.min(Math.abs(daysBetween(holiday.from, day as Day)), Math.abs(daysBetween(holiday.to, day as Day)));
    const own = holidays.filter((holiday) => name !== null && holiday.name === name);
    const near = own.length ? own : holidays.filter((holiday) => distance(holiday) <= 31);
    const nearest = near.toSorted((a, b) => distance(a) - distance(b))[0];
    nearest?.worked.push(day as Day);
  }
  return holidays;
};
