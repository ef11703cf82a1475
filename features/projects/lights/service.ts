import { isDeepStrictEqual } from 'node:util';
import type { Day } from '@luoshi/kernel/day.ts';
import type { Language } from '@luoshi/kernel/format.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import tasksEn from '../../tasks/locales/en.json' with { type: 'json' };
import tasksZh from '../../tasks/locales/zh-CN.json' with { type: 'json' };
import type { Telling } from '../../tasks/rules/present.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { keptLight } from '../rules/lit.ts';
import { supportLight } from '../rules/project-light.ts';
import { type ProjectSettings, projectSettings } from '../standards/service.ts';
import { type LitProject, litProjects, openProjects, projectsToTurn, supportsToTurn } from '../store/facts.ts';
import type { ChildRead, LightKept } from '../store/rows.ts';
import { addTurns, keepLights, type Turned } from '../store/writes.ts';

const words = makeWords([
  { name: 'projects', locales: { 'zh-CN': zhCN, en } },
  { name: 'tasks', locales: { 'zh-CN': tasksZh, en: tasksEn } },
]);

/** A sentence of this feature's locales. */
export const say = (language: Language, key: string, params?: Record<string, string | number>): string =>
  words(language, `projects.${key}`, params);

/** How lights are told: the engine's reasons in the words of tasks, those of parents in our own. */
export const telling = (
  caller: { language: Language; today: Day },
  settings: Pick<ProjectSettings, 'calendar'>,
): Telling => ({
  today: caller.today,
  calendar: settings.calendar,
  language: caller.language,
  say: ({ key, params }) =>
    key === 'light.worst_child' || key === 'light.by_months'
      ? say(caller.language, key, params)
      : words(caller.language, `tasks.${key}`, params),
});

type Lit = Parameters<typeof keptLight>[0] & { readonly leadPath: string };

/** The light of a project as its row keeps it. */
export const keepLight = (project: Lit, today: Day, settings: ProjectSettings): LightKept => {
  const result = keptLight(project, {
    today,
    calendar: settings.calendar,
    rules: settings.rulesFor(project.leadPath),
    reportDay: settings.standards.reportDay,
    entryFromTotal: settings.standards.entry.fromTotal,
  });
  return { light: result.light, lightRule: result.ruleId, lightReason: result.reason, lightUntil: result.until };
};

/** The light of a support as its row keeps it. */
export const keepSupportLight = (
  support: Parameters<typeof supportLight>[0],
  leadPath: string,
  today: Day,
  settings: ProjectSettings,
): LightKept => {
  const result = supportLight(support, today, settings.calendar, settings.rulesFor(leadPath));
  return { light: result.light, lightRule: result.ruleId, lightReason: result.reason, lightUntil: result.until };
};

type When = { at: Date; today: Day };

/** The trail of a light that went from one colour to another; nothing when it stayed. */
export const turnedFrom = (
  before: LightKept['light'] | null,
  after: LightKept,
  project: { id: string; leadPath: string },
  when: When,
): Turned[] =>
  before === after.light
    ? []
    : [
        {
          id: newId(when.at.getTime()),
          at: when.at.toISOString(),
          day: when.today,
          projectId: project.id,
          leadPath: project.leadPath,
          from: before,
          to: after.light,
          rule: after.lightRule,
          reason: after.lightReason,
        },
      ];

const sameKept = (before: LightKept, after: LightKept): boolean =>
  before.light === after.light &&
  before.lightRule === after.lightRule &&
  before.lightUntil === after.lightUntil &&
  isDeepStrictEqual(before.lightReason, after.lightReason);

const relit = (projects: readonly LitProject[], settings: ProjectSettings, when: When) =>
  projects.flatMap((project) => {
    const kept = keepLight(project, when.today, settings);
    return sameKept(project, kept) ? [] : [{ project, kept }];
  });

