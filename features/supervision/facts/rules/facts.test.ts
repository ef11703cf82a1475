import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import { describe, expect, test } from 'vitest';
import type { MatterAction, MatterState } from '../../contract.ts';
import { PRESETS } from '../../rules/presets.ts';
import { eventsOf, type FactHop, type History } from './events.ts';
import { noCounts, SCORE_SETS, scoreOf } from './score.ts';

const day = (date: number): Day => toDay(`2026-03-${String(date).padStart(2, '0')}`);
const calendar = makeCalendar([], toDay('2026-12-31'));
const rules = PRESETS.find(({ name }) => name === '13710-general')!.rules; // first report in 3 working days
const hop = (date: number, action: MatterAction, to: MatterState, more: Partial<FactHop> = {}): FactHop => ({
  day: day(date),
  action,
  to,
  lateWorkdays: 0,
  dueOn: day(11),
  leadOrgId: 'a',
  words: null,
  ...more,
});
const taken = hop(2, 'take', 'assigned'); // a Monday
const history = (hops: readonly FactHop[], reports: readonly number[] = []): History => ({
  hops,
  reports: reports.map(day),
  rules,
});
const kinds = (one: History, until: number) =>
  eventsOf(one, day(until), 'a', calendar).map((event) => [event.kind, event.day, event.leadOrgId, event.workdays]);

describe('facts of a unit', () => {
  const closed = [
    taken,
    hop(4, 'sign', 'signed', { lateWorkdays: 1 }),
    hop(10, 'request_close', 'close_requested'),
    hop(12, 'return', 'returned', { words: '缺验收单' }),
    hop(16, 'request_close', 'close_requested', { lateWorkdays: 0 }),
    hop(17, 'pass_review', 'reviewing'),
    hop(18, 'close', 'closed'),
    hop(25, 'reopen', 'reopened', { dueOn: day(31) }),
  ];

  test('are signed late, returned, done late by the day it was handed in, reopened', () => {
    expect(kinds(history(closed, [5, 9, 12]), 26)).toEqual([
      ['signed_late', '2026-03-04', 'a', 1],
      ['returned', '2026-03-12', 'a', null],
      ['done_late', '2026-03-18', 'a', 1],
      ['reopened', '2026-03-25', 'a', null],
    ]);
  });

  test('of a past day are the same whatever happened since', () => {
    expect(kinds(history(closed, [5, 9, 12]), 12)).toEqual([
      ['signed_late', '2026-03-04', 'a', 1],
      ['returned', '2026-03-12', 'a', null],
      ['overdue', '2026-03-12', 'a', 1],
    ]);
    expect(kinds(history(closed.slice(0, 4), [5, 9, 12]), 12)).toEqual(kinds(history(closed, [5, 9, 12]), 12));
    expect(kinds(history(closed), 1)).toEqual([]);
  });

  test('in time is the day handed in, not the day reviewed', () => {
    const inTime = [
      taken,
      hop(3, 'sign', 'signed'),
      hop(11, 'request_close', 'close_requested'),
      hop(20, 'pass_review', 'reviewing'),
      hop(20, 'close', 'closed'),
    ];
    expect(kinds(history(inTime, [5, 9, 11]), 21)).toEqual([['done_on_time', '2026-03-20', 'a', null]]);
  });

  test('tell a missed report, also one that never came, from one nobody had to ask for', () => {
    const open = [taken, hop(3, 'sign', 'signed', { dueOn: day(31) })];
    expect(kinds(history(open, [3]), 4)).toEqual([['reported_unasked', '2026-03-03', 'a', null]]);
    expect(kinds(history(open, [4]), 5)).toEqual([]);
    expect(kinds(history(open, [9]), 10)).toEqual([['report_missed', '2026-03-05', 'a', 2]]);
    expect(kinds(history(open), 5)).toEqual([]); // the day itself is not over
    expect(kinds(history(open), 6)).toEqual([['report_missed', '2026-03-05', 'a', 1]]);
  });

  test('belong to the unit that had the matter', () => {
    const moved = [
      taken,
      hop(3, 'object', 'objected'),
      hop(4, 'uphold_objection', 'assigned'),
      hop(6, 'sign', 'signed', { leadOrgId: 'b', lateWorkdays: 1 }),
    ];
    const events = eventsOf(history(moved), day(20), 'b', calendar);
    expect(events.find(({ kind }) => kind === 'signed_late')?.leadOrgId).toBe('b');
    expect(events.find(({ kind }) => kind === 'overdue')?.leadOrgId).toBe('b');
  });
});

test('scores add up as their sources say', () => {
  const counts = { ...noCounts(), done_on_time: 3, done_late: 1, returned: 2, report_missed: 1, reopened: 5 };
  const [jiamusi, district] = SCORE_SETS.map((set) => scoreOf(counts, set.rules));
  expect(jiamusi).toBe(3 - 1 - 1 - 4);
  expect(district).toBe(100 - 10 - 10 - 10);
});
