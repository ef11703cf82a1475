import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { PresetVersion } from '../rules/presets.ts';
import { read, write } from './statement.ts';

export type PresetRead = PresetVersion & { readonly id: string };

/** Every version of the government's presets. */
export const presetVersions = (tx: Tx): Promise<PresetRead[]> =>
  read<PresetRead>(
    tx,
    `select id, name, version, source, effective_from as "effectiveFrom", rules
     from supervision.preset where tenant_id = $1 order by name, version`,
    [tx.tenantId],
  );

/** Adds versions; those that are there already stay. */
export const addPresets = (tenantId: string, versions: readonly PresetRead[]): Write =>
  write(
    `insert into supervision.preset (tenant_id, id, name, version, source, effective_from, rules)
     select $1, k.id, k.name, k.version, k.source, k."effectiveFrom", k.rules
     from jsonb_to_recordset($2::jsonb)
       as k (id uuid, name text, version int, source text, "effectiveFrom" date, rules jsonb)
     on conflict on constraint preset_version_once do nothing`,
    [tenantId, JSON.stringify(versions)],
  );
