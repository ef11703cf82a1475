import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import {
  calendarOf,
  create,
  type GovernedTask,
  type Governing,
  governed,
  lockForGoverning,
} from '../../tasks/service.ts';
import type { Drafting, endpoints, MatterView, Taking } from '../contract.ts';
import { numberOf, show } from '../matters/service.ts';
import { presetsInForce } from '../presets/service.ts';
import { followOpening } from '../reminders/service.ts';
import { clockOf, endOf } from '../rules/clock.ts';
import type { PresetRead } from '../store/presets.ts';
import { numbersOf, openTasksOf, tasksToTake } from '../store/taking.ts';
import { type HopInsert, insertHops, insertMatters, type MatterInsert } from '../store/writes.ts';

type Taken = AnswerOf<(typeof endpoints)['POST /supervision/matters']>;
type Heading = Omit<Taking, 'taskIds' | 'documentId' | 'dueOn'>;

/** The writes that open matters on locked tasks, in the state given, with their first hops. */
const opening = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  heading: Heading,
  preset: PresetRead,
  opened: readonly { task: GovernedTask; dueOn: Day | null; state: 'draft' | 'assigned' }[],
) => {
  const calendar = await calendarOf(tx);
  const matters: MatterInsert[] = [];
  const hops: HopInsert[] = [];
  const moved: Governing[] = [];
  for (const { task, dueOn, state } of opened) {
    const id = newId(facts.now.getTime());
    const isAssigned = state === 'assigned';
    matters.push({
      id,
      taskId: task.id,
      source: heading.source,
      category: heading.category ?? null,
      urgency: heading.urgency,
      basis: heading.basis ?? null,
      issuedBy: heading.issuedBy ?? null,
      presetId: preset.id,
      supervisorId: actor.accountId,
      state,
      byOn: clockOf(state, facts.today, dueOn, preset.rules, calendar),
      assignedOn: isAssigned ? facts.today : null,
    });
    hops.push({
      id: newId(facts.now.getTime()),
      at: facts.now.toISOString(),
      matterId: id,
      nth: 1,
      action: isAssigned ? 'take' : 'draft',
      from: null,
      to: state,
      day: facts.today,
      byOn: null,
      lateWorkdays: 0,
      dueOn,
      accountId: actor.accountId,
      orgId: actor.org.id,
      leadOrgId: task.leadOrgId,
      leadPath: task.leadPath,
      words: null,
      details: {},
    });
    moved.push({
      taskId: task.id,
      isUnderWatch: true,
      ...(dueOn && dueOn !== task.dueOn ? { dueOn, dueReason: heading.basis ?? preset.name } : {}),
      // A draft asks nothing of the unit yet.
      ...(isAssigned ? {} : { status: 'suspended' as const }),
    });
  }
  return {
    matters,
    rows: [
      insertMatters(tx.tenantId, Number(facts.today.slice(0, 4)), matters, {
        accountId: actor.accountId,
        at: facts.now,
      }),
      insertHops(tx.tenantId, hops),
      ...(await governed(
        tx,
        facts,
        actor.accountId,
        opened.map(({ task }) => task),
        moved,
      )),
      ...followOpening(
        tx.tenantId,
        matters.map(({ id }) => id),
        facts.today,
      ),
    ],
  };
};

const presetNamed = async (tx: Tx, facts: RequestFacts, name: string): Promise<PresetRead | undefined> =>
  (await presetsInForce(tx, facts.today)).find((preset) => preset.name === name);

/**
 * Takes tasks under watch, all or none, each assigned to its lead at once: a paper that was published has been approved.
 * A task keeps its own deadline unless one is given for all; without either the preset's term counts from today. Tasks
 * watched already are left as they are and counted. Refuses nothing at all (`supervision.nothing_to_take`), tasks out of sight (`supervision.task_not_found`), closed ones
 * (`supervision.task_closed`), a preset that does not exist (`supervision.preset_not_found`), tasks that would be left
 * without any deadline (`supervision.no_deadline`) and a deadline in the past or before a task's start
 * (`supervision.date_passed`, `supervision.date_before_start`).
 */
