import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { calendarOf, type GovernedTask, governed, lockForGoverning } from '../../tasks/service.ts';
import type { Asking, MatterState } from '../contract.ts';
import { DEMO_MATTERS, type DemoHop, type DemoMatter } from '../demo.ts';
import { presetsInForce } from '../presets/service.ts';
import { followOpening, remindBatch } from '../reminders/service.ts';
import { clockOf } from '../rules/clock.ts';
import { decide, type MatterFacts } from '../rules/decide.ts';
import { HOPS } from '../rules/machine.ts';
import { plannedOn } from '../rules/present.ts';
import type { PresetRead } from '../store/presets.ts';
import { type HopInsert, insertHops, insertMatters, type MatterInsert, moveMatter } from '../store/writes.ts';

/** What matters need from the rest of the demonstration. */
export type DemoOffice = { supervisorId: string; officeOrgId: string; taskId(key: string): string };

const EVERYTHING = new Set(['supervision.answer', 'supervision.direct', 'supervision.review']);
const SIGNER = '分管负责人';

// Hops are made in the morning, before the reports of the day; those of one day follow each other.
const instantOf = (day: Day, nth: number): string => `${day}T01:${String(10 + nth).padStart(2, '0')}:00Z`;

const askingOf = (hop: DemoHop, demoDay: Day): Asking =>
  ({
    action: hop.action,
    words: hop.words ?? null,
    achieved: hop.words,
    signedBy: SIGNER,
    approvedBy: SIGNER,
    dueOn: hop.due === undefined ? undefined : addDays(demoDay, hop.due),
    grade: hop.grade,
    judgedPercent: hop.judged,
  }) as unknown as Asking;

/** Plays the hops of a matter through the rules, so that the demonstration can hold nothing that the rules refuse. */
const play = (
  matter: DemoMatter,
  task: GovernedTask,
  demoDay: Day,
  preset: PresetRead,
  calendar: Awaited<ReturnType<typeof calendarOf>>,
  office: DemoOffice,
): { insert: MatterInsert; hops: HopInsert[]; dueOn: Day | null; move: (tenantId: string) => Write } => {
  const id = derivedId(`demo/matter/${matter.task}`);
  const taken = addDays(demoDay, matter.taken);
  const firstDue = matter.dueThen === undefined ? task.dueOn : addDays(demoDay, matter.dueThen);
  let facts: MatterFacts = {
    state: 'assigned',
    behind: [],
    byOn: clockOf('assigned', taken, firstDue ? toDay(firstDue) : null, preset.rules, calendar),
    assignedOn: taken,
    dueOn: firstDue ? toDay(firstDue) : null,
    extensions: 0,
    returns: 0,
    reopened: 0,
    requestedBy: null,
    requestedOn: null,
    reviewedBy: null,
    leadOrgId: task.leadOrgId,
    percent: task.percent,
    plannedPercent: null,
    isReported: true,
    openParts: 0,
  };
  const common = { matterId: id, leadOrgId: task.leadOrgId, leadPath: task.leadPath };
  const hops: HopInsert[] = [
    {
      ...common,
      id: derivedId(`demo/hop/${matter.task}/0`),
      at: instantOf(taken, 0),
      nth: 1,
      action: 'take',
      from: null,
      to: 'assigned',
      day: taken,
      byOn: null,
      lateWorkdays: 0,
      dueOn: firstDue,
      accountId: office.supervisorId,
      orgId: office.officeOrgId,
      words: null,
      details: {},
    },
  ];
  const columns: Record<string, unknown> = {};
  matter.hops.forEach((hop, nth) => {
    const day = addDays(demoDay, hop.day);
    const who = HOPS[hop.action].who;
    const made = decide(
      askingOf(hop, demoDay),
      { ...facts, plannedPercent: plannedOn(task, day) },
      // The first review and the last are two persons’; who asked belongs to the unit.
      { accountId: `${who}/${hop.action}`, permissions: EVERYTHING, coversLead: true },
      day,
      preset.rules,
      calendar,
    );
    if (!made.ok) throw new Error(`the demonstration’s ${matter.task} may not ${hop.action}: ${made.code}`);
    const { matter: set, task: moved, to, behind, byOn, lateWorkdays, dueOn } = made.value;
    hops.push({
      ...common,
      id: derivedId(`demo/hop/${matter.task}/${nth + 1}`),
      at: instantOf(day, nth + 1),
      nth: nth + 2,
      action: hop.action,
      from: facts.state,
      to,
      day,
      byOn: facts.byOn,
      lateWorkdays,
      dueOn,
      accountId: who === 'office' ? office.supervisorId : null,
      orgId: who === 'unit' ? task.leadOrgId : office.officeOrgId,
      words: hop.words ?? null,
      details: {
        ...(hop.due === undefined ? {} : { dueOn: addDays(demoDay, hop.due) }),
        ...(who === 'unit' && hop.action !== 'sign' && hop.action !== 'request_close' ? { signedBy: SIGNER } : {}),
        ...(hop.action === 'suspend' ? { approvedBy: SIGNER } : {}),
        ...(hop.grade ? { grade: hop.grade, judgedPercent: hop.judged ?? 0 } : {}),
      },
    });
    facts = { ...facts, ...set, state: to as MatterState, behind, byOn, dueOn: moved.dueOn ?? facts.dueOn };
    for (const [key, value] of Object.entries({
      extensions: set.extensions,
      returns: set.returns,
      reopened: set.reopened,
      asked_due: set.askedDue,
      requested_on: set.requestedOn,
      achieved: set.achieved,
      reported_percent: set.reportedPercent,
      planned_percent: set.plannedPercent,
      judged_percent: set.judgedPercent,
      grade: set.grade,
      closed_on: set.closedOn,
    }))
      if (value !== undefined) columns[key] = value;
  });
  const last = hops.at(-1);
  return {
    insert: {
      id,
      taskId: task.id,
      source: matter.source,
      category: null,
      urgency: matter.urgency ?? 'ordinary',
      basis: matter.basis ?? null,
      issuedBy: matter.issuedBy ?? null,
      presetId: preset.id,
      supervisorId: office.supervisorId,
      state: 'assigned',
      byOn: facts.byOn ?? taken,
      assignedOn: taken,
    },
    hops,
    dueOn: facts.dueOn,
    move: (tenantId) =>
      moveMatter(
        tenantId,
        id,
        1,
        { state: facts.state, behind: facts.behind, byOn: facts.byOn, at: new Date(last?.at ?? 0) },
        columns,
      ),
  };
};

