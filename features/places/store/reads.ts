import { reading, type Tx } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { RegionView } from '../contract.ts';
import type { Geometry } from '../rules/region-at.ts';
import type { PlacesTables } from './tables.ts';

const REGIONS_AT_MOST = 10_000;

// A region is public geography: it is bounded by the tenant, not by a person's part of the tree of units.
const regions = (tx: Tx) => reading<PlacesTables>(tx).selectFrom('places.region').where('tenant_id', '=', tx.tenantId);

/** Regions directly below `parent`; without it all but villages and grids. */
export const listRegions = (tx: Tx, parent: string | undefined): Promise<RegionView[]> => {
  const all = regions(tx)
    .select([
      'code',
      'name',
      'parent_code as parentCode',
      'level',
      'is_schematic as isSchematic',
      sql<boolean>`geometry is not null`.as('hasGeometry'),
      'source',
    ])
    .orderBy('code')
    .limit(REGIONS_AT_MOST);
  return (parent ? all.where('parent_code', '=', parent) : all.where('level', 'not in', ['village', 'grid'])).execute();
};

export type Shape = {
  code: string;
  name: string;
  parentCode: string | null;
  level: string;
  isSchematic: boolean;
  source: string | null;
  geometry: Geometry;
};

/** Regions with an outline, directly below `parent` or all. */
export const listShapes = (tx: Tx, parent?: string): Promise<Shape[]> => {
  const all = regions(tx)
    .select(['code', 'name', 'parent_code as parentCode', 'level', 'is_schematic as isSchematic', 'source', 'geometry'])
    .where('geometry', 'is not', null)
    .$narrowType<{ geometry: Geometry }>()
    .orderBy('code')
    .limit(REGIONS_AT_MOST);
  return (parent ? all.where('parent_code', '=', parent) : all).execute();
};
