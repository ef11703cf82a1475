import type { Scope } from '@luoshi/kernel/scope.ts';
import { collectParameters, read, write } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees } from '@luoshi/server-kit/db/subtrees.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { MatterState, Urgency } from '../../contract.ts';
import type { Clock } from '../../rules/machine.ts';
import type { EscalationRules, SlipKind } from '../contract.ts';

export type EscalationRead = {
  id: string;
  version: number;
  source: string;
  effectiveFrom: string;
  rules: EscalationRules;
  authorName: string | null;
};

/** Every version, the newest first. */
export const escalations = (tx: Tx): Promise<EscalationRead[]> =>
  read(
    tx,
    `select e.id, e.version, e.source, e.effective_from as "effectiveFrom", e.rules,
       (select a.name from people.v_account a where a.tenant_id = e.tenant_id and a.id = e.author_id) as "authorName"
     from supervision.escalation e where e.tenant_id = $1 order by e.version desc`,
    [tx.tenantId],
  );

/** Adds a version; one that is there already stays. */
export const addEscalation = (
  tenantId: string,
  one: Omit<EscalationRead, 'authorName'> & { authorId: string | null },
): Write =>
  write(
    `insert into supervision.escalation (tenant_id, id, version, source, effective_from, rules, author_id)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict on constraint escalation_version_once do nothing`,
    [tenantId, one.id, one.version, one.source, one.effectiveFrom, JSON.stringify(one.rules), one.authorId],
  );

/** Has matters looked at on a day. */
export const lookAt = (tenantId: string, matterIds: readonly string[], on: string): Write =>
  write(
    `insert into supervision.reminder (tenant_id, matter_id, next_on)
     select $1, matter, $3 from unnest($2::uuid[]) as matter
     on conflict on constraint reminder_pk do update set next_on = excluded.next_on`,
    [tenantId, matterIds, on],
  );

/** Sets the next days; a matter with none is not looked at again until something happens to it. */
export const setNext = (tenantId: string, next: readonly { matterId: string; nextOn: string | null }[]): Write[] => [
  write(
    `update supervision.reminder r set next_on = n."nextOn"
     from jsonb_to_recordset($2::jsonb) as n ("matterId" uuid, "nextOn" date)
     where r.tenant_id = $1 and r.matter_id = n."matterId" and n."nextOn" is not null`,
    [tenantId, JSON.stringify(next)],
  ),
  write('delete from supervision.reminder where tenant_id = $1 and matter_id = any ($2::uuid[])', [
    tenantId,
    next.filter(({ nextOn }) => nextOn === null).map(({ matterId }) => matterId),
  ]),
];

export type DueMatter = {
  matterId: string;
  taskId: string;
  state: MatterState;
  since: Date;
  assignedOn: string | null;
  byOn: string | null;
  urgency: Urgency;
  title: string;
  leadId: string;
  leadPath: string;
  liaisonId: string | null;
};

/** Matters whose day has come, locked to the end of the transaction; another worker takes others. */
export const dueMatters = (tx: Tx, today: string, limit: number): Promise<DueMatter[]> =>
  read(
    tx,
    `select m.id as "matterId", m.task_id as "taskId", m.state, m.since, m.assigned_on as "assignedOn",
       m.by_on as "byOn", m.urgency, t.title, t.lead_org_id as "leadId", t.lead_path as "leadPath",
       t.liaison_id as "liaisonId"
     from (
       select matter_id from supervision.reminder
       where tenant_id = $1 and next_on <= $2
       order by next_on, matter_id
       limit $3
       for update skip locked
     ) due
     join supervision.matter m on m.tenant_id = $1 and m.id = due.matter_id
     join tasks.v_task_facts t on t.tenant_id = $1 and t.id = m.task_id`,
    [tx.tenantId, today, limit],
  );

export type SlipInsert = {
  id: string;
  kind: SlipKind;
  matterId: string;
  leadId: string;
  leadPath: string;
  level: number;
  byOn: string;
  clock: Clock;
  lateWorkdays: number;
};

