import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { type WorkCalendar, workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { calendarOf } from '../../tasks/service.ts';
import type { endpoints } from '../contract.ts';
import { codesWithin, regionTree } from '../rules/regions.ts';
import { lightSentence } from '../service.ts';
import {
  closedSince,
  type MeetingRead,
  meetingsAround,
  queuedObstacles,
  turnedProjects,
} from '../store/obstacle-reads.ts';
import { pathOf, regions } from '../store/reads.ts';

type Obstacles = AnswerOf<(typeof endpoints)['GET /boards/obstacles']>;
type Query = { under?: string | undefined; region?: string | undefined };
type Refused = 'boards.unit_not_found' | 'boards.region_not_found';

const meetingName = ({ id, title, on_day }: MeetingRead) => ({ id, title, on: on_day });

/** Working days from one day to another; negative when the other has passed. */
const workdaysUntil = (calendar: WorkCalendar, today: Day, day: Day): number =>
  day >= today ? workdaysAfter(calendar, today, day) : -workdaysAfter(calendar, day, today);

/**
 * The queue of open obstacles of the board, with ages and levels, the meetings around today, and what projects show since
 * the last meeting. Refuses `boards.unit_not_found` (unknown or out of scope) and `boards.region_not_found`.
 */
export const showObstacles = async (
  tx: Tx,
  actor: Pick<Actor, 'scope'>,
  facts: RequestFacts,
  { under, region }: Query,
): Promise<Outcome<Obstacles, Refused>> => {
  const { scope } = actor;
  if (under !== undefined && (await pathOf(tx, scope, under)) === null) return refuse('boards.unit_not_found');
  const tree = region === undefined ? null : regionTree(await regions(tx, scope));
  if (tree && region !== undefined && !tree.byCode.has(region)) return refuse('boards.region_not_found');
  const board = { under: under ?? null, codes: tree && region !== undefined ? codesWithin(tree, region) : null };

  const queued = await queuedObstacles(tx, scope, board);
  const { last, next } = await meetingsAround(tx, scope, facts.today);
  const since = last ? toDay(last.on_day) : null;
  const turned = since ? await turnedProjects(tx, scope, board, since, facts.today) : [];
  const closed = since ? await closedSince(tx, scope, board, since) : 0;
  const calendar = await calendarOf(tx);

  const items = queued.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind,
    state: row.state,
    level: row.level,
    ownerName: row.owner_name,
    project: row.project_id && row.project_name !== null ? { id: row.project_id, name: row.project_name } : null,
    age: workdaysAfter(calendar, toDay(row.raised_on), facts.today),
    workdaysLeft: row.escalate_on ? workdaysUntil(calendar, facts.today, toDay(row.escalate_on)) : null,
    meeting:
      row.meeting_id && row.meeting_title !== null && row.meeting_on !== null
        ? { id: row.meeting_id, title: row.meeting_title, on: row.meeting_on }
        : null,
  }));
  return accept({
    asOf: facts.now.toISOString(),
    items,
    total: items.length,
    oldest: items.length === 0 ? null : Math.max(...items.map(({ age }) => age)),
    levels: [4, 3, 2, 1].map((level) => ({ level, n: items.filter((item) => item.level === level).length })),
    lastMeeting: last && meetingName(last),
    nextMeeting: next && { ...meetingName(next), items: next.items },
    sinceMeeting: turned.map((row) => ({
      projectId: row.project_id,
      name: row.name,
      from: row.was,
      to: row.is_now,
      sentence: lightSentence(row.reason, facts, calendar),
    })),
    closedSince: closed,
  });
};
