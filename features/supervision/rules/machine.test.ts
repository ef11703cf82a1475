import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Asking, type MatterAction, type MatterState, STATES } from '../contract.ts';
import { redDays, type Stretch } from './clock.ts';
import { type Asker, decide, type MatterFacts, offersOf } from './decide.ts';
import { actionsFrom, FIRST_STATES, faultsOf, HOPS, STATE } from './machine.ts';
import { PRESETS } from './presets.ts';

const calendar = makeCalendar([{ day: toDay('2026-05-01'), kind: 'rest' }], toDay('2026-12-31'));
const OTHER = '00000000-0000-7000-8000-000000000002';
const ALL = new Set(['supervision.answer', 'supervision.direct', 'supervision.review']);
const ACCOUNTS = ['unit', 'first', 'second'] as const;
const asker = (accountId: string): Asker => ({ accountId, permissions: ALL, coversLead: true });

const fresh = (today: Day, dueOn: Day | null): MatterFacts => ({
  state: 'assigned',
  behind: [],
  byOn: today,
  assignedOn: today,
  dueOn,
  extensions: 0,
  returns: 0,
  reopened: 0,
  requestedBy: null,
  requestedOn: null,
  reviewedBy: null,
  leadOrgId: '00000000-0000-7000-8000-000000000001',
  percent: 50,
  plannedPercent: 50,
  isReported: true,
  openParts: 0,
});

/** What is asked for when an action is tried on a day, its date so many days off. */
const askingFor = (action: MatterAction, dueOn: Day): Asking =>
  ({
    action,
    words: '说明',
    signedBy: '主任',
    approvedBy: '县长',
    achieved: '已完成',
    grade: 'good',
    judgedPercent: 90,
    dueOn,
    leadOrgId: OTHER,
    parts: [{ title: '一', orgId: OTHER, dueOn }],
  }) as unknown as Asking;

type Step = { action: Exclude<MatterAction, 'draft' | 'take'>; who: string; wait: number; off: number };
const steps = fc.array(
  fc.record({
    action: fc.constantFrom(...(Object.keys(HOPS) as (keyof typeof HOPS)[])),
    who: fc.constantFrom(...ACCOUNTS),
    wait: fc.integer({ min: 0, max: 12 }),
    off: fc.integer({ min: -10, max: 60 }),
  }),
  { maxLength: 60 },
);
const START = toDay('2026-03-02');
const preset = fc.constantFrom(...PRESETS);

/** Plays steps, leaving out those that are refused; a report is made at the task and moves the state shown. */
const play = (
  sequence: readonly Step[],
  rules: (typeof PRESETS)[number]['rules'],
  dueOn: Day | null,
  see: (matter: MatterFacts, today: Day, story: readonly Stretch[]) => void,
): void => {
  let today = START;
  let matter = fresh(START, dueOn);
  const story: Stretch[] = [{ from: START, state: 'assigned', dueOn }];
  for (const step of sequence) {
    today = addDays(today, step.wait);
    see(matter, today, story);
    if (step.action === 'report') {
      if (HOPS.report.from.includes(matter.state)) matter = { ...matter, state: 'in_progress' };
      continue;
    }
    const made = decide(
      askingFor(step.action, addDays(today, step.off)),
      matter,
      asker(step.who),
      today,
      rules,
      calendar,
    );
    if (!made.ok) continue;
    const { matter: set, task, to, behind, byOn } = made.value;
    matter = { ...matter, ...set, state: to, behind, byOn, dueOn: task.dueOn ?? matter.dueOn };
    story.push({ from: today, state: to, dueOn: matter.dueOn });
    see(matter, today, story);
  }
};

describe('the machine', () => {
  test('has no state that is never reached or never left, and none with an owner but no clock', () => {
    expect(faultsOf(STATE, HOPS, FIRST_STATES)).toEqual([]);
  });

  test('would say so if it had', () => {
    const { uphold_objection: _, dismiss_objection: __, ...without } = HOPS;
    expect(
      faultsOf(
        STATE,
        { ...without, suspend: { from: [], to: 'suspended' }, cancel: { from: [], to: 'cancelled' } },
        FIRST_STATES,
      ),
    ).toEqual(['suspended is never reached', 'cancelled is never reached', 'objected is never left']);
    expect(faultsOf({ ...STATE, signed: { holder: 'unit', clock: 'none' } }, HOPS, FIRST_STATES)).toEqual([
      'signed has an owner without a clock or a clock without an owner',
    ]);
    expect(faultsOf(STATE, { ...HOPS, back: { from: ['signed'], to: 'before' } }, FIRST_STATES)).toEqual([
      'back goes back from signed, which leaves nothing behind',
    ]);
  });

  test('offers something in every state that somebody holds', () => {
    for (const state of STATES)
      expect([state, actionsFrom(state).length > 0]).toEqual([
        state,
        STATE[state].holder !== 'nobody' || state === 'archived',
      ]);
  });
});

