import { type Write, writing } from '@luoshi/server-kit/db/tx.ts';
import { sql } from 'kysely';
import type { RegionLevel } from '../contract.ts';
import type { Geometry } from '../rules/region-at.ts';
import type { PlacesTables } from './tables.ts';

export type RegionRow = {
  code: string;
  name: string;
  parentCode: string | null;
  level: RegionLevel;
  geometry?: Geometry | null;
  isSchematic?: boolean;
  source?: string | null;
};

/** Regions in one statement; one that is there already gets the new name, outline and source. */
export const upsertRegions = (tenantId: string, regions: readonly RegionRow[]): Write =>
  writing<PlacesTables>((db) =>
    db
      .insertInto('places.region')
      .columns(['tenant_id', 'code', 'name', 'parent_code', 'level', 'geometry', 'is_schematic', 'source'])
      .expression(
        // One JSON parameter, so that thousands of villages are one statement whose text never changes.
        sql`select * from json_to_recordset(${JSON.stringify(
          regions.map((region) => ({
            tenant_id: tenantId,
            code: region.code,
            name: region.name,
            parent_code: region.parentCode,
            level: region.level,
            geometry: region.geometry ?? null,
            is_schematic: region.isSchematic ?? false,
            source: region.source ?? null,
          })),
        )}::json) as row_of (tenant_id uuid, code text, name text, parent_code text, level text, geometry jsonb,
          is_schematic boolean, source text)`,
      )
      .onConflict((on) =>
        on.columns(['tenant_id', 'code']).doUpdateSet({
          name: sql`excluded.name`,
          parent_code: sql`excluded.parent_code`,
          level: sql`excluded.level`,
          geometry: sql`excluded.geometry`,
          is_schematic: sql`excluded.is_schematic`,
          source: sql`excluded.source`,
        }),
      ),
  );
