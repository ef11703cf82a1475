import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { handOver } from '../../notices/service.ts';
import { openMatter } from '../../supervision/service.ts';
import type { Decision, MeetingRow, MeetingView, NewMeeting } from '../contract.ts';
import { levelsInForce } from '../levels/service.ts';
import { lateDays, ownerAbove, stepOf, tellingOf, viewOf } from '../obstacles/service.ts';
import { byCost } from '../rules/cost.ts';
import { decide } from '../rules/decide.ts';
import { lastDayAt } from '../rules/levels.ts';
import { factsOf, presentRow, type Telling } from '../rules/present.ts';
import { messagesFor } from '../rules/tell.ts';
import {
  agendaOf,
  endMeeting,
  insertMeeting,
  keepOutcome,
  listMeetings,
  type MeetingRead,
  meeting,
  putOnAgenda,
} from '../store/meetings.ts';
import { listObstacles, obstacle } from '../store/reads.ts';
import type { ObstacleRead } from '../store/rows.ts';
import { insertSteps, moveObstacle } from '../store/writes.ts';

const FEATURE = 'consultations';
/** The preset of matters that come from minutes (supervision/rules/presets.ts). */
const MINUTES = 'minutes';

const rowOf = ({ id, title, on, level, place, chair, state, items, decided }: MeetingRead): MeetingRow => ({
  id,
  title,
  on,
  level,
  place,
  chair,
  state,
  items,
  decided,
});

/** Meetings the caller may see: those still to come first, the nearest on top. */
export const listAll = async (tx: Tx, actor: Actor): Promise<Outcome<{ items: MeetingRow[] }>> =>
  accept({ items: (await listMeetings(tx, actor)).map(rowOf) });

/** Calls a meeting. Refuses a day that is over (`consultations.day_passed`). */
export const call = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: NewMeeting,
): Promise<Outcome<MeetingView>> => {
  if (input.on < facts.today) return refuse('consultations.day_passed', { day: input.on });
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      insertMeeting(tx.tenantId, {
        id,
        title: input.title,
        on: input.on,
        level: input.level,
        place: input.place ?? null,
        chair: input.chair ?? null,
        orgId: actor.org.id,
        path: actor.org.path,
        createdBy: actor.accountId,
        at: facts.now,
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'consultations.call_meeting',
      feature: FEATURE,
      subjectId: id,
      params: { title: input.title },
    },
    events: [{ feature: FEATURE, id }],
  });
  return showMeeting(tx, actor, facts, id);
};

/** A meeting with its agenda and what could still be put on it, what has cost most first. */
export const showMeeting = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<MeetingView>> => {
  const found = await meeting(tx, actor, id);
  if (!found) return refuse('consultations.not_found');
  const telling = await tellingOf(tx, facts);
  const kept = await agendaOf(tx, id);
  const items: MeetingView['agenda'] = [];
  for (const { obstacleId, outcome, words } of kept) {
    const row = await obstacle(tx, actor, obstacleId);
    if (row) items.push({ obstacle: viewOf(row, actor, telling), sort: 0, outcome, words });
  }
  items.sort((a, b) => byCost(a.obstacle, b.obstacle));
  return accept({
    ...rowOf(found),
    agenda: items.map((item, sort) => ({ ...item, sort: sort + 1 })),
    waiting: found.state === 'held' ? [] : await waitingFor(tx, actor, facts, telling),
    may: { chair: mayChair(actor, found) },
  });
};

const mayChair = (actor: Actor, found: MeetingRead): boolean =>
  found.state === 'planned' &&
  actor.permissions.has('consultations.chair') &&
  actor.scope.paths.some((path) => found.path.startsWith(path));

const waitingFor = async (tx: Tx, actor: Actor, facts: RequestFacts, telling: Telling) => {
  const all = { level: null, kind: null, task: null, project: null, q: null };
  const [raised, handling] = [
    await listObstacles(tx, actor, { view: 'to_triage', ...all }, facts.today),
    await listObstacles(tx, actor, { view: 'handling', ...all }, facts.today),
  ];
  return [...raised.rows, ...handling.rows].map((row) => presentRow(row, telling)).sort(byCost);
};