export const take = async (tx: Tx, actor: Actor, facts: RequestFacts, input: Taking): Promise<Outcome<Taken>> => {
  const preset = await presetNamed(tx, facts, input.preset);
  if (!preset) return refuse('supervision.preset_not_found');
  const ofPaper = input.documentId ? await openTasksOf(tx, actor.scope, input.documentId) : [];
  const asked = [...new Set([...input.taskIds, ...ofPaper])];
  if (asked.length === 0) return refuse('supervision.nothing_to_take');
  const given = input.dueOn ? toDay(input.dueOn) : null;
  if (given && given < facts.today) return refuse('supervision.date_passed', { dueOn: given });
  const locked = await lockForGoverning(tx, asked);
  const visible = new Map((await tasksToTake(tx, actor.scope, asked)).map((task) => [task.id, task.isWatched]));
  if (visible.size < asked.length) return refuse('supervision.task_not_found');
  const fresh = locked.filter((task) => visible.get(task.id) === false);
  const closed = fresh.find((task) => task.status === 'done' || task.status === 'cancelled');
  if (closed) return refuse('supervision.task_closed', { title: closed.title });
  const early = given ? fresh.find((task) => task.startOn && task.startOn > given) : undefined;
  if (early?.startOn) return refuse('supervision.date_before_start', { title: early.title, startOn: early.startOn });
  const calendar = await calendarOf(tx);
  const computed = preset.rules.deadline && endOf(preset.rules.deadline, facts.today, calendar);
  const opened = fresh.map((task) => ({
    task,
    dueOn: given ?? (task.dueOn ? toDay(task.dueOn) : computed),
    state: 'assigned' as const,
  }));
  const undated = opened.filter(({ dueOn }) => dueOn === null);
  if (undated[0]) return refuse('supervision.no_deadline', { count: undated.length, title: undated[0].task.title });
  if (opened.length === 0) return accept({ taken: [], already: asked.length, units: 0 });

  const { matters, rows } = await opening(tx, actor, facts, input, preset, opened);
  const units = new Set(fresh.map((task) => task.leadOrgId)).size;
  await commit(tx, {
    rows,
    audit: {
      actor: auditActor(actor, facts),
      action: 'supervision.take',
      feature: 'supervision',
      subjectId: matters.length === 1 ? (matters[0]?.id ?? null) : null,
      params: { count: matters.length, units, title: fresh[0]?.title ?? '' },
    },
    events: [
      { feature: 'supervision', id: matters[0]?.id ?? '' },
      { feature: 'tasks', id: fresh[0]?.id ?? '' },
    ],
  });
  const taskOf = new Map(matters.map((matter) => [matter.id, matter.taskId]));
  const numbers = await numbersOf(tx, [...taskOf.keys()]);
  return accept({
    taken: numbers.map(({ id, year, no }) => ({ id, taskId: taskOf.get(id) ?? '', number: numberOf(facts, year, no) })),
    already: asked.length - fresh.length,
    units,
  });
};

/**
 * Opens a matter that comes from no task: makes the task and the matter on it in one transaction. `state` `draft` waits for
 * approval; `assigned` is for decisions already taken, of a meeting for instance. Refuses as `tasks.create` does, and
 * `supervision.preset_not_found`, `supervision.no_deadline` when neither task nor preset gives a date.
 */
export const openMatter = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: Drafting,
  state: 'draft' | 'assigned' = 'assigned',
): Promise<Outcome<{ id: string; taskId: string }>> => {
  const preset = await presetNamed(tx, facts, input.preset);
  if (!preset) return refuse('supervision.preset_not_found');
  const own = input.task.dueOn ? toDay(input.task.dueOn) : null;
  if (!own && !preset.rules.deadline) return refuse('supervision.no_deadline', { count: 1, title: input.task.title });
  const made = await create(tx, actor, facts, input.task);
  if (!made.ok) return made;
  const locked = await lockForGoverning(tx, [made.value.id]);
  const calendar = await calendarOf(tx);
  // The term of a draft begins when it is assigned.
  const dueOn =
    own ?? (state === 'assigned' && preset.rules.deadline ? endOf(preset.rules.deadline, facts.today, calendar) : null);
  const { matters, rows } = await opening(
    tx,
    actor,
    facts,
    input,
    preset,
    locked.map((task) => ({ task, dueOn, state })),
  );
  const id = matters[0]?.id ?? '';
  await commit(tx, {
    rows,
    audit: {
      actor: auditActor(actor, facts),
      action: state === 'draft' ? 'supervision.draft' : 'supervision.open',
      feature: 'supervision',
      subjectId: id,
      params: { title: input.task.title },
    },
    events: [{ feature: 'supervision', id }],
  });
  return accept({ id, taskId: made.value.id });
};

/** Drafts a matter with its task and answers it. */
export const draft = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: Drafting,
): Promise<Outcome<MatterView>> => {
  const opened = await openMatter(tx, actor, facts, input, 'draft');
  return opened.ok ? show(tx, actor, facts, opened.value.id) : opened;
};
