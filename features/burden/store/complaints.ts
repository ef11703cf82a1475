import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import { collectParameters, read, write } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees } from '@luoshi/server-kit/db/subtrees.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { ComplaintAction, ComplaintState, Subject } from '../contract.ts';
import { type Reader, visibleComplaint, visibleForm } from './scoped.ts';

export type ComplaintRead = {
  id: string;
  feature: Subject;
  subjectId: string;
  title: string;
  askingOrgId: string | null;
  askingPath: string | null;
  words: string;
  isUnnamed: boolean;
  accountId: string | null;
  personId: string | null;
  person: string | null;
  orgId: string;
  orgName: string;
  path: string;
  raisedOn: string;
  dueOn: string;
  state: ComplaintState;
  outcome: 'ended' | 'reduced' | 'kept' | null;
  answer: string | null;
  answeredOn: string | null;
  disputes: number;
  revision: number;
};
export type ComplaintReader = Reader & { readonly permissions: ReadonlySet<string> };

const COMPLAINT_SQL = `select c.id, c.subject_feature as feature, c.subject_id as "subjectId", c.subject_title as title,
    c.asking_org_id as "askingOrgId", c.asking_path as "askingPath", c.words, c.is_unnamed as "isUnnamed", c.account_id as "accountId",
    a.person_id as "personId", a.name as person, c.org_id as "orgId", o.short_name as "orgName", c.path,
    c.raised_on as "raisedOn", c.due_on as "dueOn", c.state, c.outcome, c.answer, c.answered_on as "answeredOn", c.disputes, c.revision
  from burden.complaint c
  join people.v_org o on o.tenant_id = $1 and o.id = c.org_id
  left join people.v_account a on a.tenant_id = $1 and a.id = c.account_id`;

const COMPLAINTS_AT_MOST = 300;

/** Complaints the reader may see: open ones, the reader's own, or all; what is due first on top. */
export const listComplaints = (
  tx: Tx,
  reader: ComplaintReader,
  view: 'open' | 'mine' | 'all',
): Promise<ComplaintRead[]> => {
  const parameters = collectParameters(tx.tenantId, reader.accountId);
  const only = { open: `c.state in ('raised', 'taken', 'answered')`, mine: 'c.account_id = $2::uuid', all: 'true' }[
    view
  ];
  return read<ComplaintRead>(
    tx,
    `${COMPLAINT_SQL}
     where c.tenant_id = $1 and $2::uuid is not null and ${only} and ${visibleComplaint(reader, parameters)}
     order by (c.state in ('raised', 'taken')) desc, c.due_on, c.id
     limit ${COMPLAINTS_AT_MOST}`,
    parameters.values,
  );
};

export const complaintById = async (
  tx: Tx,
  reader: ComplaintReader,
  id: string,
  { lock = false } = {},
): Promise<ComplaintRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const rows = await read<ComplaintRead>(
    tx,
    `${COMPLAINT_SQL} where c.tenant_id = $1 and c.id = $2 and ${visibleComplaint(reader, parameters)}${lock ? ' for update of c' : ''}`,
    parameters.values,
  );
  return rows[0];
};

/** How many complaints the reader may see wait for an answer, and how many of them are late. */
export const countComplaints = async (
  tx: Tx,
  reader: ComplaintReader,
  today: string,
): Promise<{ complaints: number; late: number }> => {
  const parameters = collectParameters(tx.tenantId, today);
  const [row] = await read<{ complaints: number; late: number }>(
    tx,
    `select count(*)::int as complaints, count(*) filter (where c.due_on < $2::date)::int as late
     from burden.complaint c
     where c.tenant_id = $1 and c.state in ('raised', 'taken') and ${visibleComplaint(reader, parameters)}`,
    parameters.values,
  );
  return row ?? { complaints: 0, late: 0 };
};

export type SubjectRead = { title: string; askingOrgId: string | null; askingPath: string | null };

/** What a complaint is about, if the reader may see it: a form, a task, a matter. */
export const subjectOf = async (
  tx: Tx,
  reader: Reader,
  feature: Subject,
  id: string,
): Promise<SubjectRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const inTask = (task: string): string =>
    `exists (select from tasks.v_task_unit u where u.tenant_id = $1 and u.task_id = ${task}
       and ${inSubtrees('u.path', reader.scope.paths, parameters)})`;
  const sql = {
    burden: () =>
      `select f.title, f.org_id as "askingOrgId", f.path as "askingPath" from burden.form f
       where f.tenant_id = $1 and f.id = $2 and f.state = 'live' and ${visibleForm(reader, parameters)}`,
    tasks: () =>
      `select t.title, null::uuid as "askingOrgId", null::text as "askingPath" from tasks.v_task_facts t
       where t.tenant_id = $1 and t.id = $2 and ${inTask('t.id')}`,
    supervision: () =>
      `select m.title, null::uuid as "askingOrgId", null::text as "askingPath" from supervision.v_matter m
       where m.tenant_id = $1 and m.id = $2 and ${inTask('m.task_id')}`,
  }[feature]();
  return (await read<SubjectRead>(tx, sql, parameters.values))[0];
};

