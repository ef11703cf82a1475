import { read } from '@luoshi/server-kit/db/statement.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';

/** A project as a row of a ledger finds it again. */
export type KnownProject = { id: string; code: string | null; name: string; leadPath: string; leadName: string };

/** Projects that bear one of the codes or names. */
export const projectsByKeys = (tx: Tx, codes: readonly string[], names: readonly string[]): Promise<KnownProject[]> =>
  read(
    tx,
    `select p.id, p.code, p.name, p.lead_path as "leadPath", o.short_name as "leadName"
     from projects.project p
     join people.v_org o on o.tenant_id = p.tenant_id and o.id = p.lead_org_id
     where p.tenant_id = $1 and (p.code = any($2::text[]) or p.name = any($3::text[]))
     order by p.id`,
    [tx.tenantId, codes, names],
  );

/** Persons in a post who bear one of the names. */
export const personsNamed = (tx: Tx, names: readonly string[]): Promise<{ id: string; name: string }[]> =>
  read(
    tx,
    `select distinct v.id, v.name from people.v_person v
     where v.tenant_id = $1 and v.name = any($2::text[]) and v.org_id is not null`,
    [tx.tenantId, names],
  );
