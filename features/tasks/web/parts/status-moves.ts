import type { TaskStatus } from '../../contract.ts';

/** What a supervisor may do to a task's status: `act` finds the words, `to` is sent. */
export type StatusMove = { act: 'suspend' | 'resume' | 'close' | 'reopen' | 'cancel'; to: TaskStatus };

const MOVES: Readonly<Record<TaskStatus, readonly StatusMove[]>> = {
  not_started: [
    { act: 'close', to: 'done' },
    { act: 'suspend', to: 'suspended' },
    { act: 'cancel', to: 'cancelled' },
  ],
  in_progress: [
    { act: 'close', to: 'done' },
    { act: 'suspend', to: 'suspended' },
    { act: 'cancel', to: 'cancelled' },
  ],
  suspended: [
    { act: 'resume', to: 'in_progress' },
    { act: 'cancel', to: 'cancelled' },
  ],
  done: [{ act: 'reopen', to: 'in_progress' }],
  cancelled: [{ act: 'reopen', to: 'in_progress' }],
};

/** The moves open from a status, the likeliest first; a task resumed before any work goes back to not started. */
export const statusMoves = (task: { status: TaskStatus; percent: number }): readonly StatusMove[] =>
  MOVES[task.status].map((move) =>
    (move.act === 'resume' || move.act === 'reopen') && task.percent === 0 ? { ...move, to: 'not_started' } : move,
  );

/** Whether the task is still to be worked on. */
export const isOpenStatus = (status: TaskStatus): boolean => status !== 'done' && status !== 'cancelled';
