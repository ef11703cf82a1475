import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATES } from '../../contract.ts';
import { STATE } from '../../rules/machine.ts';
import { checkEscalation, inForceOn, slipColour, USUAL_ESCALATION } from './escalation.ts';
import { type Stretch, stepKey, stepsOf, stepToday, toldAt } from './plan.ts';

const calendar = makeCalendar([], null);
const work: Stretch = { state: 'in_progress', since: toDay('2026-03-02'), byOn: toDay('2026-03-22') };
const steps = (stretch: Stretch = work) => stepsOf(stretch, USUAL_ESCALATION, calendar);

describe('the steps of a matter', () => {
  test('are half and four fifths of the time, the working day before, and four levels in working days after', () => {
    expect(steps()).toEqual([
      { kind: 'percent', percent: 50, on: '2026-03-12' },
      { kind: 'percent', percent: 80, on: '2026-03-18' },
      { kind: 'before', on: '2026-03-20' }, // the 22nd is a Sunday
      { kind: 'level', level: 1, on: '2026-03-23' },
      { kind: 'level', level: 2, on: '2026-03-25' },
      { kind: 'level', level: 3, on: '2026-03-31' },
      { kind: 'level', level: 4, on: '2026-04-10' },
    ]);
  });

  test('of a short term leave the percents out', () => {
    const short = steps({ state: 'assigned', since: toDay('2026-03-02'), byOn: toDay('2026-03-03') });
    expect(short.map(({ kind }) => kind)).toEqual(['level', 'level', 'level', 'level']);
    const week = steps({ ...work, byOn: toDay('2026-03-09') });
    expect(week.map(({ on }) => on).slice(0, 2)).toEqual(['2026-03-06', '2026-03-10']);
  });

  test('are none in states in which nobody is hurried, nor without a date', () => {
    for (const state of ['closed', 'archived', 'cancelled', 'suspended'] as const)
      expect(steps({ ...work, state })).toEqual([]);
    expect(steps({ ...work, byOn: null })).toEqual([]);
  });

  test('come in the order of their days, whatever the data, and the next day is always later than today', () => {
    const stretch = fc.record({
      state: fc.constantFrom(...STATES),
      since: fc.integer({ min: 0, max: 400 }).map((n) => addDays(toDay('2026-01-01'), n)),
      length: fc.integer({ min: -3, max: 400 }),
    });
    fc.assert(
      fc.property(stretch, fc.integer({ min: -5, max: 500 }), ({ state, since, length }, after) => {
        const all = stepsOf({ state, since, byOn: addDays(since, length) }, USUAL_ESCALATION, calendar);
        const days = all.map(({ on }) => on);
        expect([...days].sort()).toEqual(days);
        const today = addDays(since, after);
        const { step, nextOn } = stepToday(all, today);
        if (step) expect(step.on <= today).toBe(true);
        if (nextOn) expect(nextOn > today).toBe(true);
        expect(all.filter(({ on }) => on > today).length > 0).toBe(nextOn !== null);
      }),
    );
  });
});

describe('today', () => {
  test('takes only the last step that has come, so that a late start brings no pile', () => {
    expect(stepToday(steps(), toDay('2026-03-11'))).toEqual({ step: null, nextOn: '2026-03-12' });
    expect(stepToday(steps(), toDay('2026-03-19')).step).toEqual({ kind: 'percent', percent: 80, on: '2026-03-18' });
    expect(stepToday(steps(), toDay('2026-03-26'))).toEqual({
      step: { kind: 'level', level: 2, on: '2026-03-25' },
      nextOn: '2026-03-31',
    });
    expect(stepToday(steps(), toDay('2026-06-01')).nextOn).toBeNull();
  });

  test('names a step apart by date and state, so that a new date begins anew', () => {
    const [first] = steps();
    const key = stepKey('m', work, first!);
    expect(key).toBe('supervision.reminders/m/in_progress/2026-03-22/percent-50');
    expect(stepKey('m', { ...work, byOn: toDay('2026-04-22') }, first!)).not.toBe(key);
  });
});

describe('who is told', () => {
  const level = (n: 1 | 2 | 3 | 4) => ({ kind: 'level', level: n, on: toDay('2026-03-23') }) as const;
  test('is the unit’s liaison first, then whom the levels name', () => {
    expect(toldAt({ kind: 'before', on: toDay('2026-03-20') }, 'unit', USUAL_ESCALATION)).toEqual(['liaison']);
    expect([1, 2, 3, 4].map((n) => toldAt(level(n as 1), 'unit', USUAL_ESCALATION))).toEqual(
      USUAL_ESCALATION.levels.map(({ tell }) => tell),
    );
  });
  test('is the office itself for what waits for it, the leader from level 3 on, and nobody for what is over', () => {
    expect(toldAt(level(1), 'office', USUAL_ESCALATION)).toEqual(['supervisor']);
    expect(toldAt(level(3), 'reviewer', USUAL_ESCALATION)).toEqual(['supervisor', 'leader']);
    for (const state of STATES)
      if (STATE[state].holder === 'nobody') expect(toldAt(level(4), 'nobody', USUAL_ESCALATION)).toEqual([]);
  });
});

describe('escalation as data', () => {
  const [one, two, three, four] = USUAL_ESCALATION.levels;
  test('is refused when it cannot be followed', () => {
    expect(checkEscalation(USUAL_ESCALATION)).toEqual({ ok: true, value: null });
    const code = (rules: Partial<typeof USUAL_ESCALATION>) => {
      const answer = checkEscalation({ ...USUAL_ESCALATION, ...rules });
      return answer.ok ? null : answer.code;
    };
    expect(code({ percents: [80, 50] })).toBe('supervision.percents_must_rise');
    expect(code({ percents: [50, 50] })).toBe('supervision.percents_must_rise');
    expect(code({ levels: [two!, one!, three!, four!] })).toBe('supervision.levels_must_rise');
    expect(code({ levels: [{ ...one!, slip: 'red' }, two!, three!, four!] })).toBe('supervision.slips_must_not_fall');
  });
  test('an urgent matter may start at orange, a critical one at red, and no slip gets milder', () => {
    expect(slipColour('blue', USUAL_ESCALATION.startsAt.ordinary)).toBe('blue');
    expect(slipColour('blue', USUAL_ESCALATION.startsAt.urgent)).toBe('orange');
    expect(slipColour('red', USUAL_ESCALATION.startsAt.urgent)).toBe('red');
    expect(slipColour('blue', USUAL_ESCALATION.startsAt.critical)).toBe('red');
  });
  test('of the versions that have begun the newest is in force', () => {
    const versions = [
      { version: 1, effectiveFrom: '2026-01-01' },
      { version: 2, effectiveFrom: '2026-04-01' },
      { version: 3, effectiveFrom: '2026-04-01' },
    ];
    expect(inForceOn(versions, '2026-03-31')?.version).toBe(1);
    expect(inForceOn(versions, '2026-04-01')?.version).toBe(3);
    expect(inForceOn(versions, '2025-12-31')).toBeUndefined();
  });
});
