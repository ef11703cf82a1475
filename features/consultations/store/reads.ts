import { collectParameters, read } from '@luoshi/server-kit/db/statement.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Kind, VIEWS, type View } from '../contract.ts';
import type { LevelsVersion } from '../rules/levels.ts';
import { FROM_SQL, OBSTACLE_SQL, type ObstacleRead, type StepRead } from './rows.ts';
import { inScope, type Reader, visible } from './scoped.ts';

const OPEN = `b.state not in ('closed', 'withdrawn')`;
const TO_CONFIRM = `(b.state = 'solved' or (b.state = 'decided' and exists (
  select from supervision.v_matter done where done.tenant_id = $1 and done.id = b.matter_id and done.state in ('closed', 'archived'))))`;

/** The condition of each saved view; `today` and `account` are placeholders. */
const viewSql = (view: View, today: string, account: string): string =>
  ({
    open: OPEN,
    to_triage: `b.state = 'raised'`,
    handling: `b.state = 'handling'`,
    meeting: `b.state = 'meeting'`,
    decided: `b.state = 'decided'`,
    to_confirm: TO_CONFIRM,
    overdue: `${OPEN} and b.escalate_on < ${today}::date`,
    mine: `${OPEN} and b.raised_by = ${account}::uuid`,
    closed: `b.state in ('closed', 'withdrawn')`,
  })[view];

export type Selection = {
  readonly view: View;
  readonly level: number | null;
  readonly kind: Kind | null;
  readonly task: string | null;
  readonly project: string | null;
  readonly q: string | null;
};

/** A queue is short by nature; beyond this something else is wrong, and filters lead there. */
const ROWS_AT_MOST = 500;

/** What a selection holds of what the reader may see, the highest level and the oldest first. */
export const listObstacles = async (
  tx: Tx,
  reader: Reader,
  { view, level, kind, task, project, q }: Selection,
  today: string,
): Promise<{ rows: ObstacleRead[]; total: number }> => {
  const parameters = collectParameters(tx.tenantId, today, reader.accountId);
  const where = [
    'b.tenant_id = $1',
    '$2::date is not null and $3::uuid is not null',
    visible(reader, parameters),
    viewSql(view, '$2', '$3'),
    ...(level ? [`b.level = ${parameters.add(level)}`] : []),
    ...(kind ? [`b.kind = ${parameters.add(kind)}`] : []),
    ...(task ? [`b.task_id = ${parameters.add(task)}`] : []),
    ...(project ? [`b.project_id = ${parameters.add(project)}`] : []),
    ...(q
      ? [
          `position(${parameters.add(q)} in b.title || ' ' || b.words || ' ' || coalesce(p.name, '') || ' ' || coalesce(t.title, '')) > 0`,
        ]
      : []),
  ].join('\n and ');
  const rows = await read<ObstacleRead & { total: number }>(
    tx,
    `select ${OBSTACLE_SQL}, count(*) over ()::int as total ${FROM_SQL}
     where ${where}
     order by b.level desc, b.escalate_on nulls last, b.raised_on, b.id
     limit ${ROWS_AT_MOST}`,
    parameters.values,
  );
  return { rows, total: rows[0]?.total ?? 0 };
};

/** How many of what the reader may see each saved view holds. */
export const countViews = async (tx: Tx, reader: Reader, today: string): Promise<Record<View, number>> => {
  const parameters = collectParameters(tx.tenantId, today, reader.accountId);
  const [row] = await read<Record<View, number>>(
    tx,
    `select ${VIEWS.map((view) => `count(*) filter (where ${viewSql(view, '$2', '$3')})::int as "${view}"`).join(', ')}
     from consultations.obstacle b
     where b.tenant_id = $1 and ${visible(reader, parameters)}`,
    parameters.values,
  );
  if (!row) throw new Error('the views cannot be counted');
  return row;
};

/** One obstacle of those the reader may see; `lock` keeps others from moving it meanwhile. */
export const obstacle = async (
  tx: Tx,
  reader: Reader,
  id: string,
  { lock = false } = {},
): Promise<ObstacleRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const rows = await read<ObstacleRead>(
    tx,
    `select ${OBSTACLE_SQL} ${FROM_SQL}
     where b.tenant_id = $1 and b.id = $2 and ${visible(reader, parameters)}${lock ? ' for update of b' : ''}`,
    parameters.values,
  );
  return rows[0];
};

export const stepsOf = (tx: Tx, id: string): Promise<StepRead[]> =>
  read<StepRead>(
    tx,
    `select s.id, s.at, s.action, s.from_state as "from", s.to_state as "to", s.level, s.late_workdays as "lateWorkdays",
       a.name as "actorName", o.short_name as "orgName", s.words, s.details
     from consultations.step s
     left join people.v_account a on a.tenant_id = $1 and a.id = s.account_id
     left join people.v_org o on o.tenant_id = $1 and o.id = s.org_id
     where s.tenant_id = $1 and s.obstacle_id = $2
     order by s.nth, s.at`,
    [tx.tenantId, id],
  );

export type OrgRead = { id: string; name: string; path: string };

/** A unit of the government by its id, open ones only. */
export const unitById = async (tx: Tx, id: string): Promise<OrgRead | undefined> =>
  (
    await read<OrgRead>(
      tx,
      `select o.id, o.short_name as name, o.path from people.v_org o
       where o.tenant_id = $1 and o.id = $2 and o.closed_on is null`,
      [tx.tenantId, id],
    )
  )[0];

export const unitByPath = async (tx: Tx, path: string): Promise<OrgRead | undefined> =>
  (
    await read<OrgRead>(
      tx,
      `select o.id, o.short_name as name, o.path from people.v_org o where o.tenant_id = $1 and o.path = $2`,
      [tx.tenantId, path],
    )
  )[0];

/** Whether the reader may see the task or project an obstacle is to be about. */
export const isVisibleSubject = async (
  tx: Tx,
  { scope }: Reader,
  subject: { taskId: string | null; projectId: string | null },
): Promise<boolean> => {
  const parameters = collectParameters(tx.tenantId, subject.taskId ?? subject.projectId);
  const rows = await read<{ found: number }>(
    tx,
    subject.taskId
      ? `select 1 as found from tasks.v_task_unit u
         where u.tenant_id = $1 and u.task_id = $2 and ${inScope('u.path', scope, parameters)} limit 1`
      : `select 1 as found from projects.v_project_unit u
         where u.tenant_id = $1 and u.project_id = $2 and ${inScope('u.path', scope, parameters)} limit 1`,
    parameters.values,
  );
  return rows.length > 0;
};

/** Obstacles whose last day at their level has passed; at most `limit`, locked, those of other servers skipped. */
export const climbing = (tx: Tx, today: string, limit: number): Promise<ObstacleRead[]> =>
  read<ObstacleRead>(
    tx,
    `select ${OBSTACLE_SQL} ${FROM_SQL}
     where b.tenant_id = $1 and b.state = 'handling' and b.level < 4 and b.escalate_on < $2::date
     order by b.escalate_on, b.id
     limit $3
     for update of b skip locked`,
    [tx.tenantId, today, limit],
  );

export const levelsVersions = (tx: Tx): Promise<LevelsVersion[]> =>
  read<LevelsVersion>(
    tx,
    `select version, source, effective_from as "effectiveFrom", rules from consultations.levels where tenant_id = $1`,
    [tx.tenantId],
  );

export const allTenants = (tx: Tx): Promise<{ id: string; timeZone: string }[]> =>
  read(tx, `select id, time_zone as "timeZone" from people.v_tenant`, []);
