import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { addWorkdays } from '@luoshi/kernel/work-calendar.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { handOver, withdraw } from '../../notices/service.ts';
import { calendarOf } from '../../tasks/service.ts';
import type { ComplaintView } from '../contract.ts';
import { type ComplaintRead, complaintsIn, formsIn, taskTitle } from '../store/reads.ts';
import { answerComplaint, insertComplaint } from '../store/writes.ts';

const FEATURE = 'burden';
/** Working days in which a complaint is answered (house rule, 2026-11-24). */
const ANSWER_WORKDAYS = 5;

const present = (one: ComplaintRead): ComplaintView => ({
  id: one.id,
  subject: { feature: one.feature, id: one.subjectId, title: one.title },
  orgName: one.orgName,
  words: one.words,
  at: one.at.toISOString(),
  dueOn: one.dueOn,
  outcome: one.outcome,
  answer: one.answer,
  answeredAt: one.answeredAt?.toISOString() ?? null,
  answeredBy: one.answeredBy,
});

const ownOf = (actor: Actor) => (actor.permissions.has('burden.answer') ? {} : { accountId: actor.accountId });

/** Who answers sees the complaints of their part of the tree; everybody else their own. */
export const listComplaints = async (tx: Tx, actor: Actor): Promise<Outcome<{ items: ComplaintView[] }>> =>
  accept({ items: (await complaintsIn(tx, actor.scope, ownOf(actor))).map(present) });

/**
 * Complains of a request. The supervision office is told who asked for what, and of which unit the word comes; not by
 * whose account.
 */
export const complain = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { subject: { feature: 'tasks' | 'burden'; id: string }; words: string },
): Promise<Outcome<ComplaintView>> => {
  const { feature, id: subjectId } = input.subject;
  const title =
    feature === 'tasks'
      ? await taskTitle(tx, actor.scope, subjectId)
      : ((await formsIn(tx, actor.scope, subjectId))[0]?.title ?? null);
  if (title === null) return refuse('burden.subject_not_found');
  const id = newId(facts.now.getTime());
  const dueOn = addWorkdays(await calendarOf(tx), facts.today, ANSWER_WORKDAYS);
  await commit(tx, {
    rows: [
      insertComplaint(tx.tenantId, {
        id,
        feature,
        subjectId,
        title,
        orgId: actor.org.id,
        path: actor.org.path,
        accountId: actor.accountId,
        words: input.words,
        at: facts.now,
        dueOn,
      }),
      ...handOver(tx.tenantId, [
        {
          kind: 'burden.complaint',
          to: { post: 'supervisor', orgId: actor.org.id, upward: true },
          subject: { feature: FEATURE, id },
          link: '/burden?tab=complaints',
          words: 'burden.notices.complaint',
          params: { title, unit: actor.org.name, due: { day: dueOn } },
          dedupe: `burden/complaint/${id}`,
        },
      ]),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'burden.complain',
      feature: FEATURE,
      subjectId: id,
      params: { title },
    },
    events: [{ feature: FEATURE, id }],
  });
  const [made] = await complaintsIn(tx, actor.scope, { id });
  return made ? accept(present(made)) : refuse('burden.subject_not_found');
};

/** Answers a complaint, once. */
export const answer = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  said: { outcome: 'upheld' | 'explained'; answer: string },
): Promise<Outcome<ComplaintView>> => {
  const [found] = await complaintsIn(tx, actor.scope, { id, lock: true });
  if (!found) return refuse('burden.complaint_not_found');
  if (found.outcome) return refuse('burden.already_answered');
  await commit(tx, {
    rows: [
      answerComplaint(tx.tenantId, id, { ...said, at: facts.now, byName: actor.name }),
      ...withdraw(tx.tenantId, { feature: FEATURE, id }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'burden.answer',
      feature: FEATURE,
      subjectId: id,
      params: { title: found.title },
    },
    events: [{ feature: FEATURE, id }],
  });
  const [done] = await complaintsIn(tx, actor.scope, { id });
  return done ? accept(present(done)) : refuse('burden.complaint_not_found');
};
