import { addDays, type Day, daysBetween } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Light } from '../contract.ts';
import type { LightCounts, Trial } from '../rule-sets/contract.ts';
import { type LightResult, SEVERITY } from './light.ts';
import { addMonths } from './months.ts';
import { replay, type Spell, spellOn, type TaskHistory } from './replay.ts';
import type { Rules } from './rule-set.ts';

/** The days a rule set is tried on: the three months up to yesterday, and today. */
export type Window = { readonly from: Day; readonly to: Day; readonly today: Day };

export const windowOf = (today: Day): Window => ({ from: addMonths(today, -3), to: addDays(today, -1), today });

/** A task on which the two differ: on `day` they gave these lights. */
export type Differing = {
  readonly day: Day;
  readonly isToday: boolean;
  readonly was: LightResult;
  readonly would: LightResult;
  /** Days of the window on which they differ. */
  readonly days: number;
};

/** One task under both rule sets. */
export type Compared = {
  readonly was: readonly Spell[];
  readonly would: readonly Spell[];
  readonly differing: Differing | null;
};

const boundaries = (spells: readonly Spell[]): Day[] => spells.map(({ from }) => from);

/** The stretches of [from, to] on which neither light changes. */
const stretches = (
  was: readonly Spell[],
  would: readonly Spell[],
  { from, today }: Window,
): { from: Day; end: Day }[] => {
  const starts = [...new Set([...boundaries(was), ...boundaries(would), today])].filter((day) => day >= from).sort();
  return starts.map((start, n) => ({ from: start, end: starts[n + 1] ?? addDays(today, 1) }));
};

/** Lights a task under the rules as they were and as they would be, day by day. */
export const compare = (
  task: TaskHistory,
  window: Window,
  calendar: WorkCalendar,
  rules: { readonly was: Rules; readonly would: Rules },
): Compared => {
  const was = replay(task, window.from, window.today, calendar, rules.was);
  const would = replay(task, window.from, window.today, calendar, rules.would);
  let days = 0;
  let last: { day: Day; was: LightResult; would: LightResult } | null = null;
  for (const { from, end } of stretches(was, would, window)) {
    const before = spellOn(was, from);
    const after = spellOn(would, from);
    if (!before || !after || before.light === after.light) continue;
    if (from !== window.today) days += daysBetween(from, end);
    last = { day: addDays(end, -1), was: before, would: after };
  }
  return { was, would, differing: last && { ...last, isToday: last.day === window.today, days } };
};

const none = (): LightCounts => ({ on_track: 0, near: 0, behind: 0, late: 0 });
const isCounted = (light: Light): light is keyof LightCounts => light !== 'done' && light !== 'paused';
const count = (into: LightCounts, light: Light | undefined, n: number): void => {
  if (light && isCounted(light)) into[light] += n;
};

type Unit = Trial['units'][number];

/** Adds compared tasks up to what the trial answers. */
export const tally = (window: Window) => {
  const now = { was: none(), would: none() };
  const days = { was: none(), would: none() };
  const weeks: Trial['weeks'] = [];
  for (let day = window.to; day >= window.from; day = addDays(day, -7))
    weeks.unshift({ day, was: none(), would: none() });
  const moves = new Map<string, Trial['moves'][number]>();
  const units = new Map<string, Unit>();
  let tasks = 0;
  let changedToday = 0;
  let changedInWindow = 0;

  const addSide = (side: 'was' | 'would', spells: readonly Spell[]): void => {
    count(now[side], spellOn(spells, window.today)?.light, 1);
    for (const week of weeks) count(week[side], spellOn(spells, week.day as Day)?.light, 1);
    spells.forEach(({ from, result }, n) => {
      const end = spells[n + 1]?.from ?? window.today;
      if (from < end) count(days[side], result.light, daysBetween(from, end));
    });
  };
  return {
    add: (unit: { orgId: string; name: string }, { was, would, differing }: Compared): void => {
      if (was.length === 0) return;
      tasks++;
      addSide('was', was);
      addSide('would', would);
      const mine = units.get(unit.orgId) ?? { ...unit, tasks: 0, changed: 0, was: none(), would: none() };
      units.set(unit.orgId, mine);
      mine.tasks++;
      count(mine.was, spellOn(was, window.today)?.light, 1);
      count(mine.would, spellOn(would, window.today)?.light, 1);
      if (!differing) return;
      if (differing.days > 0) changedInWindow++;
      if (!differing.isToday) return;
      changedToday++;
      mine.changed++;
      const key = `${differing.was.light} ${differing.would.light}`;
      const move = moves.get(key) ?? { was: differing.was.light, would: differing.would.light, n: 0 };
      moves.set(key, { ...move, n: move.n + 1 });
    },
    result: (at: Date): Trial => ({
      at: at.toISOString(),
      ...window,
      tasks,
      changedToday,
      changedInWindow,
      now,
      days,
      weeks,
      moves: [...moves.values()].sort((a, b) => b.n - a.n || SEVERITY[a.would] - SEVERITY[b.would]),
      units: [...units.values()].sort(
        (a, b) => b.changed - a.changed || b.tasks - a.tasks || (a.name < b.name ? -1 : 1),
      ),
    }),
  };
};
