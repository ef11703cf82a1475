import { addDays, type Day } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { TaskStatus } from '../contract.ts';
import { type LightFacts, type LightResult, light } from './light.ts';
import type { Rules } from './rule-set.ts';
import type { PlannedNode } from './schedule.ts';

/** What is on record of a task, from which its facts of a past day are put together again. */
export type TaskHistory = {
  readonly createdOn: Day;
  readonly status: TaskStatus;
  readonly percent: number;
  readonly startOn: Day | null;
  readonly dueOn: Day | null;
  readonly doneOn: Day | null;
  readonly nodes: readonly PlannedNode[];
  /** Reports by the day they came in; `place` orders them in the story, a correction taking the place of what it corrects. */
  readonly reports: readonly {
    readonly on: Day;
    readonly at: string;
    readonly place: string;
    readonly percent: number;
  }[];
  /** Moves of the deadline in order. */
  readonly dueChanges: readonly { readonly on: Day; readonly fromDue: Day | null; readonly toDue: Day | null }[];
  /** Days on which it began (`isOn`) or ceased to be suspended or cancelled, in order. */
  readonly pauses: readonly { readonly on: Day; readonly isOn: boolean }[];
};

const dueOn = ({ dueOn: now, dueChanges }: TaskHistory, day: Day): Day | null => {
  const next = dueChanges.find((change) => change.on > day);
  return next ? next.fromDue : now;
};

const percentOn = ({ reports, percent }: TaskHistory, day: Day): number => {
  // What was taken over with its percent and never reported on has no other record.
  if (reports.length === 0) return percent;
  let latest: TaskHistory['reports'][number] | undefined;
  for (const report of reports) {
    if (report.on > day) continue;
    if (!latest || report.place > latest.place || (report.place === latest.place && report.at > latest.at))
      latest = report;
  }
  return latest?.percent ?? 0;
};

const statusOn = (task: TaskHistory, day: Day): TaskStatus => {
  if (task.status === 'done' && task.doneOn && task.doneOn <= day) return 'done';
  const pause = task.pauses.findLast(({ on }) => on <= day);
  if (pause?.isOn) return 'suspended';
  const isPausedNow = task.status === 'suspended' || task.status === 'cancelled';
  if (isPausedNow && task.pauses.length === 0) return task.status;
  const hasBegun =
    task.reports.some(({ on }) => on <= day) || (task.reports.length === 0 && task.status !== 'not_started');
  return hasBegun ? 'in_progress' : 'not_started';
};

/** The facts of a task as they stood at the end of `day`; null before it was on record. Nodes and start are those of now. */
export const factsAsOf = (task: TaskHistory, day: Day): LightFacts | null => {
  if (day < task.createdOn) return null;
  const status = statusOn(task, day);
  const percent = percentOn(task, day);
  return {
    status,
    percent,
    startOn: task.startOn,
    dueOn: dueOn(task, day),
    doneOn: status === 'done' ? task.doneOn : null,
    nodes: task.nodes,
    start: task.startOn
      ? { plannedOn: task.startOn, isStarted: status !== 'not_started' || percent > 0, isExcused: false }
      : null,
  };
};

/** Days of [from, to] on which something was recorded about the task, with `from` itself, in order. */
const turningDays = (task: TaskHistory, from: Day, to: Day): Day[] => {
  const recorded = [
    task.createdOn,
    ...(task.doneOn ? [task.doneOn] : []),
    ...task.reports.map(({ on }) => on),
    ...task.dueChanges.map(({ on }) => on),
    ...task.pauses.map(({ on }) => on),
  ].filter((day) => day > from && day <= to);
  return [from, ...new Set(recorded)].sort();
};

/** A light that held from a day through the day before the next spell. */
export type Spell = { readonly from: Day; readonly result: LightResult };

/** The lights of a task through [from, to], first day to last, as `rules` would have given them day by day. */
export const replay = (task: TaskHistory, from: Day, to: Day, calendar: WorkCalendar, rules: Rules): Spell[] => {
  const spells: Spell[] = [];
  const turns = turningDays(task, from, to);
  turns.forEach((turn, n) => {
    const end = turns[n + 1] ?? addDays(to, 1);
    const facts = factsAsOf(task, turn);
    for (let day: Day | null = turn; facts && day && day < end; ) {
      const result = light(facts, day, calendar, rules);
      spells.push({ from: day, result });
      day = result.until;
    }
  });
  return spells;
};

/** The spell that holds on `day`, or undefined before the first. */
export const spellOn = (spells: readonly Spell[], day: Day): LightResult | undefined =>
  spells.findLast(({ from }) => from <= day)?.result;