describe('whatever is done to a matter', () => {
  test('it never comes to a state without an owner or a clock, save the two that nothing follows', () => {
    fc.assert(
      fc.property(steps, preset, fc.option(fc.integer({ min: 0, max: 40 })), (sequence, { rules }, days) => {
        play(sequence, rules, days === null ? null : addDays(START, days), (matter) => {
          const isOver = matter.state === 'archived' || matter.state === 'cancelled';
          expect(STATE[matter.state].holder === 'nobody').toBe(isOver);
          expect(matter.byOn === null).toBe(isOver);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('red days once run are never fewer the day after, least of all by an extension', () => {
    fc.assert(
      fc.property(steps, preset, (sequence, { rules }) => {
        let before = 0;
        play(sequence, rules, addDays(START, 5), (_matter, today, story) => {
          const ran = redDays(story, addDays(today, -1));
          expect(ran).toBeGreaterThanOrEqual(before);
          before = ran;
        });
      }),
      { numRuns: 400 },
    );
  });

  test('no deadline moves more often than allowed, none by extension once it has passed', () => {
    fc.assert(
      fc.property(steps, preset, (sequence, { rules }) => {
        play(sequence, rules, addDays(START, 20), (matter) => {
          expect(matter.extensions).toBeLessThanOrEqual(rules.extensionsAtMost);
        });
      }),
    );
  });

  test('it is closed by three persons: who asked, who reviewed first, who reviewed last', () => {
    fc.assert(
      fc.property(steps, preset, (sequence, { rules }) => {
        let last: MatterFacts | null = null;
        let closer = '';
        const seen = (matter: MatterFacts) => {
          if (matter.state === 'closed' && last?.state === 'reviewing') {
            expect(last.requestedBy).not.toBe(closer);
            expect(last.reviewedBy).not.toBe(closer);
            expect(last.reviewedBy).not.toBe(last.requestedBy);
          }
          last = matter;
        };
        for (const who of ACCOUNTS) {
          closer = who;
          play([...sequence.map((step) => (step.action === 'close' ? { ...step, who } : step))], rules, null, seen);
        }
      }),
    );
  });

  test('what is offered is not refused for who asks or for the state', () => {
    fc.assert(
      fc.property(steps, preset, fc.constantFrom(...ACCOUNTS), (sequence, { rules }, who) => {
        play(sequence, rules, addDays(START, 30), (matter, today) => {
          for (const action of offersOf(matter, asker(who), today, rules, calendar)) {
            const later = addDays(matter.dueOn && matter.dueOn > today ? matter.dueOn : today, 1);
            const date = action === 'decompose' ? (matter.dueOn ?? later) : later;
            const made = decide(askingFor(action, date), matter, asker(who), today, rules, calendar);
            if (!made.ok) expect(['supervision.date_passed']).toContain(made.code);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('who may', () => {
  const at = (state: MatterState, more: Partial<MatterFacts> = {}): MatterFacts => ({
    ...fresh(START, addDays(START, 10)),
    state,
    ...more,
  });
  const rules = PRESETS[0]!.rules;
  const only = (permission: string, accountId = 'x'): Asker => ({
    accountId,
    permissions: new Set([permission]),
    coversLead: true,
  });
  const code = (asked: Asking, matter: MatterFacts, who: Asker, today = START) => {
    const made = decide(asked, matter, who, today, rules, calendar);
    return made.ok ? made.value.to : made.code;
  };

  test('sign: the unit and nobody else, once', () => {
    expect(code({ action: 'sign' }, at('assigned'), only('supervision.answer'))).toBe('signed');
    expect(code({ action: 'sign' }, at('assigned'), only('supervision.direct'))).toBe('supervision.not_yours');
    expect(code({ action: 'sign' }, at('assigned'), { ...only('supervision.answer'), coversLead: false })).toBe(
      'supervision.not_yours',
    );
    expect(code({ action: 'sign' }, at('signed'), only('supervision.answer'))).toBe('supervision.already_signed');
  });

  test('object: within three working days, holidays not counted', () => {
    const asked: Asking = { action: 'object', words: '不属我局职责', signedBy: '王局长' };
    const matter = at('signed', { assignedOn: toDay('2026-04-29') }); // Wednesday before a holiday
    expect(code(asked, matter, only('supervision.answer'), toDay('2026-05-05'))).toBe('objected');
    expect(code(asked, matter, only('supervision.answer'), toDay('2026-05-06'))).toBe('supervision.objection_too_late');
  });

  test('extend: before expiry, at most twice, to a later day', () => {
    const asked = (dueOn: Day): Asking => ({ action: 'request_extension', words: '雨季', dueOn, signedBy: '王局长' });
    const due = addDays(START, 10);
    expect(code(asked(addDays(due, 5)), at('in_progress'), only('supervision.answer'), due)).toBe(
      'extension_requested',
    );
    expect(code(asked(addDays(due, 5)), at('in_progress'), only('supervision.answer'), addDays(due, 1))).toBe(
      'supervision.extension_after_expiry',
    );
    expect(code(asked(due), at('in_progress'), only('supervision.answer'))).toBe('supervision.date_not_later');
    expect(code(asked(addDays(due, 5)), at('in_progress', { extensions: 2 }), only('supervision.answer'))).toBe(
      'supervision.extended_enough',
    );
  });

  test('close: never one’s own, never both reviews', () => {
    const close: Asking = { action: 'close', grade: 'good', judgedPercent: 90 };
    const review = only('supervision.review', 'a');
    expect(code({ action: 'pass_review' }, at('close_requested', { requestedBy: 'a' }), review)).toBe(
      'supervision.own_request',
    );
    expect(code({ action: 'pass_review' }, at('close_requested', { requestedBy: 'b' }), review)).toBe('reviewing');
    expect(code(close, at('reviewing', { requestedBy: 'b', reviewedBy: 'a' }), review)).toBe(
      'supervision.same_reviewer',
    );
    expect(code(close, at('reviewing', { requestedBy: 'b', reviewedBy: 'c' }), review)).toBe('closed');
    expect(
      code(
        { action: 'request_close', achieved: '完成' },
        at('in_progress', { isReported: false }),
        only('supervision.answer'),
      ),
    ).toBe('supervision.nothing_reported');
  });
});
