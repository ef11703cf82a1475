import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { handOver } from '../../notices/service.ts';
import { calendarOf } from '../../tasks/service.ts';
import type { Asking, endpoints, Kind, NewObstacle, ObstacleAction, ObstacleView, View } from '../contract.ts';
import { levelsInForce } from '../levels/service.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { decide, stepsOpenTo } from '../rules/decide.ts';
import { lastDayAt, pathAbove, TOP_LEVEL } from '../rules/levels.ts';
import { factsOf, presentRow, type Telling } from '../rules/present.ts';
import { messagesFor } from '../rules/tell.ts';
import {
  countViews,
  isVisibleSubject,
  listObstacles,
  type OrgRead,
  obstacle,
  stepsOf,
  unitById,
  unitByPath,
} from '../store/reads.ts';
import type { ObstacleRead } from '../store/rows.ts';
import { insertObstacle, insertSteps, moveObstacle, type ObstacleColumns, type StepInsert } from '../store/writes.ts';

const FEATURE = 'consultations';
export const words = makeWords([{ name: FEATURE, locales: { 'zh-CN': zhCN, en } }]);

export const tellingOf = async (tx: Tx, facts: RequestFacts): Promise<Telling> => ({
  today: facts.today,
  calendar: await calendarOf(tx),
  number: (year, no) => words(facts.language, 'consultations.number', { year: String(year), no }),
});

type List = AnswerOf<(typeof endpoints)['GET /consultations/obstacles']>;
type Query = { view: View; level?: number; kind?: Kind; task?: string; project?: string; q?: string };

/** The queue as the caller may see it. */
export const list = async (tx: Tx, actor: Actor, facts: RequestFacts, query: Query): Promise<Outcome<List>> => {
  const found = await listObstacles(
    tx,
    actor,
    {
      view: query.view,
      level: query.level ?? null,
      kind: query.kind ?? null,
      task: query.task ?? null,
      project: query.project ?? null,
      q: query.q || null,
    },
    facts.today,
  );
  const telling = await tellingOf(tx, facts);
  return accept({
    items: found.rows.map((row) => presentRow(row, telling)),
    total: found.total,
    views: await countViews(tx, actor, facts.today),
  });
};

/** Everything of an obstacle but its story. */
export const viewOf = (row: ObstacleRead, actor: Actor, telling: Telling): Omit<ObstacleView, 'steps'> => ({
  ...presentRow(row, telling),
  words: row.words,
  solution: row.solution,
  parkedUntil: row.parkedUntil,
  disputes: row.disputes,
  meeting: row.meetingId ? { id: row.meetingId, title: row.meetingTitle ?? '', on: row.meetingOn ?? '' } : null,
  matter:
    row.matterId && row.matterYear !== null
      ? {
          id: row.matterId,
          number: `${row.matterYear}-${row.matterNo}`,
          state: row.matterState ?? '',
          dueOn: row.matterDueOn,
          percent: row.matterPercent ?? 0,
          lead: row.matterLead ?? '',
        }
      : null,
  may: stepsOpenTo(factsOf(row), actor),
  revision: row.revision,
});

/** An obstacle with its story. What is out of sight does not exist (`consultations.not_found`). */
export const show = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<ObstacleView>> => {
  const row = await obstacle(tx, actor, id);
  if (!row) return refuse('consultations.not_found');
  const steps = await stepsOf(tx, id);
  return accept({
    ...viewOf(row, actor, await tellingOf(tx, facts)),
    steps: steps.map((step) => ({ ...step, at: step.at.toISOString() })),
  });
};

/**
 * Raises an obstacle in the name of the caller's unit. Refuses one that is about two things (`consultations.one_subject`)
 * or about something the caller may not see (`consultations.subject_not_found`).
 */
export const raise = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: NewObstacle,
): Promise<Outcome<ObstacleView>> => {
  const subject = { taskId: input.taskId ?? null, projectId: input.projectId ?? null };
  if (subject.taskId && subject.projectId) return refuse('consultations.one_subject');
  if ((subject.taskId || subject.projectId) && !(await isVisibleSubject(tx, actor, subject)))
    return refuse('consultations.subject_not_found');
  const { rules } = await levelsInForce(tx, facts.today);
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      insertObstacle(tx.tenantId, {
        id,
        year: Number(facts.today.slice(0, 4)),
        kind: input.kind,
        title: input.title,
        words: input.words,
        raisedBy: actor.accountId,
        raisedOrgId: actor.org.id,
        raisedPath: actor.org.path,
        raisedOn: facts.today,
        ...subject,
        escalateOn: lastDayAt(1, facts.today, rules, await calendarOf(tx)),
        at: facts.now,
      }),
      insertSteps(tx.tenantId, [
        stepOf(actor, facts, { id, state: null, level: 1, escalateOn: null, revision: 0 }, 'raise', 'raised', 0),
      ]),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'consultations.raise',
      feature: FEATURE,
      subjectId: id,
      params: { title: input.title },
    },
    events: [{ feature: FEATURE, id, revision: 1 }],
  });
  return show(tx, actor, facts, id);
};

