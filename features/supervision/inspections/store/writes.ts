import type { Write } from '@luoshi/server-kit/db/tx.ts';
import { write } from '../../store/statement.ts';
import type { Draw, FindingState, InspectionState } from '../contract.ts';
import type { LimitVersion } from '../rules/load.ts';

export const addLimits = (tenantId: string, versions: readonly (LimitVersion & { id: string })[]): Write =>
  write(
    `insert into supervision.load_limit (tenant_id, id, name, version, source, effective_from, rules)
     select $1, k.id, k.name, k.version, k.source, k."effectiveFrom", k.rules
     from jsonb_to_recordset($2::jsonb)
       as k (id uuid, name text, version int, source text, "effectiveFrom" date, rules jsonb)
     on conflict on constraint load_limit_version_once do nothing`,
    [tenantId, JSON.stringify(versions)],
  );

export type InspectionInsert = {
  id: string;
  title: string;
  basis: string;
  hostOrgId: string;
  hostPath: string;
  fromOn: string;
  toOn: string;
  isPlanned: boolean;
  approval: object | null;
  createdBy: string;
  at: Date;
  units: readonly { id: string; path: string }[];
};

/** Registers an inspection under the next number of its year; the number is unique, so of two at once one tries again. */
export const insertInspection = (tenantId: string, one: InspectionInsert): Write =>
  write(
    `with new_one as (
       insert into supervision.inspection (tenant_id, id, year, no, title, basis, host_org_id, host_path, from_on, to_on,
         is_planned, approval, created_by, created_at)
       select $1, $2, extract(year from $7::date)::int, coalesce(max(i.no), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
       from supervision.inspection i where i.tenant_id = $1 and i.year = extract(year from $7::date)::int
     )
     insert into supervision.inspection_unit (tenant_id, inspection_id, org_id, path)
     select $1, $2, k.id, k.path from jsonb_to_recordset($13::jsonb) as k (id uuid, path text)`,
    [
      tenantId,
      one.id,
      one.title,
      one.basis,
      one.hostOrgId,
      one.hostPath,
      one.fromOn,
      one.toOn,
      one.isPlanned,
      one.approval === null ? null : JSON.stringify(one.approval),
      one.createdBy,
      one.at,
      JSON.stringify(one.units),
    ],
  );

export const decideInspection = (
  tenantId: string,
  id: string,
  decided: { state: InspectionState; by: string; on: string; words: string | null },
): Write =>
  write(
    `update supervision.inspection set state = $3, decided_by = $4, decided_on = $5, decided_words = $6, revision = revision + 1
     where tenant_id = $1 and id = $2 and state = 'registered'`,
    [tenantId, id, decided.state, decided.by, decided.on, decided.words],
    { mustTouch: true },
  );

export const keepDraw = (tenantId: string, id: string, draw: Draw): Write =>
  write(
    `update supervision.inspection set draw = $3, revision = revision + 1 where tenant_id = $1 and id = $2 and draw is null`,
    [tenantId, id, JSON.stringify(draw)],
    { mustTouch: true },
  );

export const insertFinding = (
  tenantId: string,
  finding: {
    id: string;
    inspectionId: string;
    orgId: string;
    kind: string;
    words: string;
    foundOn: string;
    matterId: string;
    createdBy: string;
  },
): Write =>
  write(
    `insert into supervision.finding (tenant_id, id, inspection_id, org_id, kind, words, found_on, matter_id, repeats_id, created_by)
     select $1, $2, $3, $4, $5, $6, $7, $8, (
       select e.id from supervision.finding e where e.tenant_id = $1 and e.org_id = $4 and e.kind = $5
       order by e.found_on desc, e.id desc limit 1
     ), $9`,
    [
      tenantId,
      finding.id,
      finding.inspectionId,
      finding.orgId,
      finding.kind,
      finding.words,
      finding.foundOn,
      finding.matterId,
      finding.createdBy,
    ],
  );

export const recheckFinding = (
  tenantId: string,
  id: string,
  rechecked: { state: FindingState; on: string; by: string; words: string },
): Write =>
  write(
    `update supervision.finding set state = $3, rechecks = rechecks + 1, rechecked_on = $4, rechecked_by = $5, recheck_words = $6
     where tenant_id = $1 and id = $2`,
    [tenantId, id, rechecked.state, rechecked.on, rechecked.by, rechecked.words],
    { mustTouch: true },
  );
