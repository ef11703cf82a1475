import { toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import { expect, it } from 'vitest';
import type { PlannedNode } from '../../rules/nodes.ts';
import { judge, loadPlan, moved, movedSince, planReducer, rescheduled } from './plan-state.ts';

const calendar = makeCalendar([], null);
const approvals = new Map([['permit', { workdays: 5, days: 0 }]]);
const node = (
  id: string,
  start: string,
  finish: string,
  after: string[] = [],
  more: Partial<PlannedNode> = {},
): PlannedNode => ({
  id,
  key: null,
  title: id,
  weight: 1,
  workdays: 2,
  approval: null,
  ownerOrgId: null,
  planStartOn: start,
  planFinishOn: finish,
  startedOn: null,
  doneOn: null,
  after: after.map((nodeId) => ({ nodeId, lagWorkdays: 0 })),
  ...more,
});
const nodes = [node('a', '2026-03-02', '2026-03-03'), node('b', '2026-03-04', '2026-03-05', ['a'])];
const terms = { calendar, approvals, promisedOn: toDay('2026-03-13'), today: toDay('2026-03-02') };
const days = (plan: readonly PlannedNode[]) => plan.map(({ planStartOn, planFinishOn }) => [planStartOn, planFinishOn]);

it('a moved bar rests on working days and pushes what waits for it', () => {
  // Friday and one day on is Saturday: it ends on Monday.
  const after = moved(nodes, { id: 'a', days: 4, part: 'whole' }, terms);
  expect(days(after)).toEqual([
    ['2026-03-06', '2026-03-09'],
    ['2026-03-10', '2026-03-11'],
  ]);
  expect(movedSince(nodes, after)).toEqual([
    { title: 'a', days: 6 },
    { title: 'b', days: 6 },
  ]);
});

it('only the end moves with Shift, never before the start; what is done stays', () => {
  expect(days(moved(nodes, { id: 'b', days: 1, part: 'finish' }, terms))[1]).toEqual(['2026-03-04', '2026-03-06']);
  expect(moved(nodes, { id: 'b', days: -9, part: 'finish' }, terms)).toBe(nodes);
  const done = [node('a', '2026-03-02', '2026-03-03', [], { doneOn: '2026-03-03' })];
  expect(moved(done, { id: 'a', days: 3, part: 'whole' }, terms)).toBe(done);
});

it('schedules backward with the statutory time of an approval', () => {
  const plan = rescheduled([node('a', '2026-03-02', '2026-03-03', [], { approval: 'permit' })], 'latest', terms);
  expect(days(plan)).toEqual([['2026-03-09', '2026-03-13']]);
  expect(judge(nodes, terms)).toMatchObject({ kind: 'scheduled', schedule: { impossible: null } });
});

it('undoes and does again, and forgets what was undone once something new is done', () => {
  const first = planReducer(loadPlan(nodes), { kind: 'set', nodes: [] });
  const undone = planReducer(first, { kind: 'undo' });
  expect(undone.nodes).toBe(nodes);
  expect(planReducer(undone, { kind: 'redo' }).nodes).toEqual([]);
  expect(planReducer(planReducer(undone, { kind: 'set', nodes }), { kind: 'redo' }).future).toEqual([]);
  expect(planReducer(loadPlan(nodes), { kind: 'undo' }).nodes).toBe(nodes);
});
