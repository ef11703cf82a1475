import { type Day, dayAt, toDay } from '@luoshi/kernel/day.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import { presentLight, type Telling } from '../../tasks/rules/present.ts';
import { plannedPercent, planOf } from '../../tasks/rules/schedule.ts';
import type { HopView, MatterAction, MatterRow, MatterState, MatterView, PresetRules } from '../contract.ts';
import { endOf, isProvisional, redDays, reportBy, workdaysLeft } from './clock.ts';
import type { MatterFacts } from './decide.ts';
import { STATE } from './machine.ts';

/** A matter of a list as the store reads it. */
export type RowFacts = {
  readonly id: string;
  readonly taskId: string;
  readonly year: number;
  readonly no: number;
  readonly title: string;
  readonly state: MatterState;
  readonly behind: readonly MatterState[];
  readonly source: MatterRow['source'];
  readonly urgency: MatterRow['urgency'];
  readonly leadId: string;
  readonly leadName: string;
  readonly percent: number;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly firstDueOn: string | null;
  readonly byOn: string | null;
  readonly assignedOn: string | null;
  readonly extensions: number;
  readonly returns: number;
  readonly reopened: number;
  readonly requestedBy: string | null;
  readonly requestedOn: string | null;
  readonly reviewedBy: string | null;
  readonly grade: MatterRow['grade'];
  readonly lastReportAt: Date | null;
  readonly updatedAt: Date;
  readonly rules: PresetRules;
} & Parameters<typeof presentLight>[0];

/** How matters are told: lights as tasks tell them, numbers and days in the reader's language. */
export type MatterTelling = Telling & {
  readonly timeZone: string;
  readonly number: (year: number, no: number) => string;
};

const dayOf = (day: string | null): Day | null => (day ? toDay(day) : null);

/** The day of the last report in the government's time. */
const lastReportOn = (row: Pick<RowFacts, 'lastReportAt'>, timeZone: string): Day | null =>
  row.lastReportAt ? dayAt(row.lastReportAt, timeZone) : null;

/** What the plan of a matter's task asks for on a day, or null without a plan. */
export const plannedOn = (
  task: { startOn: string | null; dueOn: string | null; nodes: readonly { dueOn: string; weight: number }[] },
  today: Day,
): number | null => {
  const plan = planOf({
    startOn: dayOf(task.startOn),
    dueOn: dayOf(task.dueOn),
    nodes: task.nodes.map((node) => ({ ...node, dueOn: toDay(node.dueOn) })),
  });
  return plan ? Math.round(plannedPercent(plan, today) * 10) / 10 : null;
};

/** A matter's row as hops are decided on. */
export const factsOf = (
  row: RowFacts & { readonly openParts: number; readonly nodes: readonly { dueOn: string; weight: number }[] },
  { today, timeZone }: { today: Day; timeZone: string },
): MatterFacts => {
  const reportedOn = lastReportOn(row, timeZone);
  return {
    state: row.state,
    behind: row.behind,
    byOn: dayOf(row.byOn),
    assignedOn: dayOf(row.assignedOn),
    dueOn: dayOf(row.dueOn),
    extensions: row.extensions,
    returns: row.returns,
    reopened: row.reopened,
    requestedBy: row.requestedBy,
    requestedOn: dayOf(row.requestedOn),
    reviewedBy: row.reviewedBy,
    leadOrgId: row.leadId,
    percent: row.percent,
    plannedPercent: plannedOn(row, today),
    isReported: row.assignedOn !== null && reportedOn !== null && reportedOn >= row.assignedOn,
    openParts: row.openParts,
  };
};

/** The clock that runs, as it stands today. */
export const clockViewOf = (byOn: string | null, today: Day, calendar: WorkCalendar): MatterRow['clock'] => ({
  byOn,
  isProvisional: byOn !== null && isProvisional(toDay(byOn), calendar),
  workdaysLeft: byOn === null ? null : workdaysLeft(toDay(byOn), today, calendar),
});

