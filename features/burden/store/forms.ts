import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { collectParameters, read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { OrgKind } from '../../people/contract.ts';
import type { Field, FormState, Frequency } from '../contract.ts';
import type { Held, OtherForm } from '../rules/held.ts';
import { IS_ASKED, type Reader, visibleForm } from './scoped.ts';

type StoredState = Exclude<FormState, 'ended'>;

export type FormRead = {
  id: string;
  title: string;
  purpose: string;
  basis: string;
  orgId: string;
  orgName: string;
  path: string;
  askedBy: string | null;
  askedByName: string | null;
  askedByPersonId: string | null;
  askedKind: OrgKind | null;
  frequency: Frequency;
  startsOn: string;
  endsOn: string | null;
  fields: Field[];
  state: StoredState;
  contest: string | null;
  held: Held[];
  decidedBy: string | null;
  decidedOn: string | null;
  decision: string | null;
  endReason: string | null;
  asked: string[];
  units: number;
  complaints: number;
  revision: number;
  updatedAt: Date;
};

const FORM_SQL = `f.id, f.title, f.purpose, f.basis, f.org_id as "orgId", home.short_name as "orgName", f.path, f.asked_by as "askedBy",
  asker.name as "askedByName", asker.person_id as "askedByPersonId", f.asked_kind as "askedKind", f.frequency,
  f.starts_on as "startsOn", f.ends_on as "endsOn", f.fields, f.state, f.contest, f.held, decider.name as "decidedBy",
  f.decided_on as "decidedOn", f.decision, f.end_reason as "endReason", f.revision, f.updated_at as "updatedAt",
  array(select n.short_name from burden.form_unit u join people.v_org n on n.tenant_id = $1 and n.id = u.org_id
        where u.tenant_id = $1 and u.form_id = f.id order by u.path limit 5) as asked,
  (select count(distinct o.id)::int from burden.form_unit u join people.v_org o on o.tenant_id = $1 and o.closed_on is null
     and ${IS_ASKED} where u.tenant_id = $1 and u.form_id = f.id) as units,
  (select count(*)::int from burden.complaint c where c.tenant_id = $1 and c.subject_id = f.id and c.state <> 'withdrawn') as complaints`;
const FROM_SQL = `from burden.form f
  join people.v_org home on home.tenant_id = $1 and home.id = f.org_id
  left join people.v_account asker on asker.tenant_id = $1 and asker.id = f.asked_by
  left join people.v_account decider on decider.tenant_id = $1 and decider.id = f.decided_by`;

/** A register is short by nature; beyond this the search leads there. */
const FORMS_AT_MOST = 500;

const stateSql = (state: FormState, today: string): string =>
  state === 'ended'
    ? `f.state = 'live' and f.ends_on < ${today}::date`
    : `f.state = '${state}'${state === 'live' ? ` and (f.ends_on is null or f.ends_on >= ${today}::date)` : ''}`;

/** Forms that the reader may see, what waits for a decision first, then the newest. */
export const listForms = (
  tx: Tx,
  reader: Reader,
  { state, q }: { state: FormState | null; q: string | null },
  today: string,
): Promise<FormRead[]> => {
  const parameters = collectParameters(tx.tenantId, today);
  return read<FormRead>(
    tx,
    `select ${FORM_SQL} ${FROM_SQL}
     where f.tenant_id = $1 and $2::date is not null and ${visibleForm(reader, parameters)}
       ${state ? `and ${stateSql(state, '$2')}` : ''}
       ${q ? `and position(${parameters.add(q)} in f.title || ' ' || f.basis || ' ' || home.short_name || ' ' || f.fields::text) > 0` : ''}
     order by (f.state in ('asked', 'contested')) desc, f.state, f.starts_on desc, f.id
     limit ${FORMS_AT_MOST}`,
    parameters.values,
  );
};

/** One form of those the reader may see; `lock` keeps others from moving it, and other forms from going live, meanwhile. */
export const formById = async (
  tx: Tx,
  reader: Reader,
  id: string,
  { lock = false } = {},
): Promise<FormRead | undefined> => {
  if (lock) await lockRegister(tx);
  const parameters = collectParameters(tx.tenantId, id);
  const rows = await read<FormRead>(
    tx,
    `select ${FORM_SQL} ${FROM_SQL}
     where f.tenant_id = $1 and f.id = $2 and ${visibleForm(reader, parameters)}${lock ? ' for update of f' : ''}`,
    parameters.values,
  );
  return rows[0];
};

/** Two requests for one fact decided on at the same moment would both find it free. */
const lockRegister = (tx: Tx): Promise<unknown> =>
  read(tx, `select pg_advisory_xact_lock(hashtextextended('burden.form' || $1, 0))`, [tx.tenantId]);

export type UnitRead = { id: string; name: string; path: string };

/** Open units by their ids. */
export const unitsById = (tx: Tx, ids: readonly string[]): Promise<UnitRead[]> =>
  read<UnitRead>(
    tx,
    `select o.id, o.short_name as name, o.path from people.v_org o
     where o.tenant_id = $1 and o.id = any($2::uuid[]) and o.closed_on is null order by o.path`,
    [tx.tenantId, ids],
  );

/** The units that are asked when every unit of a kind at or below the named ones is; the named ones themselves without one. */
export const unitsAsked = (tx: Tx, named: readonly UnitRead[], kind: OrgKind | null): Promise<UnitRead[]> =>
  kind === null
    ? Promise.resolve([...named])
    : read<UnitRead>(
        tx,
        `select distinct o.id, o.short_name as name, o.path
         from people.v_org o, unnest($2::text[]) as top (path)
         where o.tenant_id = $1 and o.kind = $3 and o.closed_on is null
           and o.path collate "C" >= top.path collate "C"
           and o.path collate "C" < left(top.path, length(top.path) - 1) || '/'`,
        [tx.tenantId, named.map(({ path }) => path), kind],
      );

export const namedUnits = (tx: Tx, formId: string): Promise<UnitRead[]> =>
  read<UnitRead>(
    tx,
    `select o.id, o.short_name as name, o.path from burden.form_unit u
     join people.v_org o on o.tenant_id = $1 and o.id = u.org_id
     where u.tenant_id = $1 and u.form_id = $2 order by o.path`,
    [tx.tenantId, formId],
  );

/** Live forms that ask any of the units, whoever may see them: that a fact is held is said to every asker. */
export const liveFormsAsking = (
  tx: Tx,
  orgIds: readonly string[],
  today: string,
  apartFrom: string | null,
): Promise<OtherForm[]> =>
  read<OtherForm>(
    tx,
    `select f.id, f.title, home.short_name as "orgName", f.fields
     from burden.form f
     join people.v_org home on home.tenant_id = $1 and home.id = f.org_id
     where f.tenant_id = $1 and f.state = 'live' and (f.ends_on is null or f.ends_on >= $3::date)
       and f.id is distinct from $4::uuid
       and exists (
         select from burden.form_unit u join people.v_org o on o.tenant_id = $1 and o.id = any($2::uuid[]) and ${IS_ASKED}
         where u.tenant_id = $1 and u.form_id = f.id)
     order by f.starts_on, f.id`,
    [tx.tenantId, orgIds, today, apartFrom],
  );

/** Which of the forms the reader may open. */
export const openable = async (tx: Tx, reader: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const parameters = collectParameters(tx.tenantId, ids);
  const rows = await read<{ id: string }>(
    tx,
    `select f.id from burden.form f where f.tenant_id = $1 and f.id = any($2::uuid[]) and ${visibleForm(reader, parameters)}`,
    parameters.values,
  );
  return new Set(rows.map(({ id }) => id));
};

export type FormInsert = {
  id: string;
  title: string;
  purpose: string;
  basis: string;
  orgId: string;
  path: string;
  askedBy: string | null;
  askedKind: OrgKind | null;
  frequency: Frequency;
  startsOn: string;
  endsOn: string | null;
  fields: readonly Field[];
  state: StoredState;
  contest: string | null;
  held: readonly Held[];
  at: Date;
};

export const insertForm = (
  tenantId: string,
  made: FormInsert,
  units: readonly { id: string; path: string }[],
): Write[] => [
  write(
    `insert into burden.form (tenant_id, id, title, purpose, basis, org_id, path, asked_by, asked_kind, frequency, starts_on, ends_on,
       fields, state, contest, held, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)`,
    [
      tenantId,
      made.id,
      made.title,
      made.purpose,
      made.basis,
      made.orgId,
      made.path,
      made.askedBy,
      made.askedKind,
      made.frequency,
      made.startsOn,
      made.endsOn,
      JSON.stringify(made.fields),
      made.state,
      made.contest,
      JSON.stringify(made.held),
      made.at,
    ],
  ),
  insertAll<{ 'burden.form_unit': object }>(
    'burden.form_unit',
    units.map(({ id, path }) => ({ tenant_id: tenantId, form_id: made.id, org_id: id, path })),
  ),
];

export type FormColumns = Partial<{
  state: StoredState;
  decided_by: string | null;
  decided_on: string;
  decision: string;
  ends_on: string;
  end_reason: string;
}>;

/** Moves a form from the revision that was decided on; touches nothing when somebody was faster. */
export const moveForm = (tenantId: string, id: string, revision: number, at: Date, columns: FormColumns): Write => {
  const values: unknown[] = [tenantId, id, revision, at];
  const set = Object.entries(columns).map(([column, value]) => {
    values.push(value);
    return `${column} = $${values.length}`;
  });
  return write(
    `update burden.form set ${['updated_at = $4', 'revision = revision + 1', ...set].join(', ')}
     where tenant_id = $1 and id = $2 and revision = $3`,
    values,
    { mustTouch: true },
  );
};