/** The meeting, locked, when the caller chairs it and it is not over. */
const chaired = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<MeetingRead>> => {
  const found = await meeting(tx, actor, id, { lock: true });
  if (!found) return refuse('consultations.not_found');
  if (found.state === 'held') return refuse('consultations.meeting_held');
  return mayChair(actor, found) ? accept(found) : refuse('consultations.not_found');
};

/**
 * Puts obstacles on the agenda, all or none. Refuses `consultations.not_found` and `consultations.not_now` (one is on
 * another agenda, decided, or closed).
 */
export const addToAgenda = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  obstacleIds: readonly string[],
): Promise<Outcome<MeetingView>> => {
  const found = await chaired(tx, actor, id);
  if (!found.ok) return found;
  const telling = await tellingOf(tx, facts);
  const rows: ObstacleRead[] = [];
  for (const obstacleId of [...new Set(obstacleIds)].sort()) {
    const row = await obstacle(tx, actor, obstacleId, { lock: true });
    if (!row) return refuse('consultations.not_found');
    const decided = decide('put_on_agenda', factsOf(row), actor);
    if (!decided.ok) return decided;
    rows.push(row);
  }
  await commit(tx, {
    rows: [
      putOnAgenda(
        tx.tenantId,
        id,
        rows.map((row) => ({ obstacleId: row.id, level: row.level })),
      ),
      ...rows.map((row) =>
        moveObstacle(
          tx.tenantId,
          row.id,
          row.revision,
          { state: 'meeting', at: facts.now },
          { meeting_id: id, escalate_on: null },
        ),
      ),
      insertSteps(
        tx.tenantId,
        rows.map((row) =>
          stepOf(actor, facts, row, 'put_on_agenda', 'meeting', lateDays(row, telling), {
            details: { meeting: found.value.title },
          }),
        ),
      ),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'consultations.put_on_agenda',
      feature: FEATURE,
      subjectId: id,
      params: { title: found.value.title, count: rows.length },
    },
    events: [{ feature: FEATURE, id }],
  });
  return showMeeting(tx, actor, facts, id);
};

const onAgenda = async (
  tx: Tx,
  actor: Actor,
  meetingId: string,
  obstacleId: string,
): Promise<Outcome<ObstacleRead>> => {
  const item = (await agendaOf(tx, meetingId)).find((one) => one.obstacleId === obstacleId && one.outcome === null);
  const row = item ? await obstacle(tx, actor, obstacleId, { lock: true }) : undefined;
  return row && row.state === 'meeting' && row.meetingId === meetingId
    ? accept(row)
    : refuse('consultations.not_on_agenda');
};

/**
 * Takes a decision in the room: owner, day, words. It becomes a matter under supervision in the same transaction, its
 * basis the meeting. Refuses `consultations.not_on_agenda` (decided already, for one), a day that is over
 * (`consultations.day_passed`) and what opening a matter refuses.
 */
export const decideOn = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: Decision,
): Promise<Outcome<MeetingView>> => {
  const found = await chaired(tx, actor, id);
  if (!found.ok) return found;
  if (input.dueOn < facts.today) return refuse('consultations.day_passed', { day: input.dueOn });
  const item = await onAgenda(tx, actor, id, input.obstacleId);
  if (!item.ok) return item;
  const row = item.value;
  const opened = await openMatter(tx, actor, facts, {
    source: 'meeting',
    urgency: 'ordinary',
    preset: MINUTES,
    basis: found.value.title,
    issuedBy: found.value.chair,
    task: {
      title: input.words,
      body: [row.title, row.words].filter(Boolean).join('\n'),
      leadOrgId: input.leadOrgId,
      responsibleOrgIds: [],
      supportOrgIds: input.supportOrgIds,
      startOn: facts.today,
      dueOn: input.dueOn,
      targets: [],
      nodes: [],
    },
  });
  if (!opened.ok) return opened;
  await commit(tx, {
    rows: [
      keepOutcome(tx.tenantId, id, row.id, 'decided', input.words),
      moveObstacle(
        tx.tenantId,
        row.id,
        row.revision,
        { state: 'decided', at: facts.now },
        { matter_id: opened.value.id, solution: input.words, escalate_on: null },
      ),
      insertSteps(tx.tenantId, [
        stepOf(actor, facts, row, 'decide', 'decided', 0, {
          words: input.words,
          details: { meeting: found.value.title, dueOn: input.dueOn },
        }),
      ]),
      ...handOver(tx.tenantId, messagesFor('decide', { ...row, revision: row.revision + 1 })),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'consultations.decide',
      feature: FEATURE,
      subjectId: row.id,
      params: { title: row.title, meeting: found.value.title },
    },
    events: [
      { feature: FEATURE, id: row.id, revision: row.revision + 1 },
      { feature: FEATURE, id },
    ],
  });
  return showMeeting(tx, actor, facts, id);
};

