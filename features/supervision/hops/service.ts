import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { calendarOf, create, governed, lockForGoverning } from '../../tasks/service.ts';
import type { Asking, MatterView } from '../contract.ts';
import { askerOf, show } from '../matters/service.ts';
import { followHop } from '../reminders/service.ts';
import { decide, type Hop } from '../rules/decide.ts';
import { factsOf } from '../rules/present.ts';
import { lockMatter, unitToLead } from '../store/detail.ts';
import { insertHops, insertParts, type MatterColumns, moveMatter } from '../store/writes.ts';

const columnsOf = ({ matter }: Hop): MatterColumns => {
  const named = {
    assigned_on: matter.assignedOn,
    extensions: matter.extensions,
    returns: matter.returns,
    reopened: matter.reopened,
    asked_due: matter.askedDue,
    requested_by: matter.requestedBy,
    requested_on: matter.requestedOn,
    reviewed_by: matter.reviewedBy,
    achieved: matter.achieved,
    reported_percent: matter.reportedPercent,
    planned_percent: matter.plannedPercent,
    judged_percent: matter.judgedPercent,
    grade: matter.grade,
    closed_on: matter.closedOn,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
};

/** What a hop keeps of what was said, beyond its words. */
const detailsOf = (asked: Asking): Record<string, string | number> => {
  const kept: Record<string, string | number> = {};
  if ('dueOn' in asked && asked.dueOn) kept.dueOn = asked.dueOn;
  if ('signedBy' in asked) kept.signedBy = asked.signedBy;
  if ('approvedBy' in asked) kept.approvedBy = asked.approvedBy;
  if (asked.action === 'close') Object.assign(kept, { grade: asked.grade, judgedPercent: asked.judgedPercent });
  if (asked.action === 'decompose') kept.parts = asked.parts.length;
  return kept;
};

const wordsOf = (asked: Asking): string | null => {
  if (asked.action === 'request_close') return asked.achieved;
  return 'words' in asked ? (asked.words ?? null) : null;
};

/**
 * Moves a matter one hop, with its task, in one transaction. The matter is locked first: of two who act at once the
 * second is told what the first has made of it. Refusals are those of `decide`, `supervision.not_found` for what is out of sight,
 * `supervision.changed_meanwhile` for a hop decided on an older revision, `supervision.unit_not_found` for a new lead that
 * does not exist and `supervision.part_not_below` for work handed to a unit that is not below.
 */
export const hop = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  asked: Asking,
): Promise<Outcome<MatterView>> => {
  const row = await lockMatter(tx, actor.scope, id);
  if (!row) return refuse('supervision.not_found');
  const calendar = await calendarOf(tx);
  const matter = factsOf(row, { today: facts.today, timeZone: actor.timeZone });
  const asker = askerOf(actor, row.leadPath);
  const decided = decide(asked, matter, asker, facts.today, row.rules, calendar);
  if (!decided.ok) return decided;
  // After the decision, so that who comes second is told what the first has done rather than that something changed.
  if (asked.revision !== undefined && asked.revision !== row.revision) return refuse('supervision.changed_meanwhile');
  const made = decided.value;
  const { leadOrgId, ...task } = made.task;
  const lead = leadOrgId ? await unitToLead(tx, leadOrgId) : undefined;
  if (leadOrgId && !(lead && covers(actor.scope, lead.path))) return refuse('supervision.unit_not_found');

  const parts: string[] = [];
  if (asked.action === 'decompose')
    for (const part of asked.parts) {
      const org = await unitToLead(tx, part.orgId);
      if (!org?.path.startsWith(row.leadPath)) return refuse('supervision.part_not_below', { title: part.title });
      const handed = await create(tx, actor, facts, {
        title: part.title,
        body: '',
        leadOrgId: part.orgId,
        responsibleOrgIds: [],
        supportOrgIds: [],
        startOn: facts.today,
        dueOn: part.dueOn,
        targets: [],
        nodes: [],
      });
      if (!handed.ok) return handed;
      parts.push(handed.value.id);
    }

  const locked = await lockForGoverning(tx, [row.taskId]);
  const words = wordsOf(asked);
  const details = detailsOf(asked);
  if (asked.action === 'object' && asked.otherOrgId) {
    const other = await unitToLead(tx, asked.otherOrgId);
    if (!other) return refuse('supervision.unit_not_found');
    Object.assign(details, { otherOrgId: other.orgId, otherName: other.name });
  }
  if (lead) details.leadName = lead.name;
  await commit(tx, {
    rows: [
      moveMatter(
        tx.tenantId,
        id,
        row.revision,
        { state: made.to, behind: made.behind, byOn: made.byOn, at: facts.now },
        columnsOf(made),
      ),
      insertHops(tx.tenantId, [
        {
          id: newId(facts.now.getTime()),
          at: facts.now.toISOString(),
          matterId: id,
          nth: row.hops + 1,
          action: made.action,
          from: made.from,
          to: made.to,
          day: facts.today,
          byOn: row.byOn,
          lateWorkdays: made.lateWorkdays,
          dueOn: made.dueOn,
          accountId: actor.accountId,
          orgId: actor.org.id,
          // Whose event it is: the unit that had the matter when it happened.
          leadOrgId: row.leadId,
          leadPath: row.leadPath,
          words,
          details,
        },
      ]),
      ...(parts.length > 0 ? [insertParts(tx.tenantId, id, parts)] : []),
      ...(await governed(tx, facts, actor.accountId, locked, [
        {
          taskId: row.taskId,
          ...task,
          ...(task.dueOn ? { dueOn: toDay(task.dueOn), dueReason: words ?? '' } : {}),
          ...(lead ? { lead } : {}),
        },
      ])),
      ...followHop(tx.tenantId, id, facts.today),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: `supervision.${made.action}`,
      feature: 'supervision',
      subjectId: id,
      params: { title: row.title, ...details },
    },
    events: [
      { feature: 'supervision', id, revision: row.revision + 1 },
      { feature: 'tasks', id: row.taskId },
    ],
  });
  return show(tx, actor, facts, id);
};

/**
 * Takes the same step with many matters, one after the other in the order of their ids, so that two who do it at once
 * never wait for each other in a circle. A matter that cannot take it is left as it is, with the sentence that says why.
 */
export const hopMany = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  input: { ids: readonly string[]; action: 'approve' | 'assign' | 'sign' | 'archive' },
): Promise<Outcome<{ moved: number; left: { id: string; detail: string }[] }>> => {
  const left: { id: string; detail: string }[] = [];
  const ids = [...new Set(input.ids)].sort();
  for (const id of ids) {
    const made = await hop(tx, actor, facts, id, { action: input.action });
    if (!made.ok)
      left.push({
        id,
        detail: words(facts.language, `supervision.refusals.${made.code.slice('supervision.'.length)}`, made.params),
      });
  }
  return accept({ moved: ids.length - left.length, left });
};
