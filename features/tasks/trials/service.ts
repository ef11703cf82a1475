import { toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { Light } from '../contract.ts';
import { telling } from '../lights/service.ts';
import { withProposed } from '../rules/check-rules.ts';
import { presentLight } from '../rules/present.ts';
import { ruleIdOf } from '../rules/rule-set.ts';
import { compare, tally, type Window } from '../rules/trial.ts';
import { lightSettings } from '../settings/service.ts';
import { draftRead, keepTrial, keepTrialProgress } from '../store/rule-drafts.ts';
import { addTrialTasks, countHistories, type HistoryRead, histories, trialTasks } from '../store/rule-trials.ts';
import { makeSettings } from '../store/settings.ts';

/** What a trial is asked for with. */
export type TrialAsked = {
  readonly tenantId: string;
  readonly draftId: string;
  readonly run: string;
  readonly timeZone: string;
};

const BATCH = 1_000;
const PROPOSED = { name: ' ', version: 0 };
const audit = (draftId: string, params: Record<string, unknown>) => ({
  actor: { accountId: null, name: 'tasks:try_rules' },
  action: 'tasks.trial_done',
  feature: 'tasks',
  subjectId: draftId,
  params,
});

/**
 * Tries a proposed set on the tasks it would govern, a batch a transaction, and keeps what it found with the draft. A
 * run whose draft was edited or tried again meanwhile stops and leaves nothing that is shown. Safe to run twice.
 */
export const runTrial = async (services: Services, asked: TrialAsked, window: Window): Promise<void> => {
  const { draftId, run, timeZone } = asked;
  const total = tally(window);
  let after: string | null = null;
  let done = 0;
  let count: number | null = null;
  for (;;) {
    const step = await services.db.transact(asked.tenantId, async (tx) => {
      const draft = await draftRead(tx, draftId);
      if (!draft || draft.trialRun !== run || draft.state !== 'trying') return null;
      const path = draft.scope?.path ?? null;
      count ??= draft.governs.includes('task') ? await countHistories(tx, path, window.from) : 0;
      const settings = await lightSettings(tx);
      const proposed = { ...draft, ...PROPOSED, effectiveFrom: window.from };
      const would = makeSettings(settings.calendar, withProposed(settings.versions, proposed));
      const tasks = count === 0 ? [] : await histories(tx, path, window.from, { after, limit: BATCH, timeZone });
      const differing = tasks.flatMap((task) => {
        const rules = would.rulesFor('task', task.leadPath);
        // A nearer set keeps this task: the proposed one would not govern it.
        if (rules.at(-1)?.set.id !== ruleIdOf(PROPOSED)) return [];
        const compared = compare(task, window, settings.calendar, {
          was: settings.rulesFor('task', task.leadPath),
          would: rules,
        });
        total.add({ orgId: task.leadOrgId, name: task.leadName }, compared);
        return compared.differing ? [rowOf(task, compared.differing)] : [];
      });
      done += tasks.length;
      const isLast = tasks.length < BATCH;
      await commit(tx, {
        rows: [
          ...(differing.length > 0 ? [addTrialTasks(tx.tenantId, draftId, run, differing)] : []),
          keepTrialProgress(tx.tenantId, draftId, run, done, Math.max(count, done)),
          ...(isLast ? [keepTrial(tx.tenantId, draftId, run, total.result(services.now()))] : []),
        ],
        audit: audit(draftId, { name: draft.name, count: done }),
        events: [{ feature: 'tasks', id: 'rules' }],
      });
      return { isLast, after: tasks.at(-1)?.id ?? null };
    });
    if (!step || step.isLast) return;
    after = step.after;
  }
};

const rowOf = (
  task: HistoryRead,
  { day, isToday, days, was, would }: NonNullable<ReturnType<typeof compare>['differing']>,
) => ({
  taskId: task.id,
  leadOrgId: task.leadOrgId,
  day,
  isToday,
  days,
  wasLight: was.light,
  wouldLight: would.light,
  wasReason: was.reason,
  wouldReason: would.reason,
});

const SHOWN = 200;

type Shown = { light: Light; code: string; sentence: string };

/** The tasks behind a trial's figures, each with both lights and their reasons as said on the day they differ. */
export const showTrialTasks = async (
  tx: Tx,
  facts: RequestFacts,
  draftId: string,
  filter: { unit?: string | undefined; was?: string | undefined; would?: string | undefined },
): Promise<
  Outcome<{
    items: {
      taskId: string;
      title: string;
      leadName: string;
      day: string;
      isToday: boolean;
      days: number;
      was: Shown;
      would: Shown;
    }[];
    total: number;
  }>
> => {
  const draft = await draftRead(tx, draftId);
  if (!draft) return refuse('tasks.rules_not_found');
  if (!draft.trialRun) return accept({ items: [], total: 0 });
  const told = telling(facts, await lightSettings(tx));
  const rows = await trialTasks(tx, draftId, draft.trialRun, filter, SHOWN);
  const say = (light: (typeof rows)[number]['wasLight'], reason: (typeof rows)[number]['wasReason'], day: string) => ({
    light,
    code: reason.code,
    sentence: presentLight(
      { light, lightRule: '', lightReason: reason, lightUntil: null },
      { ...told, today: toDay(day) },
    ).sentence,
  });
  return accept({
    items: rows.map(({ wasLight, wasReason, wouldLight, wouldReason, total: _total, ...row }) => ({
      ...row,
      was: say(wasLight, wasReason, row.day),
      would: say(wouldLight, wouldReason, row.day),
    })),
    total: rows[0]?.total ?? 0,
  });
};
