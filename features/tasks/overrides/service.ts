import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { handOver, withdraw } from '../../notices/service.ts';
import { keepLight, turnedFrom } from '../lights/service.ts';
import type { LightOverride } from '../rules/light.ts';
import { checkAsk, checkDecision } from '../rules/override.ts';
import { mayWithOverride } from '../rules/present-override.ts';
import { lightSettings } from '../settings/service.ts';
import { changeTask, lightColumns } from '../store/change.ts';
import { lockTask, type TaskFacts } from '../store/facts.ts';
import { countOf } from '../store/insert.ts';
import { addOverride, moveOverride, type OverrideRead, overridesOf, pendingOverrides } from '../store/overrides.ts';
import type { NewOverride, OverrideView } from './contract.ts';

const FEATURE = 'tasks';

/** The write that puts a light by hand in place, or takes it away, and computes the light again with it. */
const relit = async (tx: Tx, facts: RequestFacts, task: TaskFacts, override: LightOverride | null): Promise<Write> => {
  const settings = await lightSettings(tx, task.stamp);
  const kept = keepLight({ ...task, lightOverride: override }, facts.today, settings);
  const place = { leadOrgId: task.leadId, leadPath: task.leadPath, regionCode: task.regionCode };
  return changeTask(
    tx.tenantId,
    task.id,
    { ...lightColumns(kept), light_override: override },
    {
      at: facts.now,
      counts: [
        countOf({ ...place, light: task.light, status: task.status }, -1),
        countOf({ ...place, light: kept.light, status: task.status }, 1),
      ],
      turned: turnedFrom(task, kept, { id: task.id, ...place }, { at: facts.now, today: facts.today }),
    },
  );
};

const shown = async (tx: Tx, actor: Actor, facts: RequestFacts, taskId: string, id: string): Promise<OverrideView> => {
  const one = (await overridesOf(tx, taskId)).find((override) => override.id === id);
  if (!one) throw new Error(`override ${id} cannot be read again`);
  return mayWithOverride(one, actor, facts.today);
};

const auditOf = (actor: Actor, facts: RequestFacts, action: string, task: TaskFacts, params: object) => ({
  actor: auditActor(actor, facts),
  action,
  feature: FEATURE,
  subjectId: task.id,
  params: { title: task.title, ...params },
});
const eventsOf = (task: TaskFacts) => [{ feature: FEATURE, id: task.id, revision: task.revision + 1 }];

/** Asks for a light in place of the computed one; nothing changes until another person approves. */
export const askForLight = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  taskId: string,
  input: NewOverride,
): Promise<Outcome<OverrideView>> => {
  const task = await lockTask(tx, actor.scope, taskId);
  if (!task) return refuse('tasks.not_found');
  const settings = await lightSettings(tx, task.stamp);
  const computed = keepLight({ ...task, lightOverride: null }, facts.today, settings).light;
  const before = await overridesOf(tx, taskId);
  const hasPending = before.some(({ state }) => state === 'asked');
  const checked = checkAsk({ status: task.status, computed, hasPending }, input, facts.today);
  if (!checked.ok) return checked;
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      addOverride(tx.tenantId, { ...input, id, taskId, computed, askedBy: actor.accountId, askedAt: facts.now }),
      ...handOver(tx.tenantId, [
        {
          kind: 'tasks.override_asked',
          to: { post: 'leader', orgId: task.leadId, upward: true },
          subject: { feature: FEATURE, id },
          link: `/tasks/${taskId}`,
          words: 'tasks.notices.override_asked',
          params: { title: task.title, who: actor.name, light: input.light, through: { day: input.through } },
          dedupe: `tasks.override_asked/${id}`,
        },
      ]),
    ],
    audit: auditOf(actor, facts, 'tasks.ask_override', task, {
      light: input.light,
      reason: input.reason,
      through: input.through,
    }),
    events: eventsOf(task),
  });
  return accept(await shown(tx, actor, facts, taskId, id));
};

const locked = async (
  tx: Tx,
  actor: Actor,
  taskId: string,
  id: string,
): Promise<Outcome<{ task: TaskFacts; asked: OverrideRead }>> => {
  const task = await lockTask(tx, actor.scope, taskId);
  if (!task) return refuse('tasks.not_found');
  const asked = (await overridesOf(tx, taskId)).find((one) => one.id === id);
  return asked ? accept({ task, asked }) : refuse('tasks.override_not_found');
};

/** Approves or declines what another person asked for; an approved light stands at once, through its last day. */
export const decideLight = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  taskId: string,
  id: string,
  decision: { approve: boolean; words?: string | null | undefined },
): Promise<Outcome<OverrideView>> => {
  const found = await locked(tx, actor, taskId, id);
  if (!found.ok) return found;
  const { task, asked } = found.value;
  const { approve } = decision;
  const checked = checkDecision(asked, task, { accountId: actor.accountId, approve }, facts.today);
  if (!checked.ok) return checked;
  const override = { light: asked.light, through: asked.through as LightOverride['through'], why: asked.reason };
  await commit(tx, {
    rows: [
      moveOverride(tx.tenantId, id, {
        from: 'asked',
        to: approve ? 'approved' : 'declined',
        by: actor.accountId,
        at: facts.now,
        words: decision.words || null,
      }),
      ...(approve ? [await relit(tx, facts, task, override)] : []),
      ...withdraw(tx.tenantId, { feature: FEATURE, id }),
      ...(asked.askerPersonId
        ? handOver(tx.tenantId, [
            {
              kind: 'tasks.override_decided',
              to: { personId: asked.askerPersonId },
              subject: { feature: FEATURE, id },
              link: `/tasks/${taskId}`,
              words: approve ? 'tasks.notices.override_approved' : 'tasks.notices.override_declined',
              params: { title: task.title, who: actor.name, light: asked.light, through: { day: asked.through } },
              dedupe: `tasks.override_decided/${id}`,
            },
          ])
        : []),
    ],
    audit: auditOf(actor, facts, approve ? 'tasks.approve_override' : 'tasks.decline_override', task, {
      light: asked.light,
      reason: asked.reason,
      through: asked.through,
    }),
    events: eventsOf(task),
  });
  return accept(await shown(tx, actor, facts, taskId, id));
};

/** Takes a request back, or ends an approved light before its day: the computed light stands again at once. */
export const endLight = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  taskId: string,
  id: string,
  words: string,
): Promise<Outcome<OverrideView>> => {
  const found = await locked(tx, actor, taskId, id);
  if (!found.ok) return found;
  const { task, asked } = found.value;
  const isInForce = asked.state === 'approved' && asked.through >= facts.today;
  if (asked.state !== 'asked' && !isInForce) return refuse('tasks.override_decided');
  await commit(tx, {
    rows: [
      moveOverride(tx.tenantId, id, { from: asked.state, to: 'ended', by: actor.accountId, at: facts.now, words }),
      ...withdraw(tx.tenantId, { feature: FEATURE, id }),
      ...(isInForce ? [await relit(tx, facts, task, null)] : []),
    ],
    audit: auditOf(actor, facts, 'tasks.end_override', task, { words }),
    events: eventsOf(task),
  });
  return accept(await shown(tx, actor, facts, taskId, id));
};

const SHOWN = 200;

/** What waits for a decision among the tasks the caller may see. */
export const listPending = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
): Promise<Outcome<{ items: (OverrideView & { title: string; leadName: string })[] }>> => {
  const pending = await pendingOverrides(tx, actor.scope, SHOWN);
  return accept({
    items: pending.map((one) => ({
      ...mayWithOverride(one, actor, facts.today),
      title: one.title,
      leadName: one.leadName,
    })),
  });
};