/** New slips under the next numbers of their registers, in the order given; an occasion that has its slip keeps it. */
export const insertSlips = (
  tenantId: string,
  on: { today: string; escalationId: string },
  slips: readonly SlipInsert[],
): Write[] =>
  slips.length === 0
    ? []
    : [
        write(
          `with wanted as (
             select s.*, row_number() over (partition by s.kind order by s.nth) as place,
                    count(*) over (partition by s.kind) as many
             from jsonb_to_recordset($4::jsonb) as s (id uuid, nth int, kind text, "matterId" uuid, "leadId" uuid,
               "leadPath" text, level int, "byOn" date, clock text, "lateWorkdays" int)
             where not exists (
               select from supervision.slip k
               where k.tenant_id = $1 and k.matter_id = s."matterId" and k.by_on = s."byOn" and k.level = s.level
                 and k.kind = s.kind
             )
           ), numbered as (
             insert into supervision.slip_register as r (tenant_id, year, kind, last)
             select $1, $2, kind, count(*) from wanted group by kind
             on conflict on constraint slip_register_pk do update set last = r.last + excluded.last
             returning r.kind, r.last
           )
           insert into supervision.slip (tenant_id, id, year, kind, no, matter_id, lead_org_id, lead_path, level,
             issued_on, by_on, clock, late_workdays, escalation_id)
           select $1, w.id, $2, w.kind, n.last - w.many + w.place, w."matterId", w."leadId", w."leadPath", w.level, $3,
                  w."byOn", w.clock, w."lateWorkdays", $5
           from wanted w join numbered n on n.kind = w.kind`,
          [
            tenantId,
            Number(on.today.slice(0, 4)),
            on.today,
            JSON.stringify(slips.map((slip, nth) => ({ ...slip, nth }))),
            on.escalationId,
          ],
        ),
      ];

/** What a matter's open slips asked for has happened. */
export const settleSlips = (tenantId: string, matterId: string, today: string): Write =>
  write(
    `update supervision.slip set state = 'settled', settled_on = $3
     where tenant_id = $1 and matter_id = $2 and state = 'open'`,
    [tenantId, matterId, today],
  );

export type SlipRead = {
  id: string;
  kind: SlipKind;
  year: number;
  no: number;
  matterId: string;
  title: string;
  leadId: string;
  leadName: string;
  level: number;
  issuedOn: string;
  byOn: string;
  clock: Clock;
  lateWorkdays: number;
  state: 'open' | 'settled';
  settledOn: string | null;
};

const SLIP_SQL = `
  s.id, s.kind, s.year, s.no, s.matter_id as "matterId", m.title, s.lead_org_id as "leadId", o.short_name as "leadName",
  s.level, s.issued_on as "issuedOn", s.by_on as "byOn", s.clock, s.late_workdays as "lateWorkdays", s.state,
  s.settled_on as "settledOn"
  from supervision.slip s
  join supervision.v_matter m on m.tenant_id = s.tenant_id and m.id = s.matter_id
  join people.v_org o on o.tenant_id = s.tenant_id and o.id = s.lead_org_id`;

export type SlipFilter = {
  kind: SlipKind | null;
  state: 'open' | 'settled' | null;
  after: { day: string; id: string } | null;
  limit: number;
};

/** A page of the register in the scope, the latest first. */
export const listSlips = (tx: Tx, scope: Scope, filter: SlipFilter): Promise<SlipRead[]> => {
  const parameters = collectParameters(tx.tenantId, filter.kind, filter.state, filter.after?.day, filter.after?.id);
  return read(
    tx,
    `select ${SLIP_SQL}
     where s.tenant_id = $1 and ($2::text is null or s.kind = $2) and ($3::text is null or s.state = $3)
       and ($4::date is null or (s.issued_on, s.id) < ($4::date, $5::uuid))
       and ${inSubtrees('s.lead_path', scope.paths, parameters)}
     order by s.issued_on desc, s.id desc
     limit ${parameters.add(filter.limit)}`,
    parameters.values,
  );
};

export const countOpenSlips = async (tx: Tx, scope: Scope): Promise<number> => {
  const parameters = collectParameters(tx.tenantId);
  const [row] = await read<{ n: number }>(
    tx,
    `select count(*)::int as n from supervision.slip s
     where s.tenant_id = $1 and s.state = 'open' and ${inSubtrees('s.lead_path', scope.paths, parameters)}`,
    parameters.values,
  );
  return row?.n ?? 0;
};

export const slipsOf = (tx: Tx, matterId: string): Promise<SlipRead[]> =>
  read(
    tx,
    `select ${SLIP_SQL} where s.tenant_id = $1 and s.matter_id = $2 order by s.issued_on desc, s.id desc limit 100`,
    [tx.tenantId, matterId],
  );

export const nextLook = async (tx: Tx, matterId: string): Promise<string | null> => {
  const [row] = await read<{ on: string }>(
    tx,
    'select next_on as "on" from supervision.reminder where tenant_id = $1 and matter_id = $2',
    [tx.tenantId, matterId],
  );
  return row?.on ?? null;
};

/** Every government kept here and its time zone; asked outside any tenant. */
export const clockedTenants = (tx: Tx): Promise<{ id: string; timeZone: string }[]> =>
  read(tx, `select id, time_zone as "timeZone" from people.v_tenant order by id`, []);

export const timeZoneOf = async (tx: Tx): Promise<string> => {
  const [row] = await read<{ timeZone: string }>(
    tx,
    `select time_zone as "timeZone" from people.v_tenant where id = $1`,
    [tx.tenantId],
  );
  return row?.timeZone ?? 'Asia/Shanghai';
};