/** Whether the account has a complaint about the subject that is not done yet. */
export const hasOpenComplaint = async (tx: Tx, accountId: string, subjectId: string): Promise<boolean> =>
  (
    await read(
      tx,
      `select 1 from burden.complaint c
       where c.tenant_id = $1 and c.subject_id = $2 and c.account_id = $3 and c.state in ('raised', 'taken', 'answered') limit 1`,
      [tx.tenantId, subjectId, accountId],
    )
  ).length > 0;

export type ComplaintStepRead = {
  id: string;
  at: Date;
  action: ComplaintAction;
  accountId: string | null;
  by: string | null;
  words: string | null;
  lateWorkdays: number;
};

export const complaintSteps = (tx: Tx, id: string): Promise<ComplaintStepRead[]> =>
  read<ComplaintStepRead>(
    tx,
    `select s.id, s.at, s.action, s.account_id as "accountId", a.name as by, s.words, s.late_workdays as "lateWorkdays"
     from burden.complaint_step s
     left join people.v_account a on a.tenant_id = $1 and a.id = s.account_id
     where s.tenant_id = $1 and s.complaint_id = $2 order by s.nth`,
    [tx.tenantId, id],
  );

export type ComplaintInsert = Pick<
  ComplaintRead,
  | 'id'
  | 'feature'
  | 'subjectId'
  | 'title'
  | 'askingOrgId'
  | 'askingPath'
  | 'words'
  | 'isUnnamed'
  | 'accountId'
  | 'orgId'
  | 'path'
  | 'raisedOn'
  | 'dueOn'
> & { at: Date };

export const insertComplaint = (tenantId: string, made: ComplaintInsert): Write =>
  write(
    `insert into burden.complaint (tenant_id, id, subject_feature, subject_id, subject_title, asking_org_id, asking_path, words,
       is_unnamed, account_id, org_id, path, raised_on, due_on, state, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 'raised', $15, $15)`,
    [
      tenantId,
      made.id,
      made.feature,
      made.subjectId,
      made.title,
      made.askingOrgId,
      made.askingPath,
      made.words,
      made.isUnnamed,
      made.accountId,
      made.orgId,
      made.path,
      made.raisedOn,
      made.dueOn,
      made.at,
    ],
  );

export type ComplaintColumns = Partial<{
  outcome: string | null;
  answer: string | null;
  answered_on: string | null;
  due_on: string;
  disputes: number;
}>;

export const moveComplaint = (
  tenantId: string,
  id: string,
  revision: number,
  to: { state: ComplaintState; at: Date },
  columns: ComplaintColumns,
): Write => {
  const values: unknown[] = [tenantId, id, revision, to.state, to.at];
  const set = Object.entries(columns).map(([column, value]) => {
    values.push(value);
    return `${column} = $${values.length}`;
  });
  return write(
    `update burden.complaint set ${['state = $4', 'updated_at = $5', 'revision = revision + 1', ...set].join(', ')}
     where tenant_id = $1 and id = $2 and revision = $3`,
    values,
    { mustTouch: true },
  );
};

export type StepInsert = {
  id: string;
  at: Date;
  complaintId: string;
  nth: number;
  action: ComplaintAction;
  to: ComplaintState;
  day: string;
  lateWorkdays: number;
  accountId: string | null;
  words: string | null;
};

export const insertStep = (tenantId: string, step: StepInsert): Write =>
  insertAll<{ 'burden.complaint_step': object }>('burden.complaint_step', [
    {
      tenant_id: tenantId,
      at: step.at.toISOString(),
      id: step.id,
      complaint_id: step.complaintId,
      nth: step.nth,
      action: step.action,
      to_state: step.to,
      day: step.day,
      late_workdays: step.lateWorkdays,
      account_id: step.accountId,
      words: step.words,
    },
  ]);

/** Complaints that wait for an answer and had to have it on a day. */
export const complaintsDueOn = (
  tx: Tx,
  day: string,
): Promise<{ id: string; title: string; revision: number; orgId: string }[]> =>
  read(
    tx,
    `select c.id, c.subject_title as title, c.revision, c.org_id as "orgId" from burden.complaint c
     where c.tenant_id = $1 and c.state in ('raised', 'taken') and c.due_on = $2::date order by c.id`,
    [tx.tenantId, day],
  );

export const allTenants = (tx: Tx): Promise<{ id: string; timeZone: string }[]> =>
  read(tx, `select id, time_zone as "timeZone" from people.v_tenant`, []);
