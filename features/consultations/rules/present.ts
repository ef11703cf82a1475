import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { type WorkCalendar, workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import type { Kind, ObstacleRow, ObstacleState } from '../contract.ts';
import { costOfDelay, type PlanFacts } from './cost.ts';
import type { ObstacleFacts } from './decide.ts';

/** On which day, with which calendar and in whose words obstacles are told. */
export type Telling = {
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly number: (year: number, no: number) => string;
};

type Row = {
  readonly id: string;
  readonly year: number;
  readonly no: number;
  readonly kind: Kind;
  readonly title: string;
  readonly state: ObstacleState;
  readonly level: number;
  readonly levelSince: string;
  readonly escalateOn: string | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly ownerPath: string | null;
  readonly raisedById: string | null;
  readonly raisedBy: string | null;
  readonly raisedOrgId: string;
  readonly raisedOrgName: string;
  readonly raisedPath: string;
  readonly raisedOn: string;
  readonly taskId: string | null;
  readonly taskTitle: string | null;
  readonly projectId: string | null;
  readonly projectName: string | null;
  readonly annualInvestment: string | null;
  readonly totalInvestment: string | null;
  readonly planStartOn: string | null;
  readonly planFinishOn: string | null;
  readonly matterId: string | null;
  readonly matterState: string | null;
  readonly meetingId: string | null;
  readonly updatedAt: Date;
};

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text));

const planOf = (row: Row): PlanFacts | null =>
  row.projectId === null
    ? null
    : {
        annualInvestment: numberOf(row.annualInvestment),
        totalInvestment: numberOf(row.totalInvestment),
        planStartOn: row.planStartOn ? toDay(row.planStartOn) : null,
        planFinishOn: row.planFinishOn ? toDay(row.planFinishOn) : null,
      };

/** Working days from `today` to the day, negative when it has passed; null without one. */
const workdaysTo = (day: string | null, { today, calendar }: Telling): number | null => {
  if (!day) return null;
  const by = toDay(day);
  return by >= today ? workdaysAfter(calendar, today, by) : -workdaysAfter(calendar, by, today);
};

export const subjectOf = (row: Row): ObstacleRow['subject'] => {
  if (row.taskId && row.taskTitle !== null) return { feature: 'tasks', id: row.taskId, title: row.taskTitle };
  if (row.projectId && row.projectName !== null)
    return { feature: 'projects', id: row.projectId, title: row.projectName };
  return null;
};

export const presentRow = (row: Row, telling: Telling): ObstacleRow => {
  const { today, calendar, number } = telling;
  const runs = row.state === 'raised' || row.state === 'handling';
  return {
    id: row.id,
    number: number(row.year, row.no),
    title: row.title,
    kind: row.kind,
    state: row.state,
    level: row.level,
    owner: row.ownerId ? { id: row.ownerId, name: row.ownerName ?? '' } : null,
    raisedBy: row.raisedBy,
    raisedOrg: { id: row.raisedOrgId, name: row.raisedOrgName },
    raisedOn: row.raisedOn,
    subject: subjectOf(row),
    age: workdaysAfter(calendar, toDay(row.raisedOn), today),
    ageAtLevel: workdaysAfter(calendar, toDay(row.levelSince), today),
    escalateOn: runs ? row.escalateOn : null,
    workdaysLeft: runs ? workdaysTo(row.escalateOn, telling) : null,
    cost: costOfDelay(planOf(row), toDay(row.raisedOn), today),
    matterId: row.matterId,
    meetingId: row.meetingId,
    updatedAt: row.updatedAt.toISOString(),
  };
};

const CLOSED_MATTER: readonly string[] = ['closed', 'archived'];

export const factsOf = (row: Row): ObstacleFacts => ({
  state: row.state,
  level: row.level,
  raisedBy: row.raisedById,
  raisedPath: row.raisedPath,
  ownerPath: row.ownerPath,
  isMatterClosed: row.matterId === null ? null : CLOSED_MATTER.includes(row.matterState ?? ''),
});
