import { write } from '@luoshi/server-kit/db/statement.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { FirmFacts } from '../rules/firm.ts';
import { piecesOf } from '../rules/search.ts';

/** A firm as it is written, with the unit that keeps in touch with it. */
export type FirmWrite = FirmFacts & {
  readonly id: string;
  readonly orgId: string;
  readonly orgPath: string;
  readonly regionCode: string | null;
};

const TYPES = `(id uuid, name text, credit_code text, org_id uuid, org_path text, region_code text, industry text,
  address text, contact_name text, contact_phone text, staff int, is_above_scale boolean, tags text[], note text,
  is_closed boolean, pieces text[])`;
const NAMES = `id, name, credit_code, org_id, org_path, region_code, industry, address, contact_name, contact_phone,
  staff, is_above_scale, tags, note, is_closed, pieces`;

const rowOf = (tenantId: string, firm: FirmWrite) => ({
  id: firm.id,
  name: firm.name,
  credit_code: firm.creditCode,
  org_id: firm.orgId,
  org_path: firm.orgPath,
  region_code: firm.regionCode,
  industry: firm.industry,
  address: firm.address,
  contact_name: firm.contactName,
  contact_phone: firm.contactPhone,
  staff: firm.staff,
  is_above_scale: firm.isAboveScale,
  tags: firm.tags,
  note: firm.note,
  is_closed: firm.isClosed,
  pieces: piecesOf(tenantId, firm),
});

/** Enters firms, all in one statement. */
export const insertFirms = (tenantId: string, firms: readonly FirmWrite[], at: Date): Write =>
  write(
    `insert into enterprises.firm (tenant_id, ${NAMES}, created_at, updated_at)
     select $1, ${NAMES}, $3, $3 from jsonb_to_recordset($2::jsonb) as k ${TYPES}`,
    [tenantId, JSON.stringify(firms.map((firm) => rowOf(tenantId, firm))), at],
  );

/** Writes the facts of firms anew and raises their revision, all in one statement. */
export const updateFirms = (tenantId: string, firms: readonly FirmWrite[], at: Date): Write =>
  write(
    `update enterprises.firm f set name = k.name, credit_code = k.credit_code, org_id = k.org_id, org_path = k.org_path,
       region_code = k.region_code, industry = k.industry, address = k.address, contact_name = k.contact_name,
       contact_phone = k.contact_phone, staff = k.staff, is_above_scale = k.is_above_scale, tags = k.tags,
       note = k.note, is_closed = k.is_closed, pieces = k.pieces, revision = f.revision + 1, updated_at = $3
     from jsonb_to_recordset($2::jsonb) as k ${TYPES}
     where f.tenant_id = $1 and f.id = k.id`,
    [tenantId, JSON.stringify(firms.map((firm) => rowOf(tenantId, firm))), at],
    { mustTouch: firms.length > 0 },
  );
