import { describe, expect, it } from 'vitest';
import { type ComparableUnit, comparedUnits, ownBeside } from './compared-units.ts';

const unit = (id: string, parentId: string | null, depth: number, own: number, subtree: number): ComparableUnit => ({
  id,
  parentId,
  depth,
  own: { open: own },
  subtree: { open: subtree },
});
const namesOf = (units: readonly ComparableUnit[]) => units.map((one) => one.id);

describe('the units side by side', () => {
  it('are those directly below the board’s unit that have open tasks', () => {
    const units = [
      unit('city', null, 0, 0, 3),
      unit('a', 'city', 1, 1, 1),
      unit('b', 'city', 1, 2, 2),
      unit('c', 'city', 1, 0, 0),
    ];
    expect(namesOf(comparedUnits(units))).toEqual(['a', 'b']);
  });
  it('are the parts of the one that holds everything', () => {
    const units = [
      unit('city', null, 0, 0, 3),
      unit('county', 'city', 1, 0, 3),
      unit('x', 'county', 2, 1, 1),
      unit('y', 'county', 2, 2, 2),
    ];
    expect(namesOf(comparedUnits(units))).toEqual(['x', 'y']);
  });
  it('are one part beside what its unit has of its own', () => {
    const units = [unit('town', null, 0, 2, 3), unit('village', 'town', 1, 0, 1), unit('grid', 'village', 2, 1, 1)];
    const compared = comparedUnits(units);
    expect(namesOf(compared)).toEqual(['village']);
    expect(ownBeside(units, compared)?.id).toBe('town');
  });
  it('are the several units that a board is of', () => {
    const units = [unit('a', 'unseen', 0, 1, 2), unit('a1', 'a', 1, 1, 1), unit('b', 'unseen', 0, 1, 1)];
    const compared = comparedUnits(units);
    expect(namesOf(compared)).toEqual(['a', 'b']);
    expect(ownBeside(units, compared)).toBeNull();
  });
  it('are the unit itself when nothing lies below it, and none when nothing is open', () => {
    expect(namesOf(comparedUnits([unit('grid', null, 0, 1, 1)]))).toEqual(['grid']);
    expect(comparedUnits([unit('grid', null, 0, 0, 0)])).toEqual([]);
  });
});
