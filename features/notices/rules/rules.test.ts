import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signDingTalk } from '../formats/dingtalk.ts';
import { signFeishu } from '../formats/feishu.ts';
import { signWebhook } from '../formats/webhook.ts';
import { brings, channelsTo } from './choice.ts';
import { clockAt, firstLoudInstant, type Hours, isDigestTime, isQuiet, USUAL_HOURS } from './hours.ts';
import { fitLetter, type Letter, letterMarkdown, letterText } from './letter.ts';
import { addresseeOf, type Holder, holdersFor, pathsUpward } from './recipient.ts';
import { afterAttempt, PATIENCE_MS } from './retry.ts';

const ZONE = 'Asia/Shanghai';
const at = (local: string) => new Date(`${local}:00+08:00`);

describe('hours', () => {
  test.each([
    ['2026-03-02T07:29', true],
    ['2026-03-02T07:30', false],
    ['2026-03-02T21:29', false],
    ['2026-03-02T21:30', true],
    ['2026-03-07T12:00', true], // a Saturday
  ])('at %s quiet is %s', (local, quiet) => {
    expect(isQuiet(at(local), ZONE, USUAL_HOURS)).toBe(quiet);
  });

  test('a quiet time may lie within one day, and equal times are none', () => {
    const noon: Hours = { ...USUAL_HOURS, quietFrom: '12:00', quietUntil: '14:00', isQuietAtWeekends: false };
    expect(isQuiet(at('2026-03-07T13:00'), ZONE, noon)).toBe(true);
    expect(isQuiet(at('2026-03-07T23:00'), ZONE, noon)).toBe(false);
    const never: Hours = { ...noon, quietFrom: '08:00', quietUntil: '08:00' };
    expect(isQuiet(at('2026-03-07T08:00'), ZONE, never)).toBe(false);
  });

  test('what must wait on Friday night leaves on Monday morning', () => {
    expect(firstLoudInstant(at('2026-03-06T22:15'), ZONE, USUAL_HOURS)).toEqual(at('2026-03-09T07:30'));
    expect(firstLoudInstant(at('2026-03-03T02:00'), ZONE, USUAL_HOURS)).toEqual(at('2026-03-03T07:30'));
  });

  test('the first loud instant is loud, not before now, and now when it is loud already', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map((m) => new Date(m * 60_000).toISOString().slice(11, 16));
    const hours = fc.record({
      digestAt: clock,
      quietFrom: clock,
      quietUntil: clock,
      isQuietAtWeekends: fc.boolean(),
    });
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 20 * 1440 }), (chosen, minutes) => {
        const now = new Date(at('2026-03-01T00:00').getTime() + minutes * 60_000);
        const loud = firstLoudInstant(now, ZONE, chosen);
        expect(isQuiet(loud, ZONE, chosen)).toBe(false);
        expect(loud.getTime()).toBeGreaterThanOrEqual(now.getTime());
        if (!isQuiet(now, ZONE, chosen)) expect(loud).toEqual(now);
      }),
    );
  });

  test('a digest goes once a day from its time on, not at weekends', () => {
    const is = (local: string, last: string | null) => isDigestTime(at(local), ZONE, USUAL_HOURS, last as never);
    expect(is('2026-03-02T08:29', null)).toBe(false);
    expect(is('2026-03-02T08:30', null)).toBe(true);
    expect(is('2026-03-02T16:00', '2026-03-02')).toBe(false);
    expect(is('2026-03-02T16:00', '2026-03-01')).toBe(true);
    expect(is('2026-03-02T23:00', null)).toBe(false);
    expect(is('2026-03-07T09:00', '2026-03-06')).toBe(false);
    expect(clockAt(at('2026-03-02T00:05'), ZONE)).toBe('00:05');
  });
});

describe('who a message goes to', () => {
  const holder = (accountId: string, post: string, orgPath: string): Holder => ({
    accountId,
    personId: `person of ${accountId}`,
    post,
    orgId: orgPath,
    orgPath,
  });
  const holders = [
    holder('a', 'liaison', '0001.0002.'),
    holder('b', 'liaison', '0001.0002.'),
    holder('b', 'leader', '0001.'),
    holder('c', 'leader', '0001.0003.'),
  ];
  const reach = (to: Parameters<typeof addresseeOf>[0], path: string | null) =>
    holdersFor(addresseeOf(to), path, holders);

  test('everybody who holds the post at the unit, and nobody beside or above unless it may go upward', () => {
    expect(reach({ post: 'liaison', orgId: 'x' }, '0001.0002.')).toEqual(['a', 'b']);
    expect(reach({ post: 'leader', orgId: 'x' }, '0001.0002.')).toEqual([]);
    expect(reach({ post: 'leader', orgId: 'x', upward: true }, '0001.0002.')).toEqual(['b']);
    expect(reach({ post: 'liaison', orgId: 'x' }, null)).toEqual([]);
  });

  test('a named person still in office, else who holds the post', () => {
    const orElse = { post: 'liaison', orgId: 'x' } as const;
    expect(reach({ personId: 'person of c', orElse }, '0001.0002.')).toEqual(['c']);
    expect(reach({ personId: 'somebody who left', orElse }, '0001.0002.')).toEqual(['a', 'b']);
    expect(reach({ personId: 'somebody who left' }, null)).toEqual([]);
  });

  test('paths lead upward, the nearest first', () => {
    expect(pathsUpward('0001.0002.0003.')).toEqual(['0001.0002.0003.', '0001.0002.', '0001.']);
  });
});