/** A step's row, with how late it came. */
export const stepOf = (
  actor: Pick<Actor, 'accountId' | 'org'>,
  facts: Pick<RequestFacts, 'now' | 'today'>,
  from: { id: string; state: StepInsert['from']; level: number; escalateOn: string | null; revision: number },
  action: ObstacleAction,
  to: StepInsert['to'],
  lateWorkdays: number,
  said: { words?: string | null; level?: number; details?: StepInsert['details'] } = {},
): StepInsert => ({
  id: newId(facts.now.getTime()),
  at: facts.now,
  obstacleId: from.id,
  nth: from.revision + 1,
  action,
  from: from.state,
  to,
  level: said.level ?? from.level,
  day: facts.today,
  lateWorkdays,
  accountId: actor.accountId,
  orgId: actor.org.id,
  words: said.words ?? null,
  details: said.details ?? {},
});

export const lateDays = (row: Pick<ObstacleRead, 'escalateOn'>, { today, calendar }: Telling): number =>
  row.escalateOn && row.escalateOn < today ? workdaysAfter(calendar, toDay(row.escalateOn), today) : 0;

/**
 * Moves an obstacle one step on its own page. Refusals are those of `decide`; `consultations.not_found` for what is out of
 * sight, `consultations.changed_meanwhile` for an older revision, `consultations.unit_not_found` for an owner that does not
 * exist, `consultations.day_passed` for parking until a day that is over.
 */
export const step = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  asked: Asking,
): Promise<Outcome<ObstacleView>> => {
  const row = await obstacle(tx, actor, id, { lock: true });
  if (!row) return refuse('consultations.not_found');
  const decided = decide(asked.action, factsOf(row), actor);
  if (!decided.ok) return decided;
  if (asked.revision !== undefined && asked.revision !== row.revision) return refuse('consultations.changed_meanwhile');
  const telling = await tellingOf(tx, facts);
  const made = await columnsFor(tx, facts, telling, row, asked);
  if (!made.ok) return made;
  const { columns, details } = made.value;
  const level = columns.level ?? row.level;
  await commit(tx, {
    rows: [
      moveObstacle(tx.tenantId, id, row.revision, { state: decided.value.to, at: facts.now }, columns),
      insertSteps(tx.tenantId, [
        stepOf(actor, facts, row, asked.action, decided.value.to, lateDays(row, telling), {
          words: 'words' in asked ? (asked.words ?? null) : null,
          level,
          details,
        }),
      ]),
      ...handOver(
        tx.tenantId,
        messagesFor(asked.action, {
          ...row,
          level,
          ownerId: columns.owner_org_id ?? row.ownerId,
          revision: row.revision + 1,
        }),
      ),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: `consultations.${asked.action}`,
      feature: FEATURE,
      subjectId: id,
      params: { title: row.title, level, ...details },
    },
    events: [{ feature: FEATURE, id, revision: row.revision + 1 }],
  });
  return show(tx, actor, facts, id);
};

/** The owner an obstacle gets when it climbs to a level: the unit above, the government's own at the top. */
export const ownerAbove = async (
  tx: Tx,
  row: Pick<ObstacleRead, 'ownerPath' | 'raisedPath'>,
  level: number,
): Promise<OrgRead> => {
  const from = row.ownerPath ?? row.raisedPath;
  const path = level >= TOP_LEVEL ? `${from.split('.')[0]}.` : pathAbove(from);
  const owner = (await unitByPath(tx, path)) ?? (await unitByPath(tx, from));
  if (!owner) throw new Error(`no unit at ${path}`);
  return owner;
};

type Made = { columns: ObstacleColumns; details: StepInsert['details'] };

const columnsFor = async (
  tx: Tx,
  facts: RequestFacts,
  telling: Telling,
  row: ObstacleRead,
  asked: Asking,
): Promise<Outcome<Made>> => {
  const { rules } = await levelsInForce(tx, facts.today);
  const at = (level: number, owner: OrgRead | null): ObstacleColumns => ({
    level,
    level_since: facts.today,
    escalate_on: lastDayAt(level, facts.today, rules, telling.calendar),
    ...(owner ? { owner_org_id: owner.id, owner_path: owner.path } : {}),
  });
  switch (asked.action) {
    case 'triage': {
      const owner = await unitById(tx, asked.ownerOrgId);
      if (!owner) return refuse('consultations.unit_not_found');
      return accept({
        columns: { ...at(asked.level, owner), ...(asked.kind ? { kind: asked.kind } : {}) },
        details: { owner: owner.name },
      });
    }
    case 'escalate': {
      const level = Math.min(TOP_LEVEL, Math.max(asked.level ?? 0, row.level + 1));
      const named = asked.ownerOrgId ? await unitById(tx, asked.ownerOrgId) : await ownerAbove(tx, row, level);
      if (!named) return refuse('consultations.unit_not_found');
      return accept({ columns: at(level, named), details: { owner: named.name } });
    }
    case 'solve':
      return accept({ columns: { solution: asked.words, escalate_on: null }, details: {} });
    case 'confirm':
      return accept({ columns: { closed_on: facts.today, escalate_on: null }, details: {} });
    case 'dispute': {
      // Not solved after all: it goes on a level higher, so that it does not go round in circles.
      const level = Math.min(TOP_LEVEL, row.level + 1);
      const owner = await ownerAbove(tx, row, level);
      return accept({
        columns: { ...at(level, owner), disputes: row.disputes + 1, meeting_id: null },
        details: { owner: owner.name },
      });
    }
    case 'park':
      if (asked.until <= facts.today) return refuse('consultations.day_passed', { day: asked.until });
      return accept({ columns: { parked_until: asked.until, escalate_on: null }, details: { until: asked.until } });
    case 'resume':
      return accept({ columns: { ...at(row.level, null), parked_until: null }, details: {} });
    case 'withdraw':
      return accept({ columns: { closed_on: facts.today, escalate_on: null }, details: {} });
  }
};
