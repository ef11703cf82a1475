import { read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Standard } from '../rules/standards.ts';

/** Every version of every standard, by kind, key and version. */
export const allStandards = (tx: Tx): Promise<Standard[]> =>
  read(
    tx,
    `select id, kind, key, version, title, source, effective_from as "effectiveFrom", body
     from projects.standard where tenant_id = $1 order by kind, key, version`,
    [tx.tenantId],
  );

/** Adds versions of standards; one that is there already stays as it is. */
export const addStandards = (tenantId: string, standards: readonly Standard[]): Write =>
  write(
    `insert into projects.standard (tenant_id, id, kind, key, version, title, source, effective_from, body)
     select $1, k.id, k.kind, k.key, k.version, k.title, k.source, k."effectiveFrom", k.body
     from jsonb_to_recordset($2::jsonb)
       as k (id uuid, kind text, key text, version int, title text, source text, "effectiveFrom" date, body jsonb)
     on conflict (tenant_id, kind, key, version) do nothing`,
    [tenantId, JSON.stringify(standards)],
  );
