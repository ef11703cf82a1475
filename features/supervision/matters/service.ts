import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import tasksEn from '../../tasks/locales/en.json' with { type: 'json' };
import tasksZh from '../../tasks/locales/zh-CN.json' with { type: 'json' };
import { calendarOf } from '../../tasks/service.ts';
import {
  type endpoints,
  type MatterAction,
  type MatterFilters,
  type MatterRow,
  type MatterState,
  type MatterView,
  STATES,
} from '../contract.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { type Asker, offersOf } from '../rules/decide.ts';
import { factsOf, type MatterTelling, objectBy, presentMatter, presentRow } from '../rules/present.ts';
import { matterDetail, matterOfTask } from '../store/detail.ts';
import { type After, countViews, listMatters, pathOfUnit, waitingFor } from '../store/list.ts';

type List = AnswerOf<(typeof endpoints)['GET /supervision/matters']>;
type Waiting = AnswerOf<(typeof endpoints)['GET /supervision/waiting']>;

const words = makeWords([
  { name: 'supervision', locales: { 'zh-CN': zhCN, en } },
  { name: 'tasks', locales: { 'zh-CN': tasksZh, en: tasksEn } },
]);

/** How matters are told to a caller: in their language, as of their government's day. */
export const tellingOf = (
  actor: Pick<Actor, 'timeZone'>,
  facts: RequestFacts,
  calendar: WorkCalendar,
): MatterTelling => ({
  today: facts.today,
  calendar,
  language: facts.language,
  timeZone: actor.timeZone,
  say: ({ key, params }) => words(facts.language, `tasks.${key}`, params),
  number: (year, no) => numberOf(facts, year, no),
});

/** A matter's number as people write it. */
export const numberOf = (facts: Pick<RequestFacts, 'language'>, year: number, no: number): string =>
  words(facts.language, 'supervision.number', { year: String(year), no: String(no) });

/** Who asks, towards a matter whose lead unit lies at `leadPath`. */
export const askerOf = (actor: Actor, leadPath: string): Asker => ({
  accountId: actor.accountId,
  permissions: actor.permissions,
  coversLead: covers(actor.scope, leadPath),
});

const readCursor = (cursor: string): After | null => {
  const match = /^(\d{4}-\d{2}-\d{2}|infinity)_([0-9a-f-]{36})$/.exec(cursor);
  return match?.[1] && match[2] ? { byOn: match[1], id: match[2] } : null;
};

/** A page of the matters the caller may see. Refuses `supervision.bad_cursor` and `supervision.unit_not_found`. */
export const list = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  query: MatterFilters & { limit: number; cursor?: string | undefined },
): Promise<Outcome<List>> => {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  if (query.cursor !== undefined && !after) return refuse('supervision.bad_cursor');
  const under = query.under ? await pathOfUnit(tx, query.under) : null;
  if (query.under && !under) return refuse('supervision.unit_not_found');
  const page = await listMatters(
    tx,
    actor.scope,
    {
      view: query.view ?? null,
      states: query.state ? STATES.filter((state) => query.state?.split(',').includes(state)) : null,
      source: query.source ?? null,
      under: under ?? null,
      q: query.q || null,
    },
    { today: facts.today, limit: query.limit, after },
  );
  const telling = tellingOf(actor, facts, await calendarOf(tx));
  return accept({
    items: page.rows.map((row) => presentRow(row, telling)),
    nextCursor: page.last ? `${page.last.byOn}_${page.last.id}` : null,
    total: page.total,
    views: await countViews(tx, actor.scope, facts.today),
  });
};

/** A matter with its story and what the caller may do now. What is out of sight does not exist (`supervision.not_found`). */
export const show = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<MatterView>> => {
  const row = await matterDetail(tx, actor.scope, id);
  if (!row) return refuse('supervision.not_found');
  const calendar = await calendarOf(tx);
  const matter = factsOf(row, { today: facts.today, timeZone: actor.timeZone });
  const may = offersOf(matter, askerOf(actor, row.leadPath), facts.today, row.rules, calendar);
  return accept(presentMatter(row, tellingOf(actor, facts, calendar), may));
};

/** The visible matter that stands on a task, or null. */
export const ofTask = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  taskId: string,
): Promise<Outcome<{ matter: MatterRow | null }>> => {
  const row = await matterOfTask(tx, actor.scope, taskId);
  return accept({ matter: row ? presentRow(row, tellingOf(actor, facts, await calendarOf(tx))) : null });
};

const WAITING_AT_MOST = 50;
// What may be done but is not waited for.
const CAN_WAIT: readonly MatterAction[] = ['suspend', 'cancel', 'continue', 'return', 'request_extension', 'decompose'];
const HELD_BY = {
  unit: ['assigned', 'returned', 'reopened'],
  office: ['draft', 'approved', 'objected', 'extension_requested'],
  reviewer: ['close_requested', 'reviewing'],
} as const satisfies Record<string, readonly MatterState[]>;

/**
 * Matters that wait for the caller. Working towards a deadline is no waiting: the task itself stands on the day's page.
 * Units are asked to sign and to mend, the office to decide, reviewers to review what others asked for.
 */
export const waiting = async (tx: Tx, actor: Actor, facts: RequestFacts): Promise<Outcome<Waiting>> => {
  const states = [
    ...(actor.permissions.has('supervision.answer') ? HELD_BY.unit : []),
    ...(actor.permissions.has('supervision.direct') ? HELD_BY.office : []),
    ...(actor.permissions.has('supervision.review') ? HELD_BY.reviewer : []),
  ];
  if (states.length === 0) return accept({ items: [] });
  const calendar = await calendarOf(tx);
  const telling = tellingOf(actor, facts, calendar);
  const rows = await waitingFor(tx, actor.scope, states, WAITING_AT_MOST);
  const items = rows.flatMap((row) => {
    const matter = factsOf({ ...row, nodes: [] }, { today: facts.today, timeZone: actor.timeZone });
    const may = offersOf(matter, askerOf(actor, row.leadPath), facts.today, row.rules, calendar);
    // A reviewer is not asked to judge what they asked for themselves; a supporting unit has nothing to sign.
    const isMine = may.some((action) => !CAN_WAIT.includes(action));
    return isMine
      ? [
          {
            ...presentRow(row, telling),
            may,
            leadHead: row.leadHead,
            objectBy: objectBy(row, calendar),
            askedDue: row.askedDue,
            achieved: row.achieved,
            said: row.said,
            revision: row.revision,
          },
        ]
      : [];
  });
  return accept({ items });
};
