import { describe, expect, it } from 'vitest';
import {
  type CountedUnit,
  type Counts,
  lateShareOf,
  NOTHING,
  onTrackShareOf,
  outermost,
  rollUp,
  total,
} from './roll-up.ts';

type Unit = CountedUnit & { path: string };

/** Small deterministic generator (mulberry32), so that a failure can be repeated by its seed. */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const countsOf = (random: (below: number) => number): Counts => {
  const [onTrack, near, behind, late, paused, done] = [0, 0, 0, 0, 0, 0].map(() => random(9)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { open: onTrack + near + behind + late + paused, onTrack, near, behind, late, paused, done };
};

const randomTree = (seed: number, size: number): Unit[] => {
  const random = randomOf(seed);
  const units: Unit[] = [{ id: 'u0', parentId: null, path: '0000.', own: countsOf(random) }];
  for (let i = 1; i < size; i++) {
    const above = units[random(units.length)]!;
    units.push({
      id: `u${i}`,
      parentId: above.id,
      path: `${above.path}${String(i).padStart(4, '0')}.`,
      own: countsOf(random),
    });
  }
  return units.sort((a, b) => (a.path < b.path ? -1 : 1));
};

const makeUnit = (id: string, parentId: string | null, late = 0, open = late): CountedUnit => ({
  id,
  parentId,
  own: { ...NOTHING, late, open },
});

describe('roll-up', () => {
  it('equals adding up, for each unit, everything whose path begins with its own', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const units = randomTree(seed, 1 + (seed % 60));
      for (const unit of rollUp(units)) {
        const below = units.filter((other) => other.path.startsWith(unit.path));
        expect({ seed, id: unit.id, subtree: unit.subtree }).toEqual({
          seed,
          id: unit.id,
          subtree: total(below.map((other) => other.own)),
        });
        expect(unit.depth).toBe(unit.path.split('.').length - 2);
      }
    }
  });
  it('leaves what a unit has of its own, and the given units, untouched', () => {
    const units = [makeUnit('county', null, 1), makeUnit('town', 'county', 2)];
    const [county] = rollUp(units);
    expect([county?.own.late, county?.subtree.late]).toEqual([1, 3]);
    expect(units[0]?.own.late).toBe(1);
  });
  it('keeps the order given', () => {
    const units = randomTree(7, 40);
    expect(rollUp(units).map((unit) => unit.id)).toEqual(units.map((unit) => unit.id));
  });
  it('counts each task once over the outermost units of a scope of several subtrees', () => {
    const rolled = rollUp([makeUnit('a', 'unseen', 1), makeUnit('a1', 'a', 2), makeUnit('b', 'unseen', 4)]);
    expect(outermost(rolled).map((unit) => [unit.id, unit.subtree.late])).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
  });
  it('gives the share of late ones in the subtree, and none where nothing is open', () => {
    const [county, , idle] = rollUp([
      makeUnit('county', null, 0, 2),
      makeUnit('town', 'county', 1, 2),
      makeUnit('idle', 'county'),
    ]);
    expect(county?.lateShare).toBe(0.25);
    expect(idle?.lateShare).toBeNull();
  });
});

describe('shares', () => {
  it('takes near ones as on track, and behind, late and paused ones as not', () => {
    expect(onTrackShareOf({ ...NOTHING, open: 10, onTrack: 5, near: 2 })).toBe(0.7);
    expect(onTrackShareOf(NOTHING)).toBeNull();
    expect(lateShareOf({ open: 4, late: 1 })).toBe(0.25);
  });
});