describe('after an attempt', () => {
  const firstAt = new Date('2026-03-02T00:00:00Z');
  const after = (outcome: Parameters<typeof afterAttempt>[0], attempts: number, hours = 0, canRepeat = false) =>
    afterAttempt(outcome, { attempts, firstAt, now: new Date(firstAt.getTime() + hours * 3_600_000), canRepeat });

  test('a yes and a bounce are final', () => {
    expect(after('acknowledged', 1)).toEqual({ state: 'sent', nextAt: null });
    expect(after('bounced', 1)).toEqual({ state: 'bounced', nextAt: null });
  });

  test('waits grow from a minute to four hours and end within three days', () => {
    const waits: number[] = [];
    let now = firstAt;
    for (let attempts = 1; ; attempts++) {
      const { state, nextAt } = afterAttempt('refused', { attempts, firstAt, now, canRepeat: false });
      if (!nextAt) {
        expect(state).toBe('failed');
        break;
      }
      waits.push((nextAt.getTime() - now.getTime()) / 60_000);
      now = nextAt;
    }
    expect(waits.slice(0, 6)).toEqual([1, 4, 16, 64, 240, 240]);
    expect(now.getTime() - firstAt.getTime()).toBeLessThanOrEqual(PATIENCE_MS);
    expect(now.getTime() - firstAt.getTime()).toBeGreaterThan(24 * 3_600_000);
  });

  test('what may have arrived is repeated only where the receiver can tell', () => {
    expect(after('unknown', 1)).toEqual({ state: 'failed', nextAt: null });
    expect(after('unknown', 1, 0, true).state).toBe('waiting');
  });
});

describe('choices', () => {
  test('urgent passes everything but none; a digest needs all on both sides', () => {
    expect(brings({ carries: 'urgent' }, 'urgent', 'urgent')).toBe(true);
    expect(brings({ carries: 'all' }, 'none', 'urgent')).toBe(false);
    expect(brings({ carries: 'all' }, 'all', 'digest')).toBe(true);
    expect(brings({ carries: 'urgent' }, 'all', 'digest')).toBe(false);
    expect(brings({ carries: 'all' }, 'urgent', 'digest')).toBe(false);
  });

  test('a person is never told by a group’s robot, nor by mail without an address', () => {
    const channels = [
      { id: 'm', kind: 'email', carries: 'all' },
      { id: 'd', kind: 'dingtalk', carries: 'all' },
      { id: 'w', kind: 'webhook', carries: 'all' },
    ] as const;
    const told = (email: string | null) => channelsTo(channels, { email, choices: {} }, 'urgent').map(({ id }) => id);
    expect(told(null)).toEqual(['w']);
    expect(told('a@example.cn')).toEqual(['m', 'w']);
  });
});

describe('letters', () => {
  const letter: Letter = {
    title: '题',
    lines: Array.from({ length: 50 }, (_, n) => ({ sentence: `第${n}件*事*`, url: null, isUrgent: false })),
    foot: null,
  };
  test('keep whole lines within the bytes a channel takes, and say how many were left out', () => {
    const text = fitLetter(letter, 300, letterText, (count) => `另有${count}件`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(300);
    const shown = text.split('\n').filter((line) => line.includes('第')).length;
    expect(text).toContain(`另有${50 - shown}件`);
    expect(fitLetter(letter, 100_000, letterText, String)).toContain('第49件');
  });

  test('bring no markup along', () => {
    const [line] = letter.lines;
    expect(letterMarkdown({ ...letter, lines: [{ ...line!, sentence: '[点](http://x)\n# 题' }] })).toContain(
      '［点］(http://x) ＃ 题',
    );
  });
});

// Computed with openssl: `printf '%s' "$text" | openssl dgst -sha256 -hmac "$key" -binary | base64`.
test('signatures are those of the makers’ documents', () => {
  expect(signDingTalk(1_700_000_000_000, 'SECabc')).toBe(DINGTALK);
  expect(signFeishu(1_700_000_000, 'abc')).toBe(FEISHU);
  expect(signWebhook(1_700_000_000, '{"a":1}', 'abc')).toBe(WEBHOOK);
});
const DINGTALK = 'jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM%3D';
const FEISHU = 'VIS10b0EBvzzSdFnuk4tznEmK5wHaruvf/WnViv2yR4=';
const WEBHOOK = 'fb71abe59ec0c6311de6d3d1b21482ac86ef3b5fa5d03530df0a4d8cf6f735a6';
