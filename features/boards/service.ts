import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { addDays } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import tasksEn from '../tasks/locales/en.json' with { type: 'json' };
import tasksZh from '../tasks/locales/zh-CN.json' with { type: 'json' };
import { sayLight } from '../tasks/rules/say-light.ts';
import { calendarOf } from '../tasks/service.ts';
import type { endpoints } from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { comparedUnits } from './rules/compared-units.ts';
import { chainTo, codesWithin, framedRegion, homeRegion, type RegionTree, regionTree } from './rules/regions.ts';
import { outermost, type RolledUnit, rollUp, total } from './rules/roll-up.ts';
import { boardSentences } from './rules/sentences.ts';
import { surfacesOf } from './rules/surfaces.ts';
import { restOfWeek } from './rules/week.ts';
import {
  type BoardOf,
  type BoardUnit,
  boardUnits,
  countsByRegion,
  pathOf,
  redNews,
  regionAbove,
  regions,
} from './store/reads.ts';
import type { LightReason } from './store/tables.ts';
import { changedLights, dueBetween, placedTasks } from './store/wall-reads.ts';

type Summary = AnswerOf<(typeof endpoints)['GET /boards/summary']>;
type Wall = AnswerOf<(typeof endpoints)['GET /boards/wall']>;
type Query = { under?: string | undefined; region?: string | undefined };
type Refused = 'boards.unit_not_found' | 'boards.region_not_found';

/** How much of each list a wall holds; what is left out is counted and one click away. */
const POINTS_AT_MOST = 2_000;
const CHANGES_OF_A_LIGHT_AT_MOST = 20;
const DUE_AT_MOST = 50;

const words = makeWords([
  { name: 'boards', locales: { 'zh-CN': zhCN, en } },
  { name: 'tasks', locales: { 'zh-CN': tasksZh, en: tasksEn } },
]);

/** The sentence of a light's reason in the reader's language, as it is true today. */
export const lightSentence = (reason: LightReason, facts: RequestFacts, calendar: WorkCalendar): string => {
  const said = sayLight(reason, facts.today, calendar, facts.language);
  return words(facts.language, `tasks.${said.key}`, said.params);
};

/**
 * Totals and the roll-up of every unit of the board, with what a good secretary would say. Costs what the number of
 * units costs. Refuses `boards.unit_not_found` (unknown or out of scope) and `boards.region_not_found`.
 */
export const summarise = async (
  tx: Tx,
  actor: Pick<Actor, 'scope'>,
  facts: RequestFacts,
  { under, region }: Query,
): Promise<Outcome<Summary, Refused>> => {
  const tree = region === undefined ? null : regionTree(await regions(tx, actor.scope));
  const chosen = region === undefined ? undefined : tree?.byCode.get(region);
  if (region !== undefined && !chosen) return refuse('boards.region_not_found');
  const board: BoardOf = { under: under ?? null, codes: tree && chosen ? codesWithin(tree, chosen.code) : null };

  const units = rollUp(await boardUnits(tx, actor.scope, board));
  const heads = outermost(units);
  const [head] = heads;
  if (!head) return refuse('boards.unit_not_found');
  const withRed = units.filter((unit) => unit.own.late > 0).map((unit) => unit.id);
  const news = await redNews(tx, actor.scope, board, facts.today, withRed);
  const calendar = news.task ? await calendarOf(tx) : null;

  const totals = total(heads.map((unit) => unit.subtree));
  const sentences = boardSentences({
    unitName: nameOf(heads, { isChosen: under !== undefined, region: chosen?.name }, facts),
    totals,
    lateChange: news.change,
    red:
      news.task && calendar
        ? {
            title: news.task.title,
            why: lightSentence(news.task.reason, facts, calendar),
            problems: news.task.problems,
          }
        : null,
    parts: comparedUnits(units).map((unit) => ({ name: unit.shortName, subtree: unit.subtree })),
  });
  const { open, onTrack: on_track, near, behind, late, done, paused } = totals;
  return accept({
    asOf: facts.now.toISOString(),
    unit: { id: head.id, name: head.name, shortName: head.shortName, kind: head.kind, path: head.path },
    totals: { open, on_track, near, behind, late, done, paused },
    lateChange: news.change,
    sentences: sentences.map(({ key, params }) => words(facts.language, `boards.sentence.${key}`, params)),
    units,
  });
};

type Rolled = RolledUnit<BoardUnit>;

