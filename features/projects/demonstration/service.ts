import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { STAGES } from '../contract.ts';
import { DEMO_PORTFOLIOS, type DemoProject, demoProjects } from '../demo.ts';
import { keepLight, keepSupportLight, turnedFrom } from '../lights/service.ts';
import { wanOf, yuanOf } from '../rules/money.ts';
import { addMonths, monthOf, monthsBetween, reportBy } from '../rules/months.ts';
import { dated, nodesFromTemplate, percentDone } from '../rules/nodes.ts';
import { STARTED_STAGES, stageReached } from '../rules/stages.ts';
import { type ProjectSettings, projectSettings } from '../standards/service.ts';
import { addPortfolio } from '../store/portfolios.ts';
import type { ChildRead } from '../store/rows.ts';
import {
  addCarriers,
  addFunds,
  addMonthRows,
  addNodes,
  addReports,
  addSupports,
  addToPortfolios,
  addTurns,
  addUnits,
  insertProjects,
  lightColumns,
} from '../store/writes.ts';

/** What projects need from the tree of the demonstration, by its keys. */
export type DemoSurroundings = {
  orgOf(key: string): { id: string; path: string; region: string };
  personId(key: string): string;
  accountId: string;
};

export const demoProjectId = (key: string): string => derivedId(`demo/project/${key}`);

// Building slows in winter and ends with the year's settling of accounts.
const SHARES = [3, 3, 8, 9, 10, 10, 9, 9, 10, 11, 10, 8];
const WHOLE_SHARE = SHARES.reduce((a, b) => a + b, 0);

const wan = (amount: number): string => wanOf(Math.round(amount * 10_000));

const monthsOf = (project: DemoProject, demoDay: Day, reportDay: number) => {
  const year = demoDay.slice(0, 4);
  return project.annual === 0
    ? []
    : monthsBetween(`${year}-01`, `${year}-12`).map((month, i) => {
        const plan = (project.annual * (SHARES[i] ?? 0)) / WHOLE_SHARE;
        const isReported = reportBy(month, reportDay) < demoDay || month < addMonths(monthOf(demoDay), -1);
        // A little above and below from month to month, the same each time.
        const swing = 1 + (((project.key.length * 7 + i * 5) % 9) - 4) / 60;
        return { month, plan: wan(plan), done: isReported ? wan(plan * project.pace * swing) : null };
      });
};

const nodesOf = (project: DemoProject, demoDay: Day, settings: ProjectSettings) => {
  const template = settings.standards.templates.get(project.template);
  if (!template || project.key === 'shuangxiu') return [];
  let nth = 0;
  const begins = addDays(demoDay, project.begins);
  const nodes = dated(
    nodesFromTemplate(template, () => derivedId(`demo/project-node/${project.key}/${nth++}`)),
    'earliest',
    { promisedOn: begins, notBefore: begins, calendar: settings.calendar, approvals: settings.standards.approvals },
  );
  const due = nodes.filter(({ planFinishOn }) => planFinishOn !== null && planFinishOn < demoDay);
  const open = new Set(due.slice(due.length - (project.lagging ?? 0)).map(({ id }) => id));
  return nodes.map((node) =>
    due.includes(node) && !open.has(node.id)
      ? { ...node, startedOn: node.planStartOn, doneOn: node.planFinishOn }
      : { ...node, startedOn: node.planStartOn !== null && node.planStartOn < demoDay ? node.planStartOn : null },
  );
};

const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;