const writesOf = (
  tenantId: string,
  changed: readonly { project: LitProject; kept: LightKept }[],
  when: When,
): Write[] =>
  changed.length === 0
    ? []
    : [
        keepLights(
          'project',
          tenantId,
          changed.map(({ project, kept }) => ({ id: project.id, ...kept })),
        ),
        ...addTurns(
          tenantId,
          changed.flatMap(({ project, kept }) => turnedFrom(project.light, kept, project, when)),
        ),
      ];

/**
 * The writes that bring parents up to date with children that are about to change: `changed` are the children as they will
 * be, with the parent they will have; a parent left behind is named in `left`.
 */
export const parentWrites = async (
  tx: Tx,
  changed: readonly (ChildRead & { parentId: string | null })[],
  left: readonly (string | null)[],
  settings: ProjectSettings,
  when: When,
): Promise<Write[]> => {
  const ids = [...new Set([...changed.map(({ parentId }) => parentId), ...left])].filter((id) => id !== null);
  if (ids.length === 0) return [];
  const parents = await litProjects(tx, ids);
  const asTheyWillBe = parents.map((parent) => ({
    ...parent,
    children: [
      ...parent.children.filter((child) => !changed.some(({ id }) => id === child.id)),
      ...changed.filter(({ parentId }) => parentId === parent.id),
    ],
  }));
  return writesOf(tx.tenantId, relit(asTheyWillBe, settings, when), when);
};

const BATCH = 1_000;

/** The writes for projects whose facts stand in rows already: their lights first, then those of parents made from them. */
export const relight = async (
  tx: Tx,
  projects: readonly LitProject[],
  settings: ProjectSettings,
  when: When,
): Promise<{ rows: Write[]; changed: number }> => {
  const changed = relit(
    projects.filter(({ children }) => children.length === 0),
    settings,
    when,
  );
  const children = changed.map(({ project, kept }) => ({ ...project, light: kept.light }));
  const parents = projects.filter((project) => project.children.length > 0).map(({ id }) => id);
  const above = await parentWrites(tx, children, parents, settings, when);
  return { rows: [...writesOf(tx.tenantId, changed, when), ...above], changed: changed.length };
};

/** Looks again at the lights whose day has come, a batch of them; answers how many there were. Safe to run twice. */
export const turnBatch = async (tx: Tx, when: When): Promise<number> => {
  const projects = await projectsToTurn(tx, when.today, BATCH);
  const supports = await supportsToTurn(tx, when.today, BATCH);
  if (projects.length + supports.length === 0) return 0;
  const settings = await projectSettings(tx, when.today);
  const { rows, changed } = await relight(tx, projects, settings, when);
  const kept = supports.map((one) => ({ id: one.id, ...keepSupportLight(one, one.leadPath, when.today, settings) }));
  await commit(tx, {
    rows: [...rows, ...(kept.length > 0 ? [keepLights('support', tx.tenantId, kept)] : [])],
    audit: {
      actor: { accountId: null, name: 'projects:turn_of_day' },
      action: 'projects.turn_of_day',
      feature: 'projects',
      subjectId: null,
      params: { count: changed },
    },
    events: [{ feature: 'projects', id: 'lights' }],
  });
  return projects.length + supports.length;
};

/** Looks again at a batch of open projects below a path, by id; answers the last one's id, or null after the last batch. */
export const relightBelow = async (tx: Tx, path: string, after: string | null, when: When): Promise<string | null> => {
  const projects = await openProjects(tx, path, after, BATCH);
  const last = projects.at(-1);
  if (!last) return null;
  const { rows, changed } = await relight(tx, projects, await projectSettings(tx, when.today), when);
  if (rows.length > 0)
    await commit(tx, {
      rows,
      audit: {
        actor: { accountId: null, name: 'projects.relight' },
        action: 'projects.relight',
        feature: 'projects',
        subjectId: null,
        params: { count: changed },
      },
      events: [{ feature: 'projects', id: 'lights' }],
    });
  return projects.length === BATCH ? last.id : null;
};
