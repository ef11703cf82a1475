import { createHash } from 'node:crypto';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { type AuditActor, commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Actor } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { governmentExists } from '../people/service.ts';
import type { RegionView } from './contract.ts';
import { isInside } from './rules/division-code.ts';
import { liesNear, regionAt } from './rules/region-at.ts';
import { listRegions, listShapes } from './store/reads.ts';
import { type Division, shippedDivisions, shippedMap } from './store/shipped-data.ts';
import { upsertRegions } from './store/writes.ts';

export const DIVISIONS_SOURCE = 'National Bureau of Statistics, division codes';

/** The regions of the caller's government. */
export const showRegions = async (tx: Tx, parent?: string): Promise<Outcome<{ items: RegionView[] }>> =>
  accept({ items: await listRegions(tx, parent) });

/** Outlines as one GeoJSON text, with a tag that changes when they do; `attribution` names every source on it. */
export const drawRegions = async (tx: Tx, parent?: string): Promise<{ text: string; tag: string }> => {
  const shapes = await listShapes(tx, parent);
  const text = JSON.stringify({
    type: 'FeatureCollection',
    attribution: [...new Set(shapes.flatMap(({ source }) => source ?? []))].join('; '),
    schematic: shapes.some((shape) => shape.isSchematic),
    features: shapes.map(({ geometry, ...properties }) => ({
      type: 'Feature',
      id: properties.code,
      properties,
      geometry,
    })),
  });
  return { text, tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
};

/**
 * The division list that comes along, directly below `parent` or all but villages. Refuses `places.setup_over` to
 * somebody not signed in once a government exists.
 */
export const showDivisions = async (
  services: Services,
  actor: Actor | null,
  parent?: string,
): Promise<Outcome<{ source: string; items: Division[] }>> => {
  if (!actor && (await governmentExists(services))) return refuse('places.setup_over');
  const all = await shippedDivisions();
  const items = all.filter(({ parentCode, level }) => (parent ? parentCode === parent : level !== 'village'));
  return accept({ source: DIVISIONS_SOURCE, items });
};

/** Writes of the schematic map and divisions inside `top` (a division code); none when the map does not show it. */
export const loadSchematicMap = async (tenantId: string, top: string): Promise<Write[]> => {
  const divisions = (await shippedDivisions()).filter(({ code, level }) => isInside(code, top) && level !== 'village');
  if (divisions.length === 0) return [];
  const { attribution, outlines } = await shippedMap();
  return [
    upsertRegions(
      tenantId,
      divisions.map((division) => {
        const geometry = outlines.get(division.code) ?? null;
        return {
          ...division,
          parentCode: divisions.some(({ code }) => code === division.parentCode) ? division.parentCode : null,
          geometry,
          isSchematic: geometry !== null,
          source: geometry ? attribution : DIVISIONS_SOURCE,
        };
      }),
    ),
  ];
};

/** Gives a new government the regions we know of it; doing it again changes nothing. */
export const furnishGovernment = async (tx: Tx, actor: AuditActor, top: string): Promise<void> => {
  const rows = await loadSchematicMap(tx.tenantId, top);
  if (rows.length === 0) return;
  await commit(tx, {
    rows,
    audit: { actor, action: 'places.load_map', feature: 'places', subjectId: top },
    events: [{ feature: 'places', id: top }],
  });
};

// A schematic outline may be off by some kilometres at the coast.
const SCHEMATIC_DEGREES = 0.05;

/**
 * Where a point lies: the smallest region that holds it; `outside` when it lies in none (near none, while the outlines
 * are schematic), `unknown` when the government has no outlines or a schematic one leaves it open.
 */
export const placeOf = async (
  tx: Tx,
  lon: number,
  lat: number,
): Promise<{ kind: 'inside'; code: string } | { kind: 'outside' | 'unknown' }> => {
  const shapes = await listShapes(tx);
  if (shapes.length === 0) return { kind: 'unknown' };
  const code = regionAt(lon, lat, shapes);
  if (code) return { kind: 'inside', code };
  const isOpen = shapes.some((shape) => shape.isSchematic) && liesNear(lon, lat, shapes, SCHEMATIC_DEGREES);
  return { kind: isOpen ? 'unknown' : 'outside' };
};
