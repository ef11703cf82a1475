import { makeMatcher } from '../../documents/rules/unit-matching.ts';
import type { NamedUnit } from '../../people/rules/match-unit.ts';
import type { RegionValue } from './column.ts';
import { squeezed } from './plain.ts';
import type { UnitFound } from './read-cell.ts';

const NEAR_AT_MOST = 3;
const LEVEL = /(?:\u5730\u533a|\u81ea\u6cbb\u53bf|\u5e02|\u53bf|\u533a|\u9547|\u4e61|\u8857\u9053|\u6751)$/u;

/** Finds the unit that a cell names, in a ledger of the unit at `homePath`; the nearest names when it finds none. */
export const unitFinder = (units: readonly NamedUnit[], homePath: string): ((name: string) => UnitFound) => {
  const match = makeMatcher(units, homePath);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const known = new Map<string, UnitFound>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const { orgIds, candidates } = match(name);
    const unit = orgIds.length === 1 ? byId.get(orgIds[0] ?? '') : undefined;
    const near = candidates.slice(0, NEAR_AT_MOST).flatMap(({ orgId }) => byId.get(orgId)?.shortName ?? []);
    const found: UnitFound = unit
      ? { unit: { id: unit.id, name: unit.shortName, path: unit.path } }
      : { candidates: near };
    known.set(name, found);
    return found;
  };
};

/**
 * Finds the region that a cell names: by its code, its name, its name without the level ("Rongcheng"), or as the last
 * part of a longer address of regions. Null when none or several fit.
 */
export const regionFinder = (regions: readonly RegionValue[]): ((name: string) => RegionValue | null) => {
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const byName = new Map<string, RegionValue | null>();
  const remember = (name: string, region: RegionValue): void => {
    // Two regions of one name cannot be told apart by it.
    byName.set(name, byName.has(name) && byName.get(name)?.code !== region.code ? null : region);
  };
  for (const region of regions) remember(squeezed(region.name), region);
  for (const region of regions) {
    const short = squeezed(region.name).replace(LEVEL, '');
    if (short.length >= 2 && !byName.has(short)) remember(short, region);
  }
  const names = [...byName.keys()].filter((name) => name.length >= 2).sort((a, b) => b.length - a.length);
  return (text) => {
    const name = squeezed(text);
    const direct = byCode.get(name.replace(/(?:000)+$/, '')) ?? byCode.get(name) ?? byName.get(name);
    if (direct) return direct;
    const tail = names.find((one) => name.endsWith(one));
    return (tail && byName.get(tail)) || null;
  };
};
