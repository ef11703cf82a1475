import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { DEMO_PAPERS } from '../../documents/demo.ts';
import { DEMO_OVERRIDES, type DemoTask, demoTasks } from '../demo.ts';
import { keepLight } from '../lights/service.ts';
import { seedCalendar, seedRules } from '../settings/service.ts';
import { insertTasks, type ProgressInsert, type TaskInsert, type UnitInsert } from '../store/insert.ts';
import { addOverride } from '../store/overrides.ts';
import { type LightSettings, settingsOf } from '../store/settings.ts';

/** What the tasks need from the tree and the papers of the demonstration, by their keys. */
export type DemoSurroundings = {
  orgOf(key: string): { id: string; path: string; region: string };
  personId(key: string): string;
  documentId(paperKey: string): string;
  clauseId(itemKey: string): string;
  accountId: string;
};

// Reports are written in the afternoon; the hour differs so that lists have an order.
const instantOf = (day: Day, order: number): string =>
  `${day}T0${6 + (order % 3)}:${String(10 + (order % 45)).padStart(2, '0')}:00Z`;

const printed = (() => {
  const places = new Map<string, { paper: string; no: string; issuedBefore: number }>();
  for (const paper of DEMO_PAPERS) {
    paper.sections
      .flatMap(({ items }) => items)
      .forEach(
        (item, nth) =>
          void places.set(item.key, { paper: paper.key, no: String(nth + 1), issuedBefore: paper.issuedBefore }),
      );
  }
  return places;
})();

const unitsOf = (task: DemoTask, { orgOf }: DemoSurroundings): UnitInsert[] => {
  const unit = (role: UnitInsert['role']) => (key: string) => ({ orgId: orgOf(key).id, role, path: orgOf(key).path });
  return [unit('lead')(task.lead), ...task.responsible.map(unit('responsible')), ...task.support.map(unit('support'))];
};

const rowOf = (
  task: DemoTask,
  nth: number,
  demoDay: Day,
  settings: LightSettings,
  around: DemoSurroundings,
): TaskInsert => {
  const { course } = task;
  const day = (offset: number): Day => addDays(demoDay, offset);
  const person = (key: string | undefined): string | null => (key ? around.personId(key) : null);
  const id = derivedId(`demo/task/${task.key}`);
  const lead = around.orgOf(task.lead);
  const place = printed.get(task.key);
  const reports = course.reports.filter(([offset]) => offset <= 0);
  const progress = reports.map(([offset, percent, words], i): ProgressInsert => {
    const at = instantOf(day(offset), nth + i);
    const isLast = i === reports.length - 1;
    return {
      id: derivedId(`demo/progress/${task.key}/${i}`),
      at,
      percent,
      words,
      problems: isLast ? (course.problems ?? null) : null,
      nextSteps: isLast ? (course.next ?? null) : null,
      numbers: [],
      files: [],
      correctsId: null,
      standsAt: at,
      accountId: null,
      orgId: lead.id,
    };
  });
  const latest = progress.at(-1);
  const nodes = (course.nodes ?? []).map(([title, due, weight, done], i) => ({
    id: derivedId(`demo/node/${task.key}/${i}`),
    title,
    dueOn: day(due),
    weight,
    doneOn: done === null ? null : day(done),
  }));
  const facts = {
    status: task.status,
    percent: task.percent,
    startOn: day(course.start),
    dueOn: day(course.due),
    doneOn: task.status === 'done' ? day(Math.min(course.due, -1)) : null,
    nodes,
    leadPath: lead.path,
  };
  const light = keepLight(facts, demoDay, settings);
  // What it looked like a day ago, before what was reported today, tells what changed since yesterday.
  const before = keepLight(
    { ...facts, percent: reports.filter(([offset]) => offset < 0).at(-1)?.[1] ?? 0 },
    day(-1),
    settings,
  );
  const createdAt = instantOf(day(place ? -place.issuedBefore : course.start), nth);
  return {
    id,
    goalId: null,
    documentId: place ? around.documentId(place.paper) : null,
    clauseId: place ? around.clauseId(task.key) : null,
    no: place?.no ?? null,
    title: task.title,
    body: task.body,
    standard: null,
    leadOrgId: lead.id,
    leadPath: lead.path,
    leaderId: person(course.leader),
    personId: person(course.person),
    liaisonId: person(course.liaison),
    startOn: facts.startOn,
    dueOn: facts.dueOn,
    firstDueOn: course.movedFrom ? day(course.movedFrom[0]) : facts.dueOn,
    dueKind: 'date',
    status: task.status,
    percent: task.percent,
    lastReportAt: latest?.at ?? null,
    lastWords: latest?.words ?? null,
    problems: latest?.problems ?? null,
    nextSteps: latest?.nextSteps ?? null,
    doneOn: facts.doneOn,
    regionCode: course.region ?? lead.region,
    lon: course.place?.[0] ?? null,
    lat: course.place?.[1] ?? null,
    createdBy: around.accountId,
    createdAt,
    updatedAt: latest?.at ?? createdAt,
    ...light,
    units: unitsOf(task, around),
    targets: (course.targets ?? []).map(([name, value, unit, direction, actual], i) => ({
      id: derivedId(`demo/target/${task.key}/${i}`),
      name,
      value,
      max: null,
      unit,
      direction,
      actual,
    })),
    nodes,
    progress,
    dueChanges: course.movedFrom
      ? [
          {
            id: derivedId(`demo/due/${task.key}`),
            at: instantOf(day(course.movedFrom[0] - 2), nth),
            fromDue: day(course.movedFrom[0]),
            toDue: day(course.due),
            reason: course.movedFrom[1],
          },
        ]
      : [],
    lightChanges:
      before.light === light.light
        ? []
        : [
            {
              id: derivedId(`demo/light/${task.key}`),
              at: `${demoDay}T00:00:00+08:00`,
              day: demoDay,
              from: before.light,
              to: light.light,
              lightRule: light.lightRule,
              lightReason: light.lightReason,
            },
          ],
  };
};

/** Adds calendar and rules, then the demonstration's tasks with their reports, lights and counts. */
export const loadDemoTasks = async (tx: Tx, demoDay: Day, around: DemoSurroundings): Promise<void> => {
  const audit = {
    actor: { accountId: null, name: 'demonstration' },
    action: 'tasks.load_demonstration',
    feature: 'tasks',
    subjectId: null,
  };
  await commit(tx, {
    rows: [...seedCalendar(tx.tenantId), seedRules(tx.tenantId)],
    audit: { ...audit, action: 'tasks.seed' },
  });
  const settings = await settingsOf(tx);
  const tasks = demoTasks(DEMO_PAPERS).map((task, nth) => rowOf(task, nth, demoDay, settings, around));
  await commit(tx, {
    rows: [
      insertTasks(tx.tenantId, tasks),
      ...DEMO_OVERRIDES.map((one) =>
        addOverride(tx.tenantId, {
          id: derivedId(`demo/override/${one.task}`),
          taskId: derivedId(`demo/task/${one.task}`),
          light: one.light,
          computed: tasks.find(({ id }) => id === derivedId(`demo/task/${one.task}`))?.light ?? 'late',
          reason: one.reason,
          through: addDays(demoDay, one.days),
          askedBy: around.accountId,
          askedAt: new Date(instantOf(addDays(demoDay, -1), 0)),
        }),
      ),
    ],
    audit: { ...audit, params: { count: tasks.length } },
    events: [{ feature: 'tasks', id: tx.tenantId }],
  });
};
