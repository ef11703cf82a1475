import type { Generated } from 'kysely';
import type { RegionLevel } from '../contract.ts';
import type { Geometry } from '../rules/region-at.ts';

/** The schema `places`, which is this feature's own. */
export type PlacesTables = {
  'places.region': {
    tenant_id: string;
    code: string;
    name: string;
    parent_code: string | null;
    level: RegionLevel;
    geometry: Geometry | null;
    is_schematic: Generated<boolean>;
    source: string | null;
  };
};
