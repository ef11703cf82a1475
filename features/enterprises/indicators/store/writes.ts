import { write } from '@luoshi/server-kit/db/statement.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';

/** A figure as it is written. */
export type FigureWrite = {
  readonly id: string;
  readonly period: string;
  readonly name: string;
  readonly unit: string;
  readonly orgId: string;
  readonly orgPath: string;
  readonly firmId: string | null;
  readonly value: number;
  readonly growth: number | null;
  readonly source: string | null;
  /** Where it stands in its sheet. */
  readonly sort: number;
};

/** Writes figures; one that is there already takes the new value and source. */
export const putFigures = (tenantId: string, figures: readonly FigureWrite[], at: Date): Write =>
  write(
    `insert into enterprises.indicator as i
       (tenant_id, id, period, name, unit, org_id, org_path, firm_id, value, growth, source, sort, updated_at)
     select $1, k.id, k.period, k.name, k.unit, k."orgId", k."orgPath", k."firmId", k.value, k.growth, k.source, k.sort, $3
     from jsonb_to_recordset($2::jsonb) as k
       (id uuid, period text, name text, unit text, "orgId" uuid, "orgPath" text, "firmId" uuid, value numeric,
        growth numeric, source text, sort int)
     on conflict on constraint indicator_once do update set
       unit = excluded.unit, value = excluded.value, growth = coalesce(excluded.growth, i.growth),
       source = coalesce(excluded.source, i.source), sort = excluded.sort,
       updated_at = excluded.updated_at`,
    [tenantId, JSON.stringify(figures), at],
  );
