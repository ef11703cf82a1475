import type { Day } from '@luoshi/kernel/day.ts';
import type { Light, TaskStatus, UnitRole } from '../../tasks/contract.ts';
import type { Kind } from '../contract.ts';

/** A task as a paper tells of it; `reason` is its light's sentence on the day the facts were gathered. */
export type TaskFact = {
  id: string;
  title: string;
  leadId: string;
  leadName: string;
  status: TaskStatus;
  percent: number;
  light: Light;
  reason: string;
  startOn: string | null;
  dueOn: string | null;
  doneOn: string | null;
  body: string;
  standard: string | null;
  problems: string | null;
  nextSteps: string | null;
  lastWords: string | null;
  paper: string | null;
  units: readonly { name: string; role: UnitRole }[];
};

export type UnitFact = { id: string; name: string } & Record<Light | 'open', number>;
export type TurnFact = { taskId: string; title: string; leadName: string; day: string; from: Light | null; to: Light };
export type ReportFact = { taskId: string; title: string; leadName: string; reports: number; last: string | null };

/** What one gathering of facts found; each list is what one query answered, at most `LISTED` rows, with its true length. */
export type Gathered = {
  kind: Kind;
  /** Whom or what the paper is about, as a title names it. */
  scope: string;
  today: Day;
  from: Day;
  to: Day;
  /** The day by which answers are asked for: some working days from today. */
  answerBy: Day;
  units: readonly UnitFact[];
  /** Open tasks, what hurts most first. */
  open: readonly TaskFact[];
  openTotal: number;
  /** Done within the period. */
  done: readonly TaskFact[];
  doneTotal: number;
  doneLate: number;
  turned: readonly TurnFact[];
  reports: readonly ReportFact[];
  /** Tasks chosen for a paper about tasks. */
  chosen: readonly TaskFact[];
};

/** Rows a table of facts lists at most; a paper of forty pages holds five hundred. */
export const LISTED = 1_000;
