import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { WorkKind } from '../rule-sets/contract.ts';
import type { RuleVersion } from '../rules/rule-set.ts';
import { VERSION_SQL } from './settings.ts';
import { read, write } from './statement.ts';

export type VersionRead = Omit<RuleVersion, 'scope' | 'governs'> & {
  id: string;
  governs: WorkKind[];
  scope: { orgId: string; path: string; name: string } | null;
};

/** Adds versions of rule sets; one that is there already stays as it is. Their lights count as looked at. */
export const addRuleVersions = (tenantId: string, versions: readonly (RuleVersion & { id: string })[]): Write =>
  write(
    `insert into tasks.rule_set (tenant_id, id, name, version, source, effective_from, rules, scope_org_id, governs)
     select $1, k.id, k.name, k.version, k.source, k."effectiveFrom", k.conditions, (k.scope ->> 'orgId')::uuid, k.governs
     from jsonb_to_recordset($2::jsonb)
       as k (id uuid, name text, version int, source text, "effectiveFrom" date, conditions jsonb, scope jsonb,
         governs text[])
     on conflict (tenant_id, name, version) do nothing`,
    [tenantId, JSON.stringify(versions)],
  );

/** Switches a version on: its lights are still to be looked at. Another of the same name and version is a fault. */
export const switchOn = (tenantId: string, version: RuleVersion & { id: string }, accountId: string): Write =>
  write(
    `insert into tasks.rule_set (tenant_id, id, name, version, source, effective_from, rules, scope_org_id, governs,
       switched_on_by, applied_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)`,
    [
      tenantId,
      version.id,
      version.name,
      version.version,
      version.source,
      version.effectiveFrom,
      JSON.stringify(version.conditions),
      version.scope?.orgId ?? null,
      version.governs,
      accountId,
    ],
  );

/** Remembers that every light a version governs has been looked at. */
export const markApplied = (tenantId: string, id: string, at: Date): Write =>
  write('update tasks.rule_set set applied_at = $3 where tenant_id = $1 and id = $2', [tenantId, id, at]);

/** Every version that was ever switched on, the latest first. */
export const ruleVersions = async (tx: Tx): Promise<(VersionRead & { isApplied: boolean })[]> => {
  const rows = await read<{ version: VersionRead; isApplied: boolean }>(
    tx,
    `select ${VERSION_SQL} as version, r.applied_at is not null as "isApplied"
     from tasks.rule_set r where r.tenant_id = $1
     order by r.effective_from desc, r.name, r.version desc`,
    [tx.tenantId],
  );
  return rows.map(({ version, isApplied }) => ({ ...version, isApplied }));
};
