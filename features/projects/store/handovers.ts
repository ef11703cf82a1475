import { collectParameters, read, write } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees, seesAll } from '@luoshi/server-kit/db/subtrees.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { CarriedView } from '../contract.ts';
import { type Viewer, visibleProject } from './scoped.ts';

export type CarriedRead = CarriedView & { personId: string; name: string };

const CARRIED_AT_MOST = 2_000;

/**
 * What persons carry in the caller's part of the tree: projects in any role, open tasks as leader or person responsible.
 * Of `personId`, or of everybody who has no post any more.
 */
export const carriedBy = (tx: Tx, viewer: Viewer, personId: string | null): Promise<CarriedRead[]> => {
  const parameters = collectParameters(tx.tenantId, personId);
  const visible = visibleProject(viewer, parameters);
  const taskScope = seesAll(viewer.scope) ? '' : ` and ${inSubtrees('t.lead_path', viewer.scope.paths, parameters)}`;
  const wanted = (column: string): string => `(
    ($2::uuid is not null and ${column} = $2::uuid)
    or ($2::uuid is null and exists (select from people.v_person v where v.tenant_id = $1 and v.id = ${column})
        and not exists (select from people.v_person v where v.tenant_id = $1 and v.id = ${column} and v.org_id is not null))
  )`;
  const nameOf = (column: string): string =>
    `(select v.name from people.v_person v where v.tenant_id = $1 and v.id = ${column} limit 1)`;
  return read<CarriedRead>(
    tx,
    `select 'projects' as feature, p.id, p.name as title, c.role, c.person_id as "personId", ${nameOf('c.person_id')} as name
     from projects.carrier c
     join projects.project p on p.tenant_id = $1 and p.id = c.project_id
     where c.tenant_id = $1 and p.status not in ('done', 'cancelled') and ${wanted('c.person_id')}${visible ? ` and ${visible}` : ''}
     union all
     select 'tasks', t.id, t.title, r.role, r.person_id, ${nameOf('r.person_id')}
     from tasks.v_task t
     cross join lateral (values ('leader', t.leader_id), ('person', t.person_id)) as r (role, person_id)
     where t.tenant_id = $1 and t.status in ('not_started', 'in_progress', 'suspended') and ${wanted('r.person_id')}${taskScope}
     order by 6, 1, 3
     limit ${CARRIED_AT_MOST}`,
    parameters.values,
    { planAnew: true },
  );
};

export type HandoverRead = {
  id: string;
  at: Date;
  fromName: string;
  toName: string;
  note: string;
  signedBy: string;
  items: CarriedView[];
};

/** Notes signed in the caller's part of the tree, newest first. */
export const handoverNotes = (tx: Tx, viewer: Viewer): Promise<HandoverRead[]> => {
  const parameters = collectParameters(tx.tenantId);
  const scope = seesAll(viewer.scope) ? '' : ` and ${inSubtrees('h.org_path', viewer.scope.paths, parameters)}`;
  return read<HandoverRead>(
    tx,
    `select h.id, h.at, h.from_name as "fromName", h.to_name as "toName", h.note, h.signed_by as "signedBy", h.items
     from projects.handover h where h.tenant_id = $1${scope} order by h.at desc limit 100`,
    parameters.values,
  );
};

/** A person's name, and whether they hold a post today; undefined when there is no such person. */
export const personNamed = async (tx: Tx, id: string): Promise<{ name: string; hasPost: boolean } | undefined> => {
  const [row] = await read<{ name: string; hasPost: boolean }>(
    tx,
    `select v.name, bool_or(v.org_id is not null) as "hasPost"
     from people.v_person v where v.tenant_id = $1 and v.id = $2 group by v.name`,
    [tx.tenantId, id],
  );
  return row;
};

/** Moves what one person carries in projects to another; where the other carries it in that role already, the first just leaves. */
export const moveCarriers = (
  tenantId: string,
  from: string,
  to: string,
  items: readonly { id: string; role: string }[],
): Write[] => [
  write(
    `insert into projects.carrier (tenant_id, project_id, person_id, role, sort)
     select c.tenant_id, c.project_id, $3, c.role, c.sort
     from projects.carrier c
     join jsonb_to_recordset($4::jsonb) as k (id uuid, role text) on k.id = c.project_id and k.role = c.role
     where c.tenant_id = $1 and c.person_id = $2
     on conflict (tenant_id, project_id, role, person_id) do nothing`,
    [tenantId, from, to, JSON.stringify(items)],
  ),
  write(
    `delete from projects.carrier c
     using jsonb_to_recordset($3::jsonb) as k (id uuid, role text)
     where c.tenant_id = $1 and c.person_id = $2 and k.id = c.project_id and k.role = c.role`,
    [tenantId, from, JSON.stringify(items)],
  ),
];

/** The note, kept for ever. */
export const addHandover = (
  tenantId: string,
  note: {
    id: string;
    at: Date;
    fromId: string;
    fromName: string;
    toId: string;
    toName: string;
    note: string;
    signedBy: string;
    accountId: string;
    orgPath: string;
    items: readonly CarriedView[];
  },
): Write =>
  write(
    `insert into projects.handover (tenant_id, id, at, from_person_id, from_name, to_person_id, to_name, note, signed_by, account_id, org_path, items)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb)`,
    [
      tenantId,
      note.id,
      note.at,
      note.fromId,
      note.fromName,
      note.toId,
      note.toName,
      note.note,
      note.signedBy,
      note.accountId,
      note.orgPath,
      JSON.stringify(note.items),
    ],
  );