const rowsOf = (
  project: DemoProject,
  demoDay: Day,
  settings: ProjectSettings,
  around: DemoSurroundings,
  tenantId: string,
  children: readonly ChildRead[],
): { rows: Write[]; child: ChildRead } => {
  const id = demoProjectId(project.key);
  const lead = around.orgOf(project.lead);
  const nodes = nodesOf(project, demoDay, settings);
  const months = monthsOf(project, demoDay, settings.standards.reportDay);
  const done = nodes.filter(({ doneOn }) => doneOn !== null);
  const reached = stageReached(
    'planned',
    done.map(({ key }) => key),
    STAGES,
  );
  const stage = project.stage ?? (children.length > 0 ? 'main' : reached);
  const end = latest(nodes.map(({ planFinishOn }) => planFinishOn));
  const promised = end ? addDays(toDay(end), project.reserve ?? 20) : addDays(demoDay, 320);
  const planFinishOn = promised > demoDay ? promised : addDays(demoDay, 45);
  const start = nodes.find(({ key }) => key === 'start');
  const startOn = start?.doneOn ?? (STARTED_STAGES.includes(stage) ? addDays(demoDay, project.begins + 100) : null);
  const status = startOn ? ('in_progress' as const) : ('not_started' as const);
  const reported = months.filter((month) => month.done !== null);
  const last = reported.at(-1);
  const percent = Math.min(96, Math.max(percentDone(nodes), project.stage === 'trial' ? 90 : 0));
  const lit = {
    status,
    percent,
    planStartOn: start?.planStartOn ?? addDays(demoDay, project.begins),
    startOn,
    planFinishOn,
    finishOn: null,
    annual: wan(project.annual),
    annualYear: Number(demoDay.slice(0, 4)),
    months,
    nodes,
    enteredOn:
      startOn && project.total >= 500 && addDays(toDay(startOn), 20) < demoDay ? addDays(toDay(startOn), 20) : null,
    total: wan(project.total),
    doneBefore: wan(project.doneBefore ?? 0),
    funds: [],
    problems: project.problems ?? null,
    rollUp: 'sum' as const,
    children,
    leadPath: lead.path,
  };
  const kept = keepLight(lit, demoDay, settings);
  const before = keepLight(lit, addDays(demoDay, -1), settings);
  const at = `${demoDay}T00:00:00+08:00`;
  const person = (role: 'leader' | 'officer' | 'person' | 'liaison', key: string | undefined) =>
    key ? [{ role, personId: around.personId(key) }] : [];
  const units = [
    ...new Set([project.lead, ...(project.support ?? []), ...(project.supports ?? []).map(([, , owner]) => owner)]),
  ];
  const fundShare = yuanOf(wan(project.total)) / 10_000;
  const isFirm = project.template === 'industry';
  return {
    child: {
      id,
      name: project.name,
      weight: 1,
      light: kept.light,
      ...lit,
    },
    rows: [
      insertProjects(tenantId, [
        {
          id,
          parent_id: project.parent ? demoProjectId(project.parent) : null,
          roll_up: 'sum',
          weight: 1,
          code: null,
          name: project.name,
          content: project.content,
          class: project.class,
          template: project.template,
          nature: null,
          industry: project.industry,
          stage,
          address: project.address ?? null,
          region_code: project.region,
          lon: project.place?.[0] ?? null,
          lat: project.place?.[1] ?? null,
          place_error_km: project.place?.[2] ?? null,
          place_basis: project.place ? '示意点位，依公开地名推定' : null,
          is_sensitive: project.isSensitive ?? false,
          builder: project.builder ?? null,
          lead_org_id: lead.id,
          lead_path: lead.path,
          start_year: Number(addDays(demoDay, project.begins).slice(0, 4)),
          end_year: Number(planFinishOn.slice(0, 4)),
          total_investment: lit.total,
          done_before: lit.doneBefore,
          annual_investment: lit.annual,
          annual_year: lit.annualYear,
          annual_goal: project.annual > 0 ? '完成年度计划投资，节点按期推进。' : null,
          plan_start_on: lit.planStartOn,
          start_on: startOn,
          plan_finish_on: planFinishOn,
          first_finish_on: planFinishOn,
          finish_on: null,
          entered_on: lit.enteredOn,
          entry: { ticked: lit.enteredOn ? ['approval', 'contract', 'site', 'form'] : [] },
          status,
          percent,
          progress_words: project.words ?? null,
          problems: project.problems ?? null,
          coordination: project.coordination ?? null,
          last_report_at: last ? `${addDays(demoDay, -2)}T07:30:00Z` : null,
          last_month: last ? `${last.month}-01` : null,
          created_by: around.accountId,
          created_at: at,
          updated_at: at,
          ...lightColumns(kept),
        },
      ]),
      ...addUnits(
        tenantId,
        id,
        units.map((key) => ({
          orgId: around.orgOf(key).id,
          role: key === project.lead ? ('lead' as const) : ('support' as const),
          path: around.orgOf(key).path,
        })),
      ),
      ...addCarriers(tenantId, id, [
        ...person('leader', project.leader),
        ...(project.officers ?? []).flatMap((key) => person('officer', key)),
        ...person('person', project.person),
        ...person('liaison', project.liaison),
      ]),
      ...addNodes(tenantId, id, nodes),
      ...addMonthRows(tenantId, id, months),
      ...addFunds(
        tenantId,
        id,
        children.length > 0
          ? []
          : [
              {
                id: derivedId(`demo/fund/${project.key}/1`),
                source: isFirm ? ('own' as const) : ('fiscal' as const),
                amount: wan(fundShare * 0.6),
                arrived: wan(fundShare * 0.4),
              },
              {
                id: derivedId(`demo/fund/${project.key}/2`),
                source: isFirm ? ('loan' as const) : ('bond' as const),
                amount: wan(fundShare * 0.4),
                arrived: wan(fundShare * 0.15),
              },
            ],
      ),
      ...addSupports(
        tenantId,
        id,
        (project.supports ?? []).map(([kind, need, owner, due, doneIn]) => {
          const days = { dueOn: addDays(demoDay, due), doneOn: doneIn === null ? null : addDays(demoDay, doneIn) };
          return {
            id: derivedId(`demo/support/${project.key}/${kind}`),
            kind,
            need,
            ownerOrgId: around.orgOf(owner).id,
            ...days,
            ...keepSupportLight(days, lead.path, demoDay, settings),
          };
        }),
      ),
      ...addReports(
        tenantId,
        id,
        reported.slice(-3).map(({ month, done: amount }, i, all) => ({
          id: derivedId(`demo/report/${project.key}/${month}`),
          at: `${addDays(demoDay, -2 - 30 * (all.length - 1 - i))}T07:30:00Z`,
          month,
          done: amount ?? '0',
          percent: Math.max(0, percent - 6 * (all.length - 1 - i)),
          stage,
          words: i === all.length - 1 ? (project.words ?? '') : '按计划推进。',
          problems: i === all.length - 1 ? (project.problems ?? null) : null,
          coordination: i === all.length - 1 ? (project.coordination ?? null) : null,
          files: [],
          accountId: null,
          orgId: lead.id,
        })),
      ),
      ...addToPortfolios(
        tenantId,
        id,
        (project.portfolios ?? []).map((key) => derivedId(`demo/portfolio/${key}`)),
      ),
      ...addTurns(
        tenantId,
        turnedFrom(before.light, kept, { id, leadPath: lead.path }, { at: new Date(at), today: demoDay }),
      ),
    ],
  };
};

