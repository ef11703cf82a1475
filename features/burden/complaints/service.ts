import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { addWorkdays, type WorkCalendar, workdaysAfter } from '@luoshi/kernel/work-calendar.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { handOver } from '../../notices/service.ts';
import { calendarOf } from '../../tasks/service.ts';
import type { ComplaintRow, ComplaintStep, ComplaintView, Subject } from '../contract.ts';
import { costInForce } from '../load/service.ts';
import { mayKnowWho, mayStep, RUNNING, stepsOpenTo } from '../rules/complaint.ts';
import { complaintAnswered, complaintRaised } from '../rules/tell.ts';
import {
  type ComplaintColumns,
  type ComplaintRead,
  complaintById,
  complaintSteps,
  hasOpenComplaint,
  insertComplaint,
  insertStep,
  listComplaints,
  moveComplaint,
  subjectOf,
} from '../store/complaints.ts';

const FEATURE = 'burden';

/** Complaints as the caller may see them. */
export const listAll = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  view: 'open' | 'mine' | 'all',
): Promise<Outcome<{ items: ComplaintRow[] }>> => {
  const calendar = await calendarOf(tx);
  const rows = await listComplaints(tx, actor, view);
  return accept({ items: rows.map((row) => present(row, actor, facts, calendar)) });
};

/** A complaint with its story; who made a step is said only where the reader may know who complained. */
export const showOne = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
): Promise<Outcome<ComplaintView>> => {
  const row = await complaintById(tx, actor, id);
  if (!row) return refuse('burden.not_found');
  const knows = mayKnowWho(row, actor);
  return accept({
    ...present(row, actor, facts, await calendarOf(tx)),
    steps: (await complaintSteps(tx, id)).map(({ accountId, ...step }) => ({
      ...step,
      at: step.at.toISOString(),
      by: knows || accountId !== row.accountId ? step.by : null,
    })),
    may: stepsOpenTo(row, actor),
    revision: row.revision,
  });
};

/**
 * Says that a request is a burden. Refuses `burden.subject_gone` for what the caller may not see or is no longer asked, and
 * `burden.already_raised` while an earlier complaint of the caller about it is open.
 */
export const complain = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { feature: Subject; id: string; words: string; isUnnamed: boolean },
): Promise<Outcome<ComplaintView>> => {
  const subject = await subjectOf(tx, actor, input.feature, input.id);
  if (!subject) return refuse('burden.subject_gone');
  if (await hasOpenComplaint(tx, actor.accountId, input.id)) return refuse('burden.already_raised');
  const id = newId(facts.now.getTime());
  const dueOn = await dueFrom(tx, facts);
  await commit(tx, {
    rows: [
      insertComplaint(tx.tenantId, {
        id,
        feature: input.feature,
        subjectId: input.id,
        ...subject,
        words: input.words,
        isUnnamed: input.isUnnamed,
        accountId: actor.accountId,
        orgId: actor.org.id,
        path: actor.org.path,
        raisedOn: facts.today,
        dueOn,
        at: facts.now,
      }),
      insertStep(tx.tenantId, {
        ...stepBy(actor, facts),
        complaintId: id,
        nth: 1,
        action: 'raise',
        to: 'raised',
        words: input.words,
      }),
      ...handOver(tx.tenantId, [
        complaintRaised({ id, title: subject.title, revision: 1, orgId: actor.org.id, due: dueOn }),
      ]),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'burden.complain',
      feature: FEATURE,
      subjectId: id,
      params: { title: subject.title },
    },
    events: [{ feature: FEATURE, id, revision: 1 }],
  });
  return showOne(tx, actor, facts, id);
};

/**
 * Moves a complaint. Refuses as `mayStep` does, `burden.not_found`, `burden.changed_meanwhile`. One that is disputed gets a new
 * term, and that it was is counted.
 */
export const step = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  asked: ComplaintStep,
): Promise<Outcome<ComplaintView>> => {
  const row = await complaintById(tx, actor, id, { lock: true });
  if (!row) return refuse('burden.not_found');
  const allowed = mayStep(asked.action, row, actor);
  if (!allowed.ok) return allowed;
  if (asked.revision !== undefined && asked.revision !== row.revision) return refuse('burden.changed_meanwhile');
  const calendar = await calendarOf(tx);
  const revision = row.revision + 1;
  const told = { id, title: row.title, revision, orgId: row.orgId };
  const dueOn = asked.action === 'dispute' ? await dueFrom(tx, facts) : row.dueOn;
  const columns: ComplaintColumns =
    asked.action === 'answer'
      ? { answer: asked.words, outcome: asked.outcome, answered_on: facts.today }
      : asked.action === 'dispute'
        ? { due_on: dueOn, disputes: row.disputes + 1 }
        : {};
  const messages =
    asked.action === 'answer'
      ? complaintAnswered({ ...told, personId: row.personId, isUnnamed: row.isUnnamed })
      : asked.action === 'dispute'
        ? [complaintRaised({ ...told, due: dueOn })]
        : [];
  await commit(tx, {
    rows: [
      moveComplaint(tx.tenantId, id, row.revision, { state: allowed.value.to, at: facts.now }, columns),
      insertStep(tx.tenantId, {
        ...stepBy(actor, facts),
        complaintId: id,
        nth: revision,
        action: asked.action,
        to: allowed.value.to,
        words: 'words' in asked ? asked.words : null,
        lateWorkdays:
          RUNNING.includes(row.state) && row.dueOn < facts.today
            ? workdaysAfter(calendar, toDay(row.dueOn), facts.today)
            : 0,
      }),
      ...handOver(tx.tenantId, messages),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: `burden.complaint_${asked.action}`,
      feature: FEATURE,
      subjectId: id,
      params: { title: row.title },
    },
    events: [{ feature: FEATURE, id, revision }],
  });
  return showOne(tx, actor, facts, id);
};

/** The last working day on which the office answers what is raised today. */
const dueFrom = async (tx: Tx, { today }: RequestFacts): Promise<string> =>
  addWorkdays(await calendarOf(tx), today, (await costInForce(tx, today)).rules.answerWorkdays);

const stepBy = ({ accountId }: Actor, { now, today }: RequestFacts) => ({
  id: newId(now.getTime()),
  at: now,
  day: today,
  lateWorkdays: 0,
  accountId,
});

const LINK: Readonly<Record<Subject, string>> = { burden: '/burden', tasks: '/tasks', supervision: '/supervision' };

const present = (row: ComplaintRead, actor: Actor, { today }: RequestFacts, calendar: WorkCalendar): ComplaintRow => ({
  id: row.id,
  subject: { feature: row.feature, id: row.subjectId, title: row.title, link: `${LINK[row.feature]}/${row.subjectId}` },
  words: row.words,
  by: mayKnowWho(row, actor) ? { person: row.person ?? '', org: row.orgName } : null,
  isUnnamed: row.isUnnamed,
  state: row.state,
  raisedOn: row.raisedOn,
  dueOn: row.dueOn,
  workdaysLeft: RUNNING.includes(row.state)
    ? row.dueOn < today
      ? -workdaysAfter(calendar, toDay(row.dueOn), today)
      : workdaysAfter(calendar, today, toDay(row.dueOn))
    : null,
  outcome: row.outcome,
  answer: row.answer,
  answeredOn: row.answeredOn,
  disputes: row.disputes,
});