/** Moves that send obstacles from a meeting back to the level they came from, whose clock begins anew. */
const sendingBack = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  found: MeetingRead,
  rows: readonly ObstacleRead[],
  words: string,
) => {
  const { rules } = await levelsInForce(tx, facts.today);
  const telling = await tellingOf(tx, facts);
  const moves = [];
  for (const row of rows) {
    const owner = row.ownerId ? null : await ownerAbove(tx, row, row.level);
    moves.push(
      keepOutcome(tx.tenantId, found.id, row.id, 'returned', words),
      moveObstacle(
        tx.tenantId,
        row.id,
        row.revision,
        { state: 'handling', at: facts.now },
        {
          meeting_id: null,
          level_since: facts.today,
          escalate_on: lastDayAt(row.level, facts.today, rules, telling.calendar),
          ...(owner ? { owner_org_id: owner.id, owner_path: owner.path } : {}),
        },
      ),
    );
  }
  return [
    ...moves,
    insertSteps(
      tx.tenantId,
      rows.map((row) =>
        stepOf(actor, facts, row, 'return', 'handling', 0, { words, details: { meeting: found.title } }),
      ),
    ),
    ...handOver(
      tx.tenantId,
      rows.flatMap((row) => messagesFor('return', { ...row, revision: row.revision + 1 })),
    ),
  ];
};

/** Sends one undecided obstacle back, with the reason. Refuses `consultations.not_on_agenda`. */
export const sendBack = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { obstacleId: string; words: string },
): Promise<Outcome<MeetingView>> => {
  const found = await chaired(tx, actor, id);
  if (!found.ok) return found;
  const item = await onAgenda(tx, actor, id, input.obstacleId);
  if (!item.ok) return item;
  await commit(tx, {
    rows: await sendingBack(tx, actor, facts, found.value, [item.value], input.words),
    audit: {
      actor: auditActor(actor, facts),
      action: 'consultations.return',
      feature: FEATURE,
      subjectId: input.obstacleId,
      params: { title: item.value.title, meeting: found.value.title },
    },
    events: [{ feature: FEATURE, id: input.obstacleId }],
  });
  return showMeeting(tx, actor, facts, id);
};

/** Ends a meeting; what was not decided returns to its level. */
export const end = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<MeetingView>> => {
  const found = await chaired(tx, actor, id);
  if (!found.ok) return found;
  const left: ObstacleRead[] = [];
  for (const { obstacleId, outcome } of await agendaOf(tx, id)) {
    const row = outcome === null ? await obstacle(tx, actor, obstacleId, { lock: true }) : undefined;
    if (row?.state === 'meeting' && row.meetingId === id) left.push(row);
  }
  await commit(tx, {
    rows: [
      endMeeting(tx.tenantId, id),
      ...(left.length > 0 ? await sendingBack(tx, actor, facts, found.value, left, found.value.title) : []),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'consultations.end_meeting',
      feature: FEATURE,
      subjectId: id,
      params: { title: found.value.title, count: left.length },
    },
    events: [{ feature: FEATURE, id }],
  });
  return showMeeting(tx, actor, facts, id);
};
