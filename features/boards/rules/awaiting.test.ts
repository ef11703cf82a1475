import { expect, it } from 'vitest';
import { awaiting } from './awaiting.ts';

it('waits for a leader: what is on an agenda, then what is undecided high up, the older first', () => {
  const item = (state: 'handling' | 'meeting' | 'decided', level: number, age: number) => ({
    state,
    level,
    age,
    meeting: state === 'meeting' ? {} : null,
  });
  const [low, high, older, agenda, decided] = [
    item('handling', 2, 90),
    item('handling', 3, 4),
    item('handling', 3, 9),
    item('meeting', 2, 1),
    item('decided', 4, 40),
  ] as const;
  expect(awaiting([low, high, older, agenda, decided])).toEqual([agenda, older, high]);
});
