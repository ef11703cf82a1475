import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { addWorkdays, makeCalendar, workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Schedule, type ScheduleNode, schedule } from './schedule.ts';
import { graphOf } from './schedule-graph.ts';
import { type Slipped, slip } from './schedule-slip.ts';

// National Day 2026 (国办发明电〔2025〕7号): 1–7 October off, 10 October worked.
const october = makeCalendar(
  [
    ...['01', '02', '05', '06', '07'].map((date) => ({ day: toDay(`2026-10-${date}`), kind: 'rest' as const })),
    { day: toDay('2026-10-10'), kind: 'work' },
  ],
  null,
);
const plain = makeCalendar([], null);
const node = (id: string, workdays: number, after: string[] = [], more: Partial<ScheduleNode> = {}): ScheduleNode => ({
  id,
  workdays,
  after: after.map((nodeId) => ({ nodeId, lagWorkdays: 0 })),
  ...more,
});
const planned = (nodes: readonly ScheduleNode[], promisedOn: string, notBefore: string, calendar = plain): Schedule => {
  const outcome = schedule(nodes, { promisedOn: toDay(promisedOn), notBefore: toDay(notBefore), calendar });
  if (outcome.kind !== 'scheduled') throw new Error(outcome.kind);
  return outcome.schedule;
};
const latest = (plan: Schedule) => Object.fromEntries(plan.nodes.map((one) => [one.id, one.latest]));

describe('scheduling backward', () => {
  test('the last node ends on the promised day, each before it just in time', () => {
    const plan = planned([node('a', 2), node('b', 3, ['a'])], '2026-03-13', '2026-03-02');
    expect(latest(plan)).toEqual({
      a: { start: '2026-03-09', finish: '2026-03-10' },
      b: { start: '2026-03-11', finish: '2026-03-13' },
    });
    expect(plan.nodes.map(({ float, isCritical }) => [float, isCritical])).toEqual([
      [5, true],
      [5, true],
    ]);
    expect(plan.earliestFinish).toBe('2026-03-06');
    expect(plan.impossible).toBeNull();
  });

  test('counts holidays and worked weekends; a promise on a holiday must be kept before it', () => {
    const plan = planned([node('a', 3)], '2026-10-11', '2026-09-01', october);
    expect(latest(plan).a).toEqual({ start: '2026-10-08', finish: '2026-10-10' });
    expect(latest(planned([node('a', 1)], '2026-10-04', '2026-09-01', october)).a?.finish).toBe('2026-09-30');
  });

  test('the shorter branch has float, the longer one is critical', () => {
    const plan = planned(
      [node('a', 1), node('long', 5, ['a']), node('short', 2, ['a']), node('end', 0, ['long', 'short'])],
      '2026-03-31',
      '2026-03-02',
    );
    const of = Object.fromEntries(plan.nodes.map((one) => [one.id, one]));
    expect(of.short!.float - of.long!.float).toBe(3);
    expect(plan.nodes.filter((one) => one.isCritical).map(({ id }) => id)).toEqual(['a', 'long', 'end']);
    // A moment is reached at the end of the day.
    expect(of.end!.latest).toEqual({ start: '2026-03-31', finish: '2026-03-31' });
  });

  test('a time counted in calendar days runs on over rest days to the next working day', () => {
    const plan = planned([node('eia', 1, [], { days: 30 })], '2026-03-31', '2026-03-02');
    // 30 days from Monday 2 March end on Tuesday 31 March.
    expect(plan.nodes[0]!.latest).toEqual({ start: '2026-03-02', finish: '2026-03-31' });
    expect(planned([node('eia', 1, [], { days: 6 })], '2026-03-31', '2026-03-02').nodes[0]!.earliest.finish).toBe(
      '2026-03-09',
    );
  });

  test('waits of working days lie between', () => {
    const lagged: ScheduleNode = { id: 'b', workdays: 1, after: [{ nodeId: 'a', lagWorkdays: 2 }] };
    expect(latest(planned([node('a', 1), lagged], '2026-03-13', '2026-03-02')).a?.finish).toBe('2026-03-10');
  });

  test('what is done stays where it was done and asks nothing more of what came before', () => {
    const plan = planned(
      [node('a', 5), node('b', 2, ['a'], { doneOn: toDay('2026-03-04') }), node('c', 2, ['b'])],
      '2026-03-20',
      '2026-03-05',
    );
    const of = Object.fromEntries(plan.nodes.map((one) => [one.id, one]));
    expect(of.b!.latest.finish).toBe('2026-03-04');
    expect(of.c!.earliest.start).toBe('2026-03-05');
    expect(of.a!.latest.finish).toBe('2026-03-20');
  });

  test('an impossible promise names the chain that is too long and by how much', () => {
    const plan = planned(
      [node('land', 20), node('permit', 10, ['land']), node('side', 3), node('build', 60, ['permit', 'side'])],
      '2026-03-31',
      '2026-03-02',
    );
    expect(plan.impossible).toEqual({ chain: ['land', 'permit', 'build'], needed: 90, available: 22, missing: 68 });
    expect(plan.nodes[0]!.float).toBe(-68);
  });

  test('a circle is named in its order, a stranger and a double by their ids', () => {
    const at = { promisedOn: toDay('2026-03-31'), notBefore: toDay('2026-03-02'), calendar: plain };
    expect(schedule([node('x', 1), node('a', 1, ['c', 'x']), node('b', 1, ['a']), node('c', 1, ['b'])], at)).toEqual({
      kind: 'cycle',
      ids: ['a', 'c', 'b'],
    });
    expect(schedule([node('a', 1, ['a'])], at)).toEqual({ kind: 'cycle', ids: ['a'] });
    expect(schedule([node('a', 1, ['q'])], at)).toEqual({ kind: 'unknown', id: 'a', missing: 'q' });
    expect(schedule([node('a', 1), node('a', 2)], at)).toEqual({ kind: 'twice', id: 'a' });
  });
});

