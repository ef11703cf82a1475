import { createHash } from 'node:crypto';
import { toDay } from '@luoshi/kernel/day.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draw } from './draw.ts';
import { LOAD_LIMITS, overloaded, periodsOf } from './load.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a draw', () => {
  const names = ['崖头街道', '寻山街道', '俚岛镇', '成山镇', '大疃镇'];

  test('can be repeated by anybody: the ranks are plain SHA-256 of seed and name', () => {
    const { drawn } = draw(names, '20260302', 2, sha256);
    const byHand = names
      .map((name) => [sha256(`20260302/${name}`), name] as const)
      .sort((a, b) => (a[0] < b[0] ? -1 : 1));
    expect(drawn).toEqual(byHand.slice(0, 2).map(([, name]) => name));
  });

  test('does not depend on the order of the candidates, draws each once and only candidates', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.string(), fc.nat(20), (candidates, seed, count) => {
        const { drawn } = draw(candidates, seed, count, sha256);
        expect(draw([...candidates].reverse(), seed, count, sha256).drawn).toEqual(drawn);
        expect(new Set(drawn).size).toBe(Math.min(count, candidates.length));
        for (const name of drawn) expect(candidates).toContain(name);
      }),
    );
  });

  test('favours nobody: over many seeds each comes first about as often', () => {
    const first = new Map(names.map((name) => [name, 0]));
    for (let seed = 0; seed < 2_000; seed++) {
      const [name = ''] = draw(names, String(seed), 1, sha256).drawn;
      first.set(name, (first.get(name) ?? 0) + 1);
    }
    for (const times of first.values()) expect(Math.abs(times - 400)).toBeLessThan(80);
  });
});

describe('the load of a unit', () => {
  test.each([
    ['2026-03-31', '2026-03-01', '2026-04-01', '2026-01-01', '2026-04-01'],
    ['2026-12-05', '2026-12-01', '2027-01-01', '2026-10-01', '2027-01-01'],
    ['2026-05-01', '2026-05-01', '2026-06-01', '2026-04-01', '2026-07-01'],
  ])('on %s is that of its month and its quarter', (on, month, afterMonth, quarter, afterQuarter) => {
    expect(periodsOf(toDay(on))).toEqual({
      month: { from: month, to: afterMonth },
      quarter: { from: quarter, to: afterQuarter },
    });
  });

  test('may reach the limit and not pass it', () => {
    const rules = { perMonth: 2, perQuarter: 4 };
    expect(overloaded([{ month: 1, quarter: 3 }], rules)).toBeNull();
    expect(
      overloaded(
        [
          { month: 0, quarter: 0 },
          { month: 2, quarter: 2 },
        ],
        rules,
      ),
    ).toMatchObject({ period: 'month', count: 2, limit: 2 });
    expect(overloaded([{ month: 0, quarter: 4 }], rules)).toMatchObject({ period: 'quarter', count: 4, limit: 4 });
    expect(LOAD_LIMITS[0]?.source.length).toBeGreaterThan(20);
  });
});
