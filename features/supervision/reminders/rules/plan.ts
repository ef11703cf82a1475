import { addDays, type Day, daysBetween } from '@luoshi/kernel/day.ts';
import { addWorkdays, type WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { MatterState } from '../../contract.ts';
import { type Clock, type Holder, STATE } from '../../rules/machine.ts';
import type { EscalationRules, Told } from '../contract.ts';

/** One occasion on which somebody is told about a matter. */
export type Step =
  | { readonly kind: 'percent'; readonly percent: number; readonly on: Day }
  | { readonly kind: 'before'; readonly on: Day }
  | { readonly kind: 'level'; readonly level: 1 | 2 | 3 | 4; readonly on: Day };

/** What the steps of a matter hang on: the stretch from `since` to `byOn` is what percents are taken of. */
export type Stretch = { readonly state: MatterState; readonly since: Day; readonly byOn: Day | null };

/** Clocks people are reminded of; to look again some day at what is closed or set aside is nothing to hurry for. */
const isReminded = (clock: Clock): boolean => clock !== 'look' && clock !== 'none';

/**
 * Every step of a matter in the order of its days; none for a state nobody is reminded in (closed, archived,
 * cancelled, suspended). A percent falls on the first day on which at least so much of the calendar days have gone by,
 * and is left out when it would fall on the day before which it is named anyway. Overdue begins with the first working
 * day after `byOn`.
 */
export const stepsOf = (
  { state, since, byOn }: Stretch,
  rules: EscalationRules,
  calendar: WorkCalendar,
): readonly Step[] => {
  if (!byOn || !isReminded(STATE[state].clock)) return [];
  const length = daysBetween(since, byOn);
  const before = rules.beforeWorkdays ? addWorkdays(calendar, byOn, -rules.beforeWorkdays) : byOn;
  const percents: Step[] =
    length < rules.percentsFromDays
      ? []
      : rules.percents
          .map((percent) => ({
            kind: 'percent' as const,
            percent,
            on: addDays(since, Math.ceil((length * percent) / 100)),
          }))
          .filter(({ on }) => on < before);
  const named: Step[] = rules.beforeWorkdays && before > since ? [{ kind: 'before', on: before }] : [];
  const levels = rules.levels.map(
    ({ afterWorkdays }, nth): Step => ({
      kind: 'level',
      level: (nth + 1) as 1 | 2 | 3 | 4,
      on: addWorkdays(calendar, byOn, afterWorkdays),
    }),
  );
  return [...percents, ...named, ...levels];
};

/**
 * The step to take today, if its day has come, and the day of the next one. Of several that have come only the last
 * counts: a matter taken under watch late, or a server that slept, brings no pile of old reminders.
 */
export const stepToday = (
  steps: readonly Step[],
  today: Day,
): { readonly step: Step | null; readonly nextOn: Day | null } => ({
  step: steps.findLast(({ on }) => on <= today) ?? null,
  nextOn: steps.find(({ on }) => on > today)?.on ?? null,
});

/**
 * Who is told at a step. What waits for a unit: its liaison, and from level to level whom the data name. What waits for
 * the office or a reviewer: the supervision office, from level 3 on the leader too.
 */
export const toldAt = (step: Step, holder: Holder, rules: EscalationRules): readonly Told[] => {
  if (holder === 'nobody') return [];
  if (holder !== 'unit') return step.kind === 'level' && step.level >= 3 ? ['supervisor', 'leader'] : ['supervisor'];
  return step.kind === 'level' ? (rules.levels[step.level - 1]?.tell ?? []) : ['liaison'];
};

/** Names a step for ever: the same one is never told twice, a new date or a new state begins anew. */
export const stepKey = (matterId: string, { state, byOn }: Stretch, step: Step): string => {
  const which =
    step.kind === 'percent' ? `percent-${step.percent}` : step.kind === 'level' ? `level-${step.level}` : 'before';
  return `supervision.reminders/${matterId}/${state}/${byOn}/${which}`;
};