describe('what slips if this slips', () => {
  const chain = [
    { ...node('a', 2), plan: { start: toDay('2026-03-02'), finish: toDay('2026-03-03') } },
    { ...node('b', 2, ['a']), plan: { start: toDay('2026-03-04'), finish: toDay('2026-03-05') } },
    { ...node('c', 1, ['b']), plan: { start: toDay('2026-03-10'), finish: toDay('2026-03-10') } },
    { ...node('d', 0, ['c']), plan: { start: toDay('2026-03-10'), finish: toDay('2026-03-10') } },
  ];
  test('those that wait move as far as they must and no further', () => {
    expect(slip(chain, 'a', toDay('2026-03-05'), plain)).toEqual([
      { id: 'a', from: chain[0]!.plan, to: { start: '2026-03-02', finish: '2026-03-05' }, workdays: 2 },
      { id: 'b', from: chain[1]!.plan, to: { start: '2026-03-06', finish: '2026-03-09' }, workdays: 2 },
    ]);
  });
  test('slack used up, the end moves too; a moment moves with what it marks', () => {
    const moved = slip(chain, 'a', toDay('2026-03-06'), plain) as Slipped[];
    expect(moved.map(({ id, to }) => [id, to.finish])).toEqual([
      ['a', '2026-03-06'],
      ['b', '2026-03-10'],
      ['c', '2026-03-11'],
      ['d', '2026-03-11'],
    ]);
  });
  test('an earlier finish moves nothing', () => {
    expect(slip(chain, 'a', toDay('2026-03-02'), plain)).toEqual([]);
  });
});

const anyDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays(toDay('2025-06-01'), n));
const anyCalendar = fc
  .uniqueArray(fc.tuple(anyDay, fc.constantFrom<'rest' | 'work'>('rest', 'work')), {
    maxLength: 80,
    selector: ([day]) => day,
  })
  .map((days) =>
    makeCalendar(
      days.map(([day, kind]) => ({ day, kind })),
      null,
    ),
  );
/** Nodes that wait only for earlier ones, so that they can be ordered. */
const anyPlan = fc
  .array(
    fc.record({
      workdays: fc.integer({ min: 0, max: 12 }),
      days: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined, freq: 5 }),
      picks: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 3 })), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 24 },
  )
  .map((made) =>
    made.map(({ workdays, days, picks }, i): ScheduleNode => {
      const lagBy = new Map(i === 0 ? [] : picks.map(([nth, lag]) => [`n${nth % i}`, lag]));
      return {
        id: `n${i}`,
        workdays,
        days,
        after: [...lagBy].map(([nodeId, lagWorkdays]) => ({ nodeId, lagWorkdays })),
      };
    }),
  );

