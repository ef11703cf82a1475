import { describe, expect, test } from 'vitest';
import { type KeptRow, takeBack } from './take-back.ts';

const now = (...rows: KeptRow[]) => new Map(rows.map((row) => [row.id, row]));
const row = (id: string, task: string, due = '', revision = 1): KeptRow => ({ id, task, due, revision });

describe('taking a step back', () => {
  test('restores what it changed, takes away what it added, brings back what it removed', () => {
    const step = { replaced: [row('a', '旧'), row('b', '去')], made: [row('a', '新'), row('c', '加')] };
    expect(takeBack(step, now(row('a', '新', '', 7), row('c', '加', '', 7)))).toEqual({
      put: [row('a', '旧', '', 7), row('b', '去')],
      remove: ['c'],
      kept: 0,
    });
  });

  test('leaves values somebody changed since, and an added item that was worked on', () => {
    const step = { replaced: [row('a', '旧', '6月')], made: [row('a', '新', '7月'), row('c', '加')] };
    expect(takeBack(step, now(row('a', '新', '8月'), row('c', '改过')))).toEqual({
      put: [row('a', '旧', '8月')],
      remove: [],
      kept: 2,
    });
  });

  test('gives up when an item it changed is gone, or one it removed is there', () => {
    expect(takeBack({ replaced: [row('a', '旧')], made: [row('a', '新')] }, now())).toBeNull();
    expect(takeBack({ replaced: [row('a', '旧')], made: [] }, now(row('a', '旧')))).toBeNull();
  });
});
