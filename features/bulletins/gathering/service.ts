import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { addWorkdays, type WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import tasksEn from '../../tasks/locales/en.json' with { type: 'json' };
import tasksZh from '../../tasks/locales/zh-CN.json' with { type: 'json' };
import { sayLight } from '../../tasks/rules/say-light.ts';
import { calendarOf } from '../../tasks/service.ts';
import type { Source } from '../contract.ts';
import { type Composed, compose } from '../rules/compose.ts';
import type { Gathered, TaskFact } from '../rules/gathered.ts';
import { isOneOf, TELLS_OF_ONE, TELLS_OF_PERIOD, TELLS_ONE_UNIT } from '../rules/kinds.ts';
import {
  doneTasks,
  headUnit,
  openTasks,
  paperTitle,
  reportCounts,
  type TaskRead,
  tasksById,
  turnedLights,
  unitById,
  unitCounts,
} from '../store/facts.ts';
import { letterheadOf } from '../store/reads.ts';

const taskWords = makeWords([{ name: 'tasks', locales: { 'zh-CN': tasksZh, en: tasksEn } }]);
/** Working days a unit is given to answer when the office has said nothing else (house rule, 2026-11-24). */
export const ANSWER_WORKDAYS = 5;
const HOUR_MS = 3_600_000;
/** Midnight in China in UTC: the government's zone has no summer time. */
const startOf = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - 8 * HOUR_MS);

/** Words of a light as a paper says them: in Chinese, as of today. */
const told = (
  { lightReason, lightRule: _rule, lightUntil: _until, ...task }: TaskRead,
  today: Day,
  calendar: WorkCalendar,
): TaskFact => {
  const said = sayLight(lightReason, today, calendar, 'zh-CN');
  return { ...task, reason: taskWords('zh-CN', `tasks.${said.key}`, said.params) };
};

/**
 * Gathers the facts a paper is asked for, within the caller's part of the tree, and composes its draft. Refuses what does
 * not exist, a period that ends before it begins, a slip about more than one task, a letter to more than one unit, and a
 * paper that would have nothing to say.
 */
export const gather = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  asked: Source,
): Promise<Outcome<Composed & { leads: string[] }>> => {
  const to = toDay(asked.to ?? facts.today);
  const from = toDay(asked.from ?? `${to.slice(0, 8)}01`);
  if (from > to) return refuse('bulletins.period_backwards');
  const unit = asked.unit ? await unitById(tx, actor.scope, asked.unit) : await headUnit(tx, actor.scope);
  if (!unit) return refuse('bulletins.unit_not_found');
  const paper = asked.document ? await paperTitle(tx, asked.document) : null;
  if (asked.document && !paper) return refuse('bulletins.document_not_found');

  const calendar = await calendarOf(tx);
  const workdays = (await letterheadOf(tx, actor.org.id))?.answerWorkdays ?? ANSWER_WORKDAYS;
  const about = { scope: actor.scope, under: unit.path, document: asked.document ?? null, goal: asked.goal ?? null };
  const say = (rows: readonly TaskRead[]): TaskFact[] => rows.map((row) => told(row, facts.today, calendar));
  const common = {
    kind: asked.kind,
    scope: paper ? `\u300a${paper}\u300b` : unit.name.replace(/[（(].*[）)]$/, ''),
    today: facts.today,
    from,
    to,
    answerBy: addWorkdays(calendar, facts.today, workdays),
  };
  if (!isOneOf(TELLS_OF_PERIOD, asked.kind)) {
    const chosen = await chosenTasks(tx, actor, asked, about);
    if (!chosen.ok) return chosen;
    return composed({ ...common, ...NOTHING, chosen: say(chosen.value) });
  }
  const open = await openTasks(tx, about);
  const done = await doneTasks(tx, about, from, to);
  if (open.total + done.total === 0) return refuse('bulletins.nothing_to_say');
  return composed({
    ...common,
    units: await unitCounts(tx, about),
    open: say(open.rows),
    openTotal: open.total,
    done: say(done.rows),
    doneTotal: done.total,
    doneLate: done.late,
    turned: await turnedLights(tx, about, from, to),
    reports: await reportCounts(tx, about, startOf(from), startOf(addDays(to, 1))),
    chosen: [],
  });
};

const NOTHING = {
  units: [],
  open: [],
  openTotal: 0,
  done: [],
  doneTotal: 0,
  doneLate: 0,
  turned: [],
  reports: [],
} satisfies Partial<Gathered>;

const composed = (gathered: Gathered): Outcome<Composed & { leads: string[] }> =>
  accept({
    ...compose(gathered),
    leads: [...new Set([...gathered.open, ...gathered.chosen].map(({ leadId }) => leadId))],
  });

/** Tasks of a paper about tasks: those named, or those a letter or minutes would be about. */
const chosenTasks = async (
  tx: Tx,
  actor: Actor,
  asked: Source,
  about: Parameters<typeof openTasks>[1],
): Promise<Outcome<TaskRead[]>> => {
  const { kind } = asked;
  const rows =
    asked.tasks.length > 0 ? await tasksById(tx, actor.scope, asked.tasks) : (await openTasks(tx, about)).rows;
  if (asked.tasks.length > 0 && rows.length < new Set(asked.tasks).size) return refuse('bulletins.task_not_found');
  const wanted = asked.tasks.length > 0 ? rows : rows.filter(({ light }) => isMeant(kind, light));
  if (wanted.length === 0) return refuse('bulletins.nothing_to_say');
  if (isOneOf(TELLS_OF_ONE, kind) && wanted.length > 1) return refuse('bulletins.one_task');
  if (isOneOf(TELLS_ONE_UNIT, kind) && new Set(wanted.map(({ leadId }) => leadId)).size > 1)
    return refuse('bulletins.one_unit');
  return accept(wanted);
};

const isMeant = (kind: Source['kind'], light: TaskRead['light']): boolean => {
  if (kind === 'urging') return light === 'late';
  if (kind === 'reminder') return light === 'near' || light === 'behind';
  return true;
};
