import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Conditions, Draft, Trial, WorkKind } from '../rule-sets/contract.ts';
import { read, write } from './statement.ts';

/** A draft as rows hold it. */
export type DraftRead = Omit<Draft, 'updatedAt'> & { updatedAt: Date; trialRun: string | null; createdBy: string };

const DRAFT_SQL = `
  select d.id, d.name, d.source, d.effective_from as "effectiveFrom", d.governs, d.rules as conditions, d.state, d.trial,
    d.trial_run as "trialRun", json_build_object('done', d.trial_done, 'total', d.trial_total) as progress,
    (select json_build_object('orgId', o.id, 'path', o.path, 'name', o.short_name)
     from people.v_org o where o.tenant_id = $1 and o.id = d.scope_org_id) as scope,
    (select a.name from people.v_account a where a.tenant_id = $1 and a.id = d.created_by) as "authorName",
    d.created_by as "createdBy", d.updated_at as "updatedAt", d.revision
  from tasks.rule_draft d`;

/** Sets that are not switched on yet, the latest first. */
export const openDrafts = (tx: Tx): Promise<DraftRead[]> =>
  read(
    tx,
    `${DRAFT_SQL} where d.tenant_id = $1 and d.state <> 'switched_on' order by d.updated_at desc, d.id limit 200`,
    [tx.tenantId],
  );

export const draftRead = async (tx: Tx, id: string, { lock = false } = {}): Promise<DraftRead | undefined> => {
  const [draft] = await read<DraftRead>(
    tx,
    `${DRAFT_SQL} where d.tenant_id = $1 and d.id = $2${lock ? ' for update of d' : ''}`,
    [tx.tenantId, id],
  );
  return draft;
};

export type DraftRow = {
  id: string;
  name: string;
  source: string;
  effectiveFrom: string | null;
  scopeOrgId: string | null;
  governs: readonly WorkKind[];
  conditions: Conditions;
};

export const addDraft = (tenantId: string, draft: DraftRow, accountId: string, at: Date): Write =>
  write(
    `insert into tasks.rule_draft (tenant_id, id, name, source, effective_from, scope_org_id, governs, rules, created_by, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tenantId,
      draft.id,
      draft.name,
      draft.source,
      draft.effectiveFrom,
      draft.scopeOrgId,
      draft.governs,
      JSON.stringify(draft.conditions),
      accountId,
      at,
    ],
  );

/** Keeps what was edited; `keepsTrial` when nothing that a trial looks at has changed. */
export const keepDraft = (tenantId: string, draft: DraftRow, keepsTrial: boolean, at: Date): Write =>
  write(
    `update tasks.rule_draft
     set name = $3, source = $4, effective_from = $5, scope_org_id = $6, governs = $7, rules = $8, updated_at = $9,
       revision = revision + 1
       ${keepsTrial ? '' : `, state = 'draft', trial = null, trial_run = null, trial_done = 0, trial_total = 0`}
     where tenant_id = $1 and id = $2`,
    [
      tenantId,
      draft.id,
      draft.name,
      draft.source,
      draft.effectiveFrom,
      draft.scopeOrgId,
      draft.governs,
      JSON.stringify(draft.conditions),
      at,
    ],
    { mustTouch: true },
  );

export const dropDraft = (tenantId: string, id: string): Write =>
  write('delete from tasks.rule_draft where tenant_id = $1 and id = $2', [tenantId, id]);

export const markSwitchedOn = (tenantId: string, id: string, ruleSetId: string): Write =>
  write(
    `update tasks.rule_draft set state = 'switched_on', rule_set_id = $3, revision = revision + 1
     where tenant_id = $1 and id = $2`,
    [tenantId, id, ruleSetId],
    { mustTouch: true },
  );

/** Begins a run of the trial; rows of earlier runs go. */
export const beginTrial = (tenantId: string, id: string, run: string): Write[] => [
  write('delete from tasks.rule_trial_task where tenant_id = $1 and draft_id = $2', [tenantId, id]),
  write(
    `update tasks.rule_draft set state = 'trying', trial = null, trial_run = $3, trial_done = 0, trial_total = 0
     where tenant_id = $1 and id = $2`,
    [tenantId, id, run],
    { mustTouch: true },
  ),
];

export const keepTrialProgress = (tenantId: string, id: string, run: string, done: number, total: number): Write =>
  write(
    `update tasks.rule_draft set trial_done = $4, trial_total = $5
     where tenant_id = $1 and id = $2 and trial_run = $3 and state = 'trying'`,
    [tenantId, id, run, done, total],
  );

/** Keeps what a run found, unless the draft was edited or another run has begun meanwhile. */
export const keepTrial = (tenantId: string, id: string, run: string, trial: Trial): Write =>
  write(
    `update tasks.rule_draft set state = 'tried', trial = $4, trial_done = trial_total
     where tenant_id = $1 and id = $2 and trial_run = $3 and state = 'trying'`,
    [tenantId, id, run, JSON.stringify(trial)],
  );