export const presentRow = (row: RowFacts, telling: MatterTelling): MatterRow => ({
  id: row.id,
  taskId: row.taskId,
  number: telling.number(row.year, row.no),
  title: row.title,
  state: row.state,
  source: row.source,
  urgency: row.urgency,
  lead: { id: row.leadId, name: row.leadName },
  light: presentLight(row, telling),
  percent: row.percent,
  dueOn: row.dueOn,
  firstDueOn: row.firstDueOn,
  clock: clockViewOf(row.byOn, telling.today, telling.calendar),
  holder: STATE[row.state].holder,
  extensions: row.extensions,
  returns: row.returns,
  reopened: row.reopened,
  grade: row.grade,
  updatedAt: row.updatedAt.toISOString(),
});

/** The last day on which a unit may object, or null when it no longer may. */
export const objectBy = (row: Pick<RowFacts, 'state' | 'assignedOn' | 'rules'>, calendar: WorkCalendar): Day | null =>
  row.assignedOn && (row.state === 'assigned' || row.state === 'signed')
    ? endOf(row.rules.objection, toDay(row.assignedOn), calendar)
    : null;

type DetailFacts = RowFacts &
  Pick<
    MatterView,
    'category' | 'basis' | 'issuedBy' | 'supervisorName' | 'standard' | 'body' | 'askedDue' | 'achieved' | 'closedOn'
  > &
  Pick<MatterView, 'leadHead' | 'supports' | 'targets' | 'parts'> & {
    readonly presetName: string;
    readonly presetVersion: number;
    readonly presetSource: string;
    readonly reportedPercent: number | null;
    readonly keptPlan: number | null;
    readonly judgedPercent: number | null;
    readonly nodes: readonly { dueOn: string; weight: number }[];
    readonly hops: readonly (HopView & { readonly day: string })[];
    readonly reports: MatterView['reports'];
    readonly revision: number;
  };

const instant = (text: string): string => new Date(text).toISOString();

/** A matter with its story. Reported and planned percents are those of the day a close was asked for, else today's. */
export const presentMatter = (row: DetailFacts, telling: MatterTelling, may: MatterAction[]): MatterView => {
  const { today, calendar, timeZone } = telling;
  const isAsked = row.requestedOn !== null || row.closedOn !== null;
  return {
    ...presentRow(row, telling),
    category: row.category,
    basis: row.basis,
    issuedBy: row.issuedBy,
    supervisorName: row.supervisorName,
    preset: { name: row.presetName, version: row.presetVersion, source: row.presetSource, rules: row.rules },
    standard: row.standard,
    body: row.body,
    assignedOn: row.assignedOn,
    askedDue: row.askedDue,
    achieved: row.achieved,
    percents: {
      reported: (isAsked ? row.reportedPercent : null) ?? row.percent,
      planned: isAsked ? row.keptPlan : plannedOn(row, today),
      judged: row.judgedPercent,
    },
    closedOn: row.closedOn,
    redDays: redDays(
      row.hops.map((hop) => ({ from: toDay(hop.day), state: hop.to, dueOn: dayOf(hop.dueOn) })),
      today,
    ),
    dueIsProvisional: row.dueOn !== null && isProvisional(toDay(row.dueOn), calendar),
    reportBy:
      STATE[row.state].holder === 'unit'
        ? reportBy(dayOf(row.assignedOn), lastReportOn(row, timeZone), row.rules, calendar)
        : null,
    objectBy: objectBy(row, calendar),
    supports: row.supports,
    leadHead: row.leadHead,
    targets: row.targets,
    parts: row.parts,
    hops: row.hops.map(({ day: _day, ...hop }) => ({ ...hop, at: instant(hop.at) })),
    reports: row.reports.map((report) => ({ ...report, at: instant(report.at) })),
    may,
    revision: row.revision,
  };
};