describe('for any plan and calendar', () => {
  const runs = { numRuns: 300 };
  const given = fc.tuple(anyPlan, anyCalendar, anyDay, fc.integer({ min: 200, max: 400 }));

  test('latest spans keep every wait, every length and the promise', () => {
    fc.assert(
      fc.property(given, ([nodes, calendar, notBefore, ahead]) => {
        const promisedOn = addDays(notBefore, ahead);
        const plan = planned(nodes, promisedOn, notBefore, calendar);
        const by = new Map(plan.nodes.map((one) => [one.id, one]));
        for (const one of nodes) {
          for (const which of ['latest', 'earliest'] as const) {
            const own = by.get(one.id)![which];
            expect(calendar.isWorkday(own.finish)).toBe(true);
            if (one.workdays > 0) {
              const length = workdaysAfter(calendar, addDays(own.start, -1), own.finish);
              expect(length).toBeGreaterThanOrEqual(one.workdays);
              if (one.days) expect(addDays(own.start, one.days - 1) <= own.finish).toBe(true);
              for (const { nodeId, lagWorkdays } of one.after) {
                const before = by.get(nodeId)![which];
                // A start lies at least a day and the lag behind the finish it waits for.
                expect(workdaysAfter(calendar, before.finish, own.start)).toBeGreaterThanOrEqual(1 + lagWorkdays);
              }
            }
          }
          expect(by.get(one.id)!.latest.finish <= promisedOn).toBe(true);
        }
      }),
      runs,
    );
  });

  test('a float of n means: n working days later still keeps the promise, one more does not', () => {
    fc.assert(
      fc.property(given, fc.nat(), ([nodes, calendar, notBefore, ahead], nth) => {
        const plain = nodes.map((one) => ({ ...one, days: undefined }));
        const promisedOn = addDays(notBefore, ahead);
        const plan = planned(plain, promisedOn, notBefore, calendar);
        const picked = plain[nth % plain.length]!;
        const float = plan.nodes.find(({ id }) => id === picked.id)!.float;
        fc.pre(float >= 0);
        const longer = (by: number) =>
          planned(
            plain.map((one) => (one.id === picked.id ? { ...one, workdays: one.workdays + by } : one)),
            promisedOn,
            notBefore,
            calendar,
          );
        expect(longer(float).impossible).toBeNull();
        expect(longer(float + 1).impossible?.missing).toBe(1);
      }),
      runs,
    );
  });

  test('impossible says exactly how many working days later a promise could be kept', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 12 }), ([nodes, calendar, notBefore], ahead) => {
        const promisedOn = addDays(notBefore, ahead) as Day;
        const { impossible } = planned(nodes, promisedOn, notBefore, calendar);
        fc.pre(impossible !== null);
        const kept = addWorkdays(calendar, promisedOn, impossible!.missing);
        expect(planned(nodes, kept, notBefore, calendar).impossible).toBeNull();
        const before = addWorkdays(calendar, promisedOn, impossible!.missing - 1);
        if (impossible!.missing > 1) expect(planned(nodes, before, notBefore, calendar).impossible).not.toBeNull();
      }),
      runs,
    );
  });

  test('some node is critical, and an edge that closes a circle is always found', () => {
    fc.assert(
      fc.property(given, ([nodes, calendar, notBefore, ahead]) => {
        const plan = planned(nodes, addDays(notBefore, ahead), notBefore, calendar);
        expect(plan.nodes.some(({ isCritical }) => isCritical)).toBe(true);
        const waiting = nodes.find(({ after }) => after.length > 0);
        fc.pre(waiting !== undefined);
        const first = waiting!.after[0]!.nodeId;
        const closed = nodes.map((one) =>
          one.id === first ? { ...one, after: [...one.after, { nodeId: waiting!.id, lagWorkdays: 0 }] } : one,
        );
        const trouble = graphOf(closed);
        expect(trouble).toMatchObject({ kind: 'cycle' });
        if ('kind' in trouble && trouble.kind === 'cycle') {
          // Each on the circle waits for the next, the last for the first.
          trouble.ids.forEach((id, i) => {
            const next = trouble.ids[(i + 1) % trouble.ids.length];
            expect(closed.find((one) => one.id === id)!.after.map(({ nodeId }) => nodeId)).toContain(next);
          });
        }
      }),
      runs,
    );
  });
});
