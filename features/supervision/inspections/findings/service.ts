import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { hop } from '../../hops/service.ts';
import { openMatter } from '../../taking/service.ts';
import type { InspectionView } from '../contract.ts';
import { showInspection } from '../service.ts';
import { inspectionDetail, inspectionOfFinding } from '../store/reads.ts';
import { insertFinding, recheckFinding } from '../store/writes.ts';

/**
 * Writes down what an inspection found at one of its units; putting it right becomes a matter of that unit, assigned at
 * once. Of the same kind at the same unit as before it is a repeat, counted. Refuses a unit that is not inspected
 * (`supervision.not_inspected`), before approval (`supervision.not_approved`) and a date gone by.
 */
export const addFinding = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: { orgId: string; kind: string; words: string; title: string; dueOn: string },
): Promise<Outcome<InspectionView>> => {
  const row = await inspectionDetail(tx, actor.scope, id, { lock: true });
  if (!row) return refuse('supervision.not_found');
  if (row.state !== 'approved') return refuse('supervision.not_approved');
  if (!row.units.some((unit) => unit.id === input.orgId)) return refuse('supervision.not_inspected');
  if (input.dueOn < facts.today) return refuse('supervision.date_passed', { dueOn: input.dueOn });
  const opened = await openMatter(tx, actor, facts, {
    source: 'inspection',
    category: input.kind,
    urgency: 'ordinary',
    basis: row.title,
    preset: 'dated',
    task: {
      title: input.title,
      body: input.words,
      leadOrgId: input.orgId,
      responsibleOrgIds: [],
      supportOrgIds: [],
      startOn: facts.today,
      dueOn: toDay(input.dueOn),
      targets: [],
      nodes: [],
    },
  });
  if (!opened.ok) return opened;
  await commit(tx, {
    rows: [
      insertFinding(tx.tenantId, {
        id: newId(facts.now.getTime()),
        inspectionId: id,
        orgId: input.orgId,
        kind: input.kind,
        words: input.words,
        foundOn: facts.today,
        matterId: opened.value.id,
        createdBy: actor.accountId,
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'supervision.find',
      feature: 'supervision',
      subjectId: id,
      params: { title: input.title },
    },
    events: [{ feature: 'supervision', id }],
  });
  return showInspection(tx, actor, facts, id);
};

/**
 * Looks again at a finding whose matter was closed. Mended, the finding is done; not mended, its matter is reopened to a new
 * date and the unit's count of reopened ones grows. Refuses while the unit is still at it (`supervision.still_mending`), what
 * was found mended before (`supervision.mended_already`), and "not mended" without a date (`supervision.date_missing`).
 */
export const recheck = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  findingId: string,
  input: { isMended: boolean; words: string; dueOn?: string | null | undefined },
): Promise<Outcome<InspectionView>> => {
  const id = await inspectionOfFinding(tx, findingId);
  const row = id ? await inspectionDetail(tx, actor.scope, id, { lock: true }) : undefined;
  const finding = row?.list.find((one) => one.id === findingId);
  if (!row || !finding) return refuse('supervision.not_found');
  if (finding.state === 'mended') return refuse('supervision.mended_already');
  if (finding.matterState !== 'closed' && finding.matterState !== 'archived')
    return refuse('supervision.still_mending');
  if (!input.isMended) {
    if (!input.dueOn) return refuse('supervision.date_missing');
    const reopened = await hop(tx, actor, facts, finding.matterId, {
      action: 'reopen',
      words: input.words,
      dueOn: toDay(input.dueOn),
    });
    if (!reopened.ok) return reopened;
  }
  await commit(tx, {
    rows: [
      recheckFinding(tx.tenantId, findingId, {
        state: input.isMended ? 'mended' : 'not_mended',
        on: facts.today,
        by: actor.accountId,
        words: input.words,
      }),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: 'supervision.recheck',
      feature: 'supervision',
      subjectId: row.id,
      params: { title: row.title },
    },
    events: [{ feature: 'supervision', id: row.id }],
  });
  const shown = await showInspection(tx, actor, facts, row.id);
  return shown.ok ? accept(shown.value) : shown;
};
