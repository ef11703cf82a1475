import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { endpoints, Light } from '../contract.ts';
import { say, telling } from '../lights/service.ts';
import { presentLight, presentTask } from '../rules/present.ts';
import { answersForUnits } from '../rules/today.ts';
import { lightSettings } from '../settings/service.ts';
import { lightsChanged, openByLight, tasksOwed, tasksSupported, tasksWatched } from '../store/today.ts';

type Today = AnswerOf<(typeof endpoints)['GET /today']>;

const OWED_AT_MOST = 50;
const AWAITED_AT_MOST = 20;
const CHANGES_AT_MOST = 30;

/**
 * What the caller owes, what they wait for from others, and what changed since yesterday, each with what hurts most
 * first. Who reports for units owes those units' tasks and waits for what they only support; who watches over others
 * owes nothing here and waits for what is late, behind or near. Without business permission everything is empty.
 */
export const showToday = async (tx: Tx, actor: Actor, facts: RequestFacts): Promise<Outcome<Today>> => {
  const none = {
    sentence: say(facts.language, 'today.nothing', { name: actor.name }),
    owes: [],
    awaits: [],
    changes: [],
  };
  if (!actor.permissions.has('tasks.read')) return accept(none);
  const told = telling(facts, await lightSettings(tx));
  const reports = answersForUnits(actor.roles) && actor.permissions.has('tasks.report');
  const owed = reports ? await tasksOwed(tx, actor.scope, OWED_AT_MOST) : [];
  const awaited = reports
    ? await tasksSupported(tx, actor.scope, AWAITED_AT_MOST)
    : await tasksWatched(tx, actor.scope, AWAITED_AT_MOST);
  const changed = await lightsChanged(tx, actor.scope, addDays(facts.today, -1), CHANGES_AT_MOST);
  // What others lead and the caller's units answer for is owed too, but not counted with the units' own: as long as
  // everything owed is at hand, it is counted itself.
  const byLight =
    reports && owed.length < OWED_AT_MOST
      ? countLights(owed)
      : new Map((await openByLight(tx, actor.scope)).map(({ light, n }) => [light, n]));
  const owes = owed.map((row) => ({
    ...presentTask(row, told),
    mayReport: true,
    targets: row.targets,
    problems: row.problems,
    nextSteps: row.nextSteps,
  }));

  const counts = {
    name: actor.name,
    open: [...byLight.values()].reduce((sum, n) => sum + n, 0),
    late: byLight.get('late') ?? 0,
    behind: byLight.get('behind') ?? 0,
    near: byLight.get('near') ?? 0,
  };
  const [first] = owes;
  const sentences = [
    reports && counts.open === 0 && !first
      ? none.sentence
      : say(facts.language, reports ? 'today.owes' : 'today.watches', counts),
    ...(first && first.light.light !== 'on_track'
      ? [say(facts.language, 'today.owesFirst', { title: first.title, sentence: first.light.sentence })]
      : []),
    ...(changed.length > 0 ? [say(facts.language, 'today.changes', { count: changed.length })] : []),
  ];
  return accept({
    sentence: sentences.join(facts.language === 'en' ? ' ' : ''),
    owes,
    awaits: awaited.map((row) => presentTask(row, told)),
    changes: changed.map((change) => ({
      at: change.at.toISOString(),
      taskId: change.taskId,
      title: change.title,
      leadName: change.leadName,
      from: change.from,
      to: change.to,
      sentence: presentLight(
        { light: change.to, lightRule: '', lightReason: change.reason, lightUntil: null },
        { ...told, today: toDay(change.day) },
      ).sentence,
    })),
  });
};

const countLights = (rows: readonly { light: Light }[]): Map<Light, number> => {
  const counts = new Map<Light, number>();
  for (const { light } of rows) counts.set(light, (counts.get(light) ?? 0) + 1);
  return counts;
};