const LOADED = {
  actor: { accountId: null, name: 'demonstration' },
  action: 'supervision.load_demonstration',
  feature: 'supervision',
  subjectId: null,
} as const;

/** Adds the demonstration's matters to its tasks, each played hop by hop. */
export const loadDemoMatters = async (tx: Tx, demoDay: Day, now: Date, office: DemoOffice): Promise<void> => {
  const presets = await presetsInForce(tx, demoDay);
  const calendar = await calendarOf(tx);
  const tasks = await lockForGoverning(
    tx,
    DEMO_MATTERS.map(({ task }) => office.taskId(task)),
  );
  const played = DEMO_MATTERS.map((matter) => {
    const task = tasks.find(({ id }) => id === office.taskId(matter.task));
    const preset = presets.find(({ name }) => name === matter.preset);
    if (!task || !preset) throw new Error(`the demonstration has no task ${matter.task} or preset ${matter.preset}`);
    return play(matter, task, demoDay, preset, calendar, office);
  });
  await commit(tx, {
    rows: [
      insertMatters(
        tx.tenantId,
        Number(demoDay.slice(0, 4)),
        played.map(({ insert }) => insert),
        { accountId: null, at: now },
      ),
      insertHops(
        tx.tenantId,
        played.flatMap(({ hops }) => hops),
      ),
      ...played.map(({ move }) => move(tx.tenantId)),
      ...(await governed(
        tx,
        { now, today: demoDay },
        null,
        tasks,
        played.map(({ insert, dueOn }) => ({
          taskId: insert.taskId,
          isUnderWatch: true,
          ...(dueOn ? { dueOn, dueReason: '' } : {}),
        })),
      )),
    ],
    audit: { ...LOADED, params: { count: played.length } },
    events: [{ feature: 'supervision', id: tx.tenantId }],
  });
  // As if the reminders of a week ago and of today had been sent on their days.
  const matterIds = played.map(({ insert }) => insert.id);
  for (const ago of [6, 0]) {
    const day = addDays(demoDay, -ago);
    await commit(tx, {
      rows: followOpening(tx.tenantId, matterIds, day),
      audit: { ...LOADED, params: { count: matterIds.length } },
    });
    await remindBatch(tx, new Date(`${day}T01:00:00Z`));
  }
};
