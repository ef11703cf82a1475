import { describe, expect, test } from 'vitest';
import { continueEdition } from './carry-over.ts';
import type { Clause } from './clause.ts';
import { editionState, fits } from './edition-state.ts';

const clause = (id: string, task: string, over: Partial<Clause> = {}): Clause => ({
  id,
  sort: 1,
  no: null,
  section: [],
  title: null,
  task,
  span: null,
  sourceText: task,
  units: [{ name: '县发改局', orgId: 'fgj', role: 'lead' }],
  people: [],
  startOn: null,
  dueOn: '2026-06-30',
  deadlineText: null,
  deadlineKind: 'date',
  quantities: [],
  isDropped: false,
  isDueInferred: false,
  wasId: null,
  revision: 1,
  ...over,
});
const HOMES = '改造老旧小区300户，完善供水供热管网';
const ROADS = '新建农村公路42公里，打通镇村断头路';

describe('a new edition', () => {
  test('keeps what people said of an item that reads the same, and the meaning of names everywhere', () => {
    const before = [
      clause('a1', '由人改过的说法', { sourceText: HOMES, dueOn: '2026-07-15', no: '1.' }),
      clause('a2', ROADS, { units: [{ name: '县交投', orgId: 'jt', role: 'lead' }] }),
    ];
    const after = [
      clause('b1', `${ROADS}，年底通车`, { units: [{ name: '县交投', orgId: null, role: 'lead' }] }),
      clause('b2', HOMES, { no: '2.', dueOn: '2026-06-30' }),
    ];
    // The words a person gave are not those of the paper, so that only the passage can tell.
    const [first, second] = continueEdition([{ ...before[0]!, task: HOMES }, before[1]!], after) as [Clause, Clause];
    expect(first).toMatchObject({ id: 'b1', wasId: 'a2', task: `${ROADS}，年底通车`, units: [{ orgId: 'jt' }] });
    expect(second).toMatchObject({ id: 'b2', wasId: 'a1', no: '2.', dueOn: '2026-07-15' });
  });

  test('stands against the last one by what each item continues; a dropped item is gone', () => {
    const before = [
      clause('a1', HOMES),
      clause('a2', ROADS),
      clause('a3', '办三件实事'),
      clause('a4', '已去掉', { isDropped: true }),
    ];
    const after = [
      clause('b1', '办三件实事', { wasId: 'a3' }),
      clause('b2', HOMES, { wasId: 'a1', no: '2.', dueOn: '2026-09-30' }),
      clause('b3', ROADS, { wasId: 'a2', isDropped: true }),
      clause('b4', '新的一件'),
    ];
    const { pairs, added, gone } = editionState(before, after);
    expect(pairs.map((pair) => [pair.clause.id, pair.fields, pair.isMoved])).toEqual([
      ['b1', [], true],
      ['b2', ['dueOn'], false],
    ]);
    expect([added.map(({ id }) => id), gone.map(({ id }) => id)]).toEqual([['b4'], ['a2']]);
  });

  test('what may be chosen depends on what happened', () => {
    expect(
      (['update', 'leave', 'new', 'cancel'] as const).map((one) => [fits(one, 'changed'), fits(one, 'gone')]),
    ).toEqual([
      [true, false],
      [true, true],
      [true, false],
      [false, true],
    ]);
  });
});
