import { collectParameters, read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { OUTCOMES } from '../contract.ts';
import { inScope, type Reader } from './scoped.ts';

export type MeetingRead = {
  id: string;
  title: string;
  on: string;
  level: number;
  place: string | null;
  chair: string | null;
  state: 'planned' | 'held';
  path: string;
  items: number;
  decided: number;
};

const MEETING_SQL = `
  g.id, g.title, g.on_day as "on", g.level, g.place, g.chair, g.state, g.path,
  (select count(*)::int from consultations.agenda a where a.tenant_id = $1 and a.meeting_id = g.id) as items,
  (select count(*)::int from consultations.agenda a
   where a.tenant_id = $1 and a.meeting_id = g.id and a.outcome = 'decided') as decided`;

// A meeting is called for units below it: those see it as much as those above.
const visibleMeeting = ({ scope }: Reader, values: ReturnType<typeof collectParameters>): string =>
  `(${[inScope('g.path', scope, values), ...scope.paths.map((path) => `${values.add(path)} like g.path || '%'`)].join(
    ' or ',
  )})`;

export const listMeetings = (tx: Tx, reader: Reader): Promise<MeetingRead[]> => {
  const parameters = collectParameters(tx.tenantId);
  return read(
    tx,
    `select ${MEETING_SQL} from consultations.meeting g
     where g.tenant_id = $1 and ${visibleMeeting(reader, parameters)}
     order by g.state = 'held', case when g.state = 'planned' then g.on_day end, g.on_day desc, g.id
     limit 200`,
    parameters.values,
  );
};

export const meeting = async (
  tx: Tx,
  reader: Reader,
  id: string,
  { lock = false } = {},
): Promise<MeetingRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const rows = await read<MeetingRead>(
    tx,
    `select ${MEETING_SQL} from consultations.meeting g
     where g.tenant_id = $1 and g.id = $2 and ${visibleMeeting(reader, parameters)}${lock ? ' for update of g' : ''}`,
    parameters.values,
  );
  return rows[0];
};

export type AgendaRead = {
  obstacleId: string;
  outcome: (typeof OUTCOMES)[number] | null;
  words: string | null;
  level: number;
};

export const agendaOf = (tx: Tx, meetingId: string): Promise<AgendaRead[]> =>
  read(
    tx,
    `select obstacle_id as "obstacleId", outcome, words, level from consultations.agenda where tenant_id = $1 and meeting_id = $2`,
    [tx.tenantId, meetingId],
  );

export const insertMeeting = (
  tenantId: string,
  made: {
    id: string;
    title: string;
    on: string;
    level: number;
    place: string | null;
    chair: string | null;
    orgId: string;
    path: string;
    createdBy: string;
    at: Date;
  },
): Write =>
  write(
    `insert into consultations.meeting (tenant_id, id, title, on_day, level, place, chair, org_id, path, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tenantId,
      made.id,
      made.title,
      made.on,
      made.level,
      made.place,
      made.chair,
      made.orgId,
      made.path,
      made.createdBy,
      made.at,
    ],
  );

export const putOnAgenda = (
  tenantId: string,
  meetingId: string,
  items: readonly { obstacleId: string; level: number }[],
): Write =>
  write(
    `insert into consultations.agenda (tenant_id, meeting_id, obstacle_id, level)
     select $1, $2, k.id, k.level from unnest($3::uuid[], $4::smallint[]) as k (id, level)
     on conflict (tenant_id, meeting_id, obstacle_id) do update set outcome = null, words = null, level = excluded.level`,
    [tenantId, meetingId, items.map(({ obstacleId }) => obstacleId), items.map(({ level }) => level)],
  );

export const keepOutcome = (
  tenantId: string,
  meetingId: string,
  obstacleId: string,
  outcome: (typeof OUTCOMES)[number],
  words: string,
): Write =>
  write(
    `update consultations.agenda set outcome = $4, words = $5
     where tenant_id = $1 and meeting_id = $2 and obstacle_id = $3 and outcome is null`,
    [tenantId, meetingId, obstacleId, outcome, words],
    { mustTouch: true },
  );

export const endMeeting = (tenantId: string, meetingId: string): Write =>
  write(
    `update consultations.meeting set state = 'held' where tenant_id = $1 and id = $2 and state = 'planned'`,
    [tenantId, meetingId],
    { mustTouch: true },
  );
