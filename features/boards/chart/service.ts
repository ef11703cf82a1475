import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { calendarOf } from '../../tasks/service.ts';
import type { endpoints } from '../contract.ts';
import { chartLine } from '../rules/chart.ts';
import { flagSetOn } from '../rules/flags.ts';
import { codesWithin, regionTree } from '../rules/regions.ts';
import { lightSentence } from '../service.ts';
import { chartedProjects } from '../store/chart-reads.ts';
import { pathOf, regions } from '../store/reads.ts';

type Chart = AnswerOf<(typeof endpoints)['GET /boards/chart']>;
type Query = { under?: string | undefined; region?: string | undefined; limit: number };
type Refused = 'boards.unit_not_found' | 'boards.region_not_found';

/**
 * The progress chart and the support chart of the board's projects, `limit` at most, what hurts first; without the sensitive
 * ones where it `isPublic`. Refuses
 * `boards.unit_not_found` (unknown or out of scope) and `boards.region_not_found`.
 */
export const showChart = async (
  tx: Tx,
  actor: Pick<Actor, 'scope'>,
  facts: RequestFacts,
  { under, region, limit }: Query,
  { isPublic = false } = {},
): Promise<Outcome<Chart, Refused>> => {
  const { scope } = actor;
  if (under !== undefined && (await pathOf(tx, scope, under)) === null) return refuse('boards.unit_not_found');
  const tree = region === undefined ? null : regionTree(await regions(tx, scope));
  if (tree && region !== undefined && !tree.byCode.has(region)) return refuse('boards.region_not_found');

  const codes = tree && region !== undefined ? codesWithin(tree, region) : null;
  const read = await chartedProjects(tx, scope, { under: under ?? null, codes }, limit, isPublic);
  const calendar = await calendarOf(tx);
  const { key, version, source, marks } = flagSetOn(facts.today);
  return accept({
    asOf: facts.now.toISOString(),
    today: facts.today,
    flags: { key, version, source, marks },
    rows: read.map((row) => ({
      id: row.id,
      name: row.name,
      leadName: row.lead_name,
      light: row.light,
      sentence: lightSentence(row.light_reason, facts, calendar),
      percent: row.percent,
      stage: row.stage,
      place: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
      ...lineOf(row, facts),
      supports: row.supports.map(([kind, light, ownerName, dueOn, isDone]) => ({
        kind,
        light,
        ownerName,
        dueOn,
        isDone,
      })),
    })),
    total: read[0]?.of_all ?? 0,
  });
};

const lineOf = (row: Awaited<ReturnType<typeof chartedProjects>>[number], { today }: RequestFacts) => {
  const { plan, done, marks } = chartLine(
    {
      percent: row.percent,
      planStartOn: row.plan_start_on,
      startOn: row.start_on,
      planFinishOn: row.plan_finish_on,
      finishOn: row.finish_on,
      nodes: row.nodes.map(([title, on, doneOn]) => ({ title, on, doneOn })),
    },
    today,
  );
  return { plan, done, marks: [...marks] };
};