/** Adds the standards, portfolios and projects of the demonstration with months, supports, reports and lights. */
export const loadDemoProjects = async (tx: Tx, demoDay: Day, around: DemoSurroundings): Promise<void> => {
  const settings = await projectSettings(tx, demoDay);
  const all = demoProjects();
  const made = new Map<string, { rows: Write[]; child: ChildRead }>();
  const make = (project: DemoProject): void => {
    const children = all
      .filter(({ parent }) => parent === project.key)
      .flatMap(({ key }) => made.get(key)?.child ?? []);
    made.set(project.key, rowsOf(project, demoDay, settings, around, tx.tenantId, children));
  };
  // A parent is judged by its children, so they are worked out first; rows go in as they are listed, parents first.
  for (const project of all.filter(({ parent }) => parent)) make(project);
  for (const project of all.filter(({ parent }) => !parent)) make(project);
  await commit(tx, {
    rows: [
      ...DEMO_PORTFOLIOS.map(({ key, kind, title }, sort) =>
        addPortfolio(tx.tenantId, { id: derivedId(`demo/portfolio/${key}`), kind, title, sort }),
      ),
      ...all.flatMap(({ key }) => made.get(key)?.rows ?? []),
    ],
    audit: {
      actor: { accountId: null, name: 'demonstration' },
      action: 'projects.load_demonstration',
      feature: 'projects',
      subjectId: null,
      params: { count: all.length },
    },
    events: [{ feature: 'projects', id: tx.tenantId }],
  });
};
