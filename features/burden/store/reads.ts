import type { Scope } from '@luoshi/kernel/scope.ts';
import { collectParameters, read } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees } from '@luoshi/server-kit/db/subtrees.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { FieldKind, Frequency } from '../contract.ts';

export type FormRead = {
  id: string;
  title: string;
  basis: string;
  frequency: Frequency;
  orgName: string;
  fields: { name: string; kind: FieldKind }[];
  units: string[];
  createdAt: Date;
  endedAt: Date | null;
  endedReason: string | null;
};

const FORM = `
  f.id, f.title, f.basis, f.frequency, o.short_name as "orgName", f.created_at as "createdAt", f.ended_at as "endedAt",
  f.ended_reason as "endedReason",
  (select json_agg(json_build_object('name', d.name, 'kind', d.kind) order by d.sort) from burden.field d
    where d.tenant_id = $1 and d.form_id = f.id) as fields,
  (select json_agg(u.short_name order by a.path) from burden.asked a
    join people.v_org u on u.tenant_id = $1 and u.id = a.org_id
    where a.tenant_id = $1 and a.form_id = f.id) as units`;

/** Forms that ask a unit of the scope or that one of its units asks by, latest first, those in force before. */
export const formsIn = (tx: Tx, scope: Scope, id: string | null = null): Promise<FormRead[]> => {
  const parameters = collectParameters(tx.tenantId);
  const own = inSubtrees('f.path', scope.paths, parameters);
  const asked = inSubtrees('a.path', scope.paths, parameters);
  return read<FormRead>(
    tx,
    `select ${FORM} from burden.form f
     join people.v_org o on o.tenant_id = $1 and o.id = f.org_id
     where f.tenant_id = $1 and (${own} or exists (
       select from burden.asked a where a.tenant_id = $1 and a.form_id = f.id and ${asked}
     ))${id ? ` and f.id = ${parameters.add(id)}` : ''}
     order by (f.ended_at is not null), f.created_at desc, f.id desc limit 500`,
    parameters.values,
  );
};

/** A form in force that asks one of the units for one of the facts already; the first found. */
export const askedAlready = async (
  tx: Tx,
  facts: readonly string[],
  unitIds: readonly string[],
): Promise<{ fact: string; title: string; unit: string } | null> => {
  const [found] = await read<{ fact: string; title: string; unit: string }>(
    tx,
    `select d.fact, f.title, u.short_name as unit
     from burden.field d
     join burden.form f on f.tenant_id = $1 and f.id = d.form_id and f.ended_at is null
     join burden.asked a on a.tenant_id = $1 and a.form_id = f.id and a.org_id = any($3)
     join people.v_org u on u.tenant_id = $1 and u.id = a.org_id
     where d.tenant_id = $1 and d.fact = any($2)
     order by f.created_at limit 1`,
    [tx.tenantId, facts, unitIds],
  );
  return found ?? null;
};

/** Units of the scope by their ids; those outside are left out. */
export const unitsOf = (tx: Tx, scope: Scope, ids: readonly string[]): Promise<{ id: string; path: string }[]> => {
  const parameters = collectParameters(tx.tenantId, ids);
  return read(
    tx,
    `select o.id, o.path from people.v_org o
     where o.tenant_id = $1 and o.id = any($2) and ${inSubtrees('o.path', scope.paths, parameters)}`,
    parameters.values,
  );
};

export type UnitLoad = {
  id: string;
  name: string;
  tasks: number;
  forms: { frequency: Frequency; fields: { kind: FieldKind }[] }[];
};

/** What each unit of the scope is asked for now: forms in force and open tasks it leads or answers for. */
export const unitLoads = (tx: Tx, scope: Scope): Promise<UnitLoad[]> => {
  const parameters = collectParameters(tx.tenantId);
  return read<UnitLoad>(
    tx,
    `select o.id, o.short_name as name, coalesce(t.n, 0) as tasks, coalesce(a.forms, '[]') as forms
     from people.v_org o
     left join (
       select u.org_id, count(*)::int as n from tasks.v_task_unit u
       join tasks.v_task k on k.tenant_id = $1 and k.id = u.task_id and k.status in ('not_started', 'in_progress')
       where u.tenant_id = $1 and u.role <> 'support'
       group by u.org_id
     ) t on t.org_id = o.id
     left join (
       select a.org_id, json_agg(json_build_object('frequency', f.frequency, 'fields', (
         select json_agg(json_build_object('kind', d.kind)) from burden.field d
         where d.tenant_id = $1 and d.form_id = f.id
       ))) as forms
       from burden.asked a
       join burden.form f on f.tenant_id = $1 and f.id = a.form_id and f.ended_at is null
       where a.tenant_id = $1
       group by a.org_id
     ) a on a.org_id = o.id
     where o.tenant_id = $1 and ${inSubtrees('o.path', scope.paths, parameters)} and (t.n > 0 or a.org_id is not null)
     order by o.path limit 1000`,
    parameters.values,
  );
};

export type ComplaintRead = {
  id: string;
  feature: string;
  subjectId: string;
  title: string;
  orgName: string;
  words: string;
  at: Date;
  dueOn: string;
  outcome: 'upheld' | 'explained' | null;
  answer: string | null;
  answeredAt: Date | null;
  answeredBy: string | null;
};

/** Complaints of units in the scope, or only those of one account; open ones first, the oldest first. */
export const complaintsIn = (
  tx: Tx,
  scope: Scope,
  only: { accountId?: string; id?: string; lock?: boolean },
): Promise<ComplaintRead[]> => {
  const parameters = collectParameters(tx.tenantId);
  return read<ComplaintRead>(
    tx,
    `select c.id, c.subject_feature as feature, c.subject_id as "subjectId", c.subject_title as title,
       o.short_name as "orgName", c.words, c.at, c.due_on as "dueOn", c.outcome, c.answer,
       c.answered_at as "answeredAt", c.answered_by_name as "answeredBy"
     from burden.complaint c
     join people.v_org o on o.tenant_id = $1 and o.id = c.org_id
     where c.tenant_id = $1 and ${inSubtrees('c.path', scope.paths, parameters)}
       ${only.accountId ? `and c.account_id = ${parameters.add(only.accountId)}` : ''}
       ${only.id ? `and c.id = ${parameters.add(only.id)}` : ''}
     order by (c.outcome is not null), c.at, c.id limit 500
     ${only.lock ? 'for update of c' : ''}`,
    parameters.values,
  );
};

/** The title of a task that the scope may see. */
export const taskTitle = async (tx: Tx, scope: Scope, id: string): Promise<string | null> => {
  const parameters = collectParameters(tx.tenantId, id);
  const [found] = await read<{ title: string }>(
    tx,
    `select t.title from tasks.v_task t
     where t.tenant_id = $1 and t.id = $2 and exists (
       select from tasks.v_task_unit u
       where u.tenant_id = $1 and u.task_id = t.id and ${inSubtrees('u.path', scope.paths, parameters)}
     )`,
    parameters.values,
  );
  return found?.title ?? null;
};