/** A region speaks for itself, unless a unit was named too. */
const nameOf = (
  heads: readonly Rolled[],
  { isChosen, region }: { isChosen: boolean; region: string | undefined },
  { language }: RequestFacts,
): string => {
  if (region !== undefined && !isChosen) return region;
  const first = heads[0]?.shortName ?? '';
  const unit = heads.length > 1 ? words(language, 'boards.name.several_units', { first, count: heads.length }) : first;
  return region === undefined || region === unit ? unit : words(language, 'boards.name.in_region', { unit, region });
};

/**
 * What the wall shows beside the totals: parts of the map, places, what changed since yesterday and what falls due this
 * week. Without `region` the map is that of the named unit, or where the reader's own part of the tree lies. Refuses
 * `boards.unit_not_found` (unknown or out of scope) and `boards.region_not_found`.
 */
export const showWall = async (
  tx: Tx,
  actor: Pick<Actor, 'scope'>,
  facts: RequestFacts,
  { under, region }: Query,
): Promise<Outcome<Wall, Refused>> => {
  const { scope } = actor;
  const underPath = under === undefined ? null : await pathOf(tx, scope, under);
  if (under !== undefined && underPath === null) return refuse('boards.unit_not_found');
  const tree = regionTree(await regions(tx, scope));
  if (region !== undefined && !tree.byCode.has(region)) return refuse('boards.region_not_found');

  const mapOf = async (path: string | null | undefined): Promise<string | null> =>
    homeRegion(tree, path ? await regionAbove(tx, scope, path) : null)?.code ?? null;
  const home = await mapOf(scope.paths[0]);
  const begin = underPath === null ? home : ((await mapOf(underPath)) ?? home);
  const frame = region === undefined ? begin : framedRegion(tree, region);

  const unit = under ?? null;
  const board: BoardOf = { under: unit, codes: region === undefined ? null : codesWithin(tree, region) };
  const week = restOfWeek(facts.today);
  const calendar = await calendarOf(tx);
  // Neighbours of a picked town keep their figures, so the surfaces are of every region.
  const counted = frame === null ? [] : await countsByRegion(tx, scope, { under: unit, codes: null });
  const placed = await placedTasks(tx, scope, board, POINTS_AT_MOST);
  const changed = await changedLights(
    tx,
    scope,
    board,
    addDays(facts.today, -1),
    facts.today,
    CHANGES_OF_A_LIGHT_AT_MOST,
  );
  const due = await dueBetween(tx, scope, board, week, DUE_AT_MOST);

  return accept({
    asOf: facts.now.toISOString(),
    breadcrumbs: crumbs(tree, home, region ?? frame),
    frame,
    chosen: region !== undefined && region !== frame ? region : null,
    surfaces: frame === null ? [] : surfacesOf(tree, frame, counted),
    points: placed.map((task) => ({
      id: task.id,
      title: task.title,
      lon: task.lon,
      lat: task.lat,
      light: task.light,
      sentence: lightSentence(task.light_reason, facts, calendar),
      leadName: task.lead_name,
    })),
    pointsTotal: placed[0]?.of_all ?? 0,
    changes: changed.map((change) => ({
      taskId: change.task_id,
      title: change.title,
      leadName: change.lead_name,
      from: change.was,
      to: change.is_now,
      at: change.at.toISOString(),
      day: change.day,
      sentence: lightSentence(change.reason, facts, calendar),
    })),
    changeTotals: [...new Map(changed.map((change) => [change.is_now, change.of_kind]))].map(([to, n]) => ({ to, n })),
    week,
    dueThisWeek: due.map((task) => ({
      id: task.id,
      title: task.title,
      leadName: task.lead_name,
      dueOn: task.due_on,
      percent: task.percent,
      light: {
        light: task.light,
        rule: task.light_rule,
        reason: task.light_reason,
        sentence: lightSentence(task.light_reason, facts, calendar),
        until: task.light_until,
      },
    })),
    dueThisWeekTotal: due[0]?.of_all ?? 0,
  });
};

/** From where the reader's map begins down to the region; the whole way when the region lies elsewhere. */
const crumbs = (tree: RegionTree, home: string | null, to: string | null): { code: string; name: string }[] => {
  const chain = to === null ? [] : chainTo(tree, to);
  const start = chain.findIndex((region) => region.code === home);
  return chain.slice(Math.max(0, start)).map(({ code, name }) => ({ code, name }));
};
