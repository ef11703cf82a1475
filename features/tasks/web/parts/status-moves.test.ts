import { expect, test } from 'vitest';
import { OPEN_STATUSES, STATUSES } from '../../contract.ts';
import { isOpenStatus, statusMoves } from './status-moves.ts';

test.each([
  ['not_started', 0, ['close', 'suspend', 'cancel']],
  ['in_progress', 40, ['close', 'suspend', 'cancel']],
  ['suspended', 40, ['resume', 'cancel']],
  ['done', 100, ['reopen']],
  ['cancelled', 0, ['reopen']],
] as const)('a task that is %s offers %s', (status, percent, acts) => {
  expect(statusMoves({ status, percent }).map((move) => move.act)).toEqual(acts);
});

test('no move leads to where the task is', () => {
  for (const status of STATUSES)
    for (const percent of [0, 40])
      for (const move of statusMoves({ status, percent })) expect(move.to).not.toBe(status);
});

test('resumed before any work, a task is not started', () => {
  expect(statusMoves({ status: 'suspended', percent: 0 })[0]).toEqual({ act: 'resume', to: 'not_started' });
  expect(statusMoves({ status: 'suspended', percent: 5 })[0]).toEqual({ act: 'resume', to: 'in_progress' });
});

test('open statuses are those of the contract', () => {
  expect(STATUSES.filter(isOpenStatus)).toEqual([...OPEN_STATUSES]);
});
