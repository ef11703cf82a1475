import { toDay } from '@luoshi/kernel/day.ts';
import type { Light, ProgressView, TaskView } from '../contract.ts';
import { LIGHT_OF, type LightOverride, verdicts } from './light.ts';
import type { Reporting } from './may-report.ts';
import { presentLight, presentTask, type Telling } from './present.ts';
import { mayWithOverride } from './present-override.ts';
import { type Rules, type RuleVersion, ruleIdOf } from './rule-set.ts';
import { sayLight } from './say-light.ts';
import { plannedPercent, planOf } from './schedule.ts';
import { factsOf } from './task-facts.ts';

/** A task with its story as the store reads it. */
export type Detail = Parameters<typeof presentTask>[0] &
  Pick<
    TaskView,
    'body' | 'standard' | 'dueKind' | 'goal' | 'leader' | 'person' | 'liaison' | 'targets' | 'nodes' | 'dueChanges'
  > &
  Pick<TaskView, 'problems' | 'nextSteps' | 'doneOn'> & {
    readonly clause: (NonNullable<TaskView['clause']> & { readonly section: string[] }) | null;
    readonly units: readonly (TaskView['units'][number] & { readonly path: string })[];
    readonly progress: readonly Omit<ProgressView, 'correctedById'>[];
    readonly lightChanges: readonly {
      readonly at: string;
      readonly day: string;
      readonly from: Light | null;
      readonly to: Light;
      readonly reason: TaskView['light']['reason'];
    }[];
    readonly leadPath: string;
    readonly lightOverride: LightOverride | null;
    readonly overrides: readonly Parameters<typeof mayWithOverride>[0][];
    readonly lon: number | null;
    readonly lat: number | null;
    readonly createdAt: Date;
    readonly isUnderWatch: boolean;
  };

const instant = (text: string): string => new Date(text).toISOString();

/** A report as it is shown, without which report corrects it. */
export const presentReport = (
  report: Omit<ProgressView, 'correctedById'>,
  correctedById: string | null,
): ProgressView => ({ ...report, at: instant(report.at), correctedById });

/** A repeated target or node is shown once in the order kept; a change of light is said as it stood on its day. */
export const presentDetail = (
  task: Detail,
  telling: Telling,
  reporting: Reporting,
  caller: { readonly accountId: string; readonly permissions: ReadonlySet<string> },
  settings: { readonly versions: readonly RuleVersion[]; rulesFor(kind: 'task', path: string): Rules },
): TaskView => {
  const { today, calendar, language, say } = telling;
  const judged = verdicts(factsOf(task), today, calendar, settings.rulesFor('task', task.leadPath));
  const ruleSet = settings.versions.find((version) => ruleIdOf(version) === judged.ruleId);
  const correctedBy = new Map(task.progress.flatMap((one) => (one.correctsId ? [[one.correctsId, one.id]] : [])));
  const isOpen = task.status !== 'done' && task.status !== 'cancelled';
  const plan = planOf({
    startOn: task.startOn ? toDay(task.startOn) : null,
    dueOn: task.dueOn ? toDay(task.dueOn) : null,
    nodes: task.nodes.map((node) => ({ dueOn: toDay(node.dueOn), weight: node.weight })),
  });
  return {
    ...presentTask(task, telling),
    body: task.body,
    standard: task.standard,
    goal: task.goal,
    section: task.clause?.section ?? [],
    dueKind: task.dueKind,
    clause: task.clause && {
      id: task.clause.id,
      documentId: task.clause.documentId,
      text: task.clause.text,
      spanStart: task.clause.spanStart,
      spanEnd: task.clause.spanEnd,
    },
    units: task.units.map(({ id, name, role }) => ({ id, name, role })),
    leader: task.leader,
    person: task.person,
    liaison: task.liaison,
    targets: task.targets,
    nodes: task.nodes,
    progress: task.progress.map((report) => presentReport(report, correctedBy.get(report.id) ?? null)),
    dueChanges: task.dueChanges.map((change) => ({ ...change, at: instant(change.at) })),
    lightChanges: task.lightChanges.map((change) => ({
      at: instant(change.at),
      from: change.from,
      to: change.to,
      sentence: presentLight(
        { light: change.to, lightRule: '', lightReason: change.reason, lightUntil: null },
        { ...telling, today: toDay(change.day) },
      ).sentence,
    })),
    place: task.lon === null || task.lat === null ? null : { lon: task.lon, lat: task.lat },
    problems: task.problems,
    nextSteps: task.nextSteps,
    doneOn: task.doneOn,
    createdAt: task.createdAt.toISOString(),
    plannedPercent: plan ? Math.round(plannedPercent(plan, telling.today) * 10) / 10 : null,
    verdicts: judged.verdicts.map((verdict) => ({
      light: LIGHT_OF[verdict.code],
      code: verdict.code,
      sentence: say(sayLight(verdict, today, calendar, language)),
    })),
    ruleSet: ruleSet ? { name: ruleSet.name, version: ruleSet.version, source: ruleSet.source } : null,
    overrides: task.overrides.map((one) => mayWithOverride(one, caller, today)),
    isUnderWatch: task.isUnderWatch,
    may: {
      override: caller.permissions.has('tasks.override') && isOpen && task.status !== 'suspended',
      report: reporting !== 'none' && isOpen,
      percent: reporting === 'percent' && isOpen,
      edit: caller.permissions.has('tasks.edit'),
    },
  };
};
