import { isDeepStrictEqual } from 'node:util';
import type { Day } from '@luoshi/kernel/day.ts';
import type { Language } from '@luoshi/kernel/format.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { light } from '../rules/light.ts';
import type { Telling } from '../rules/present.ts';
import { factsOf, type LightRowFacts } from '../rules/task-facts.ts';
import { lightSettings } from '../settings/service.ts';
import type { Turned } from '../store/change.ts';
import { countOf, type LightKept } from '../store/insert.ts';
import { keepLights, type LitTask, openTasksUnder, tasksToTurn } from '../store/relight.ts';
import { markApplied } from '../store/rule-sets.ts';
import type { LightSettings } from '../store/settings.ts';

const words = makeWords([{ name: 'tasks', locales: { 'zh-CN': zhCN, en } }]);

/** A sentence of this feature's locales. */
export const say = (language: Language, key: string, params?: Record<string, string | number>): string =>
  words(language, `tasks.${key}`, params);

/** How lights are told to a caller: in their language, as of their government's day. */
export const telling = (
  caller: { language: Language; today: Day },
  settings: Pick<LightSettings, 'calendar'>,
): Telling => ({
  today: caller.today,
  calendar: settings.calendar,
  language: caller.language,
  say: ({ key, params }) => say(caller.language, key, params),
});

/** The light of a task as its row keeps it. */
export const keepLight = (task: LightRowFacts, today: Day, settings: LightSettings): LightKept => {
  const result = light(factsOf(task), today, settings.calendar, settings.rulesFor('task', task.leadPath));
  return {
    light: result.light,
    lightRule: result.ruleId,
    lightReason: result.reason,
    lightUntil: result.until,
  };
};

/** The trail of a light that went from one colour to another; nothing when it stayed. */
export const turnedFrom = (
  before: { light: LightKept['light'] },
  after: LightKept,
  task: { id: string; leadPath: string; regionCode: string },
  when: { at: Date; today: Day },
): Turned[] =>
  before.light === after.light
    ? []
    : [
        {
          id: newId(when.at.getTime()),
          at: when.at.toISOString(),
          day: when.today,
          taskId: task.id,
          leadPath: task.leadPath,
          regionCode: task.regionCode,
          from: before.light,
          to: after.light,
          lightRule: after.lightRule,
          lightReason: after.lightReason,
        },
      ];

const BATCH = 2_000;

const sameKept = (task: LitTask, kept: LightKept): boolean =>
  task.light === kept.light &&
  task.lightRule === kept.lightRule &&
  task.lightUntil === kept.lightUntil &&
  isDeepStrictEqual(task.lightReason, kept.lightReason);

/** The writes that bring the lights of the tasks up to date, and how many of them changed. */
export const relight = (
  tenantId: string,
  tasks: readonly LitTask[],
  settings: LightSettings,
  when: { at: Date; today: Day },
): { rows: Write[]; changed: number } => {
  const changed = tasks.flatMap((task) => {
    const kept = keepLight(task, when.today, settings);
    return sameKept(task, kept) ? [] : [{ task, kept }];
  });
  const rows: Write[] = [];
  for (let from = 0; from < changed.length; from += BATCH) {
    const batch = changed.slice(from, from + BATCH);
    rows.push(
      keepLights(
        tenantId,
        batch.map(({ task, kept }) => ({ id: task.id, ...kept })),
        batch.flatMap(({ task, kept }) => turnedFrom(task, kept, task, when)),
        batch.flatMap(({ task, kept }) => [countOf(task, -1), countOf({ ...task, light: kept.light }, 1)]),
      ),
    );
  }
  return { rows, changed: changed.length };
};

/**
 * Looks again at the lights whose day has come, a batch of them; answers how many there were. Safe to run twice: a light
 * that has been looked at has a later day or none.
 */
export const turnBatch = async (tx: Tx, when: { at: Date; today: Day }): Promise<number> => {
  const settings = await lightSettings(tx);
  const tasks = await tasksToTurn(tx, when.today, BATCH);
  if (tasks.length === 0) return 0;
  const { rows, changed } = relight(tx.tenantId, tasks, settings, when);
  await commit(tx, {
    rows,
    audit: {
      actor: { accountId: null, name: 'tasks:turn_of_day' },
      action: 'tasks.turn_of_day',
      feature: 'tasks',
      subjectId: null,
      params: { count: changed },
    },
    events: [{ feature: 'tasks', id: 'lights' }],
  });
  return tasks.length;
};

/**
 * Looks again at the next open tasks after `after` below `path` (null: of the whole government) under the rules of now;
 * answers the last one's id, null when there are no more.
 */
export const applyBatch = async (
  tx: Tx,
  when: { at: Date; today: Day },
  path: string | null,
  after: string | null,
): Promise<string | null> => {
  const settings = await lightSettings(tx);
  const tasks = await openTasksUnder(tx, path, after, BATCH);
  const { rows, changed } = relight(tx.tenantId, tasks, settings, when);
  if (changed > 0)
    await commit(tx, {
      rows,
      audit: {
        actor: { accountId: null, name: 'tasks:apply_rules' },
        action: 'tasks.apply_rules',
        feature: 'tasks',
        subjectId: null,
        params: { count: changed },
      },
      events: [{ feature: 'tasks', id: 'lights' }],
    });
  return tasks.length < BATCH ? null : (tasks.at(-1)?.id ?? null);
};

/** Remembers that every light a rule set governs has been looked at. */
export const finishApplying = (tx: Tx, ruleSetId: string, at: Date): Promise<void> =>
  commit(tx, {
    rows: [markApplied(tx.tenantId, ruleSetId, at)],
    audit: {
      actor: { accountId: null, name: 'tasks:apply_rules' },
      action: 'tasks.rules_applied',
      feature: 'tasks',
      subjectId: ruleSetId,
    },
    events: [{ feature: 'tasks', id: 'rules' }],
  });
