import { accept, type Outcome } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { LoadPart, LoadView } from '../contract.ts';
import { type CostVersion, costOn, FIRST_COST, minutesIn, monthsUpTo, tenth, timesIn } from '../rules/cost.ts';
import { addCost, costVersions, formsAskedOf, formsAskedOfUnits, tasksOpenIn, unitsIn } from '../store/load.ts';
import { say } from '../words/service.ts';

const MONTHS = 6;
const ROWS_AT_MOST = 200;

/** What filling in costs on a day. A government that has no version yet is given the first on the way. */
export const costInForce = async (tx: Tx, today: string): Promise<CostVersion> => {
  const known = await costVersions(tx);
  if (known.length > 0) return costOn(known, today);
  await commit(tx, {
    rows: [addCost(tx.tenantId, FIRST_COST)],
    audit: { actor: { accountId: null, name: 'luoshi' }, action: 'burden.seed', feature: 'burden', subjectId: null },
  });
  return FIRST_COST;
};

/** Minutes a month that live forms ask of each of the units on a day, by unit. */
export const carriedBy = async (
  tx: Tx,
  orgIds: readonly string[],
  today: string,
  { rules }: CostVersion,
): Promise<ReadonlyMap<string, number>> => {
  const month = today.slice(0, 7);
  const carried = new Map<string, number>();
  for (const form of await formsAskedOfUnits(tx, orgIds, today))
    for (const id of form.orgIds) carried.set(id, tenth((carried.get(id) ?? 0) + minutesIn(month, form, rules)));
  return carried;
};

/**
 * Estimated minutes asked of each unit of the caller's part of the tree in the six months up to `month` (this one when none is
 * named), by live forms and by reports on tasks; the parts are those of the last month, the heaviest first.
 */
export const showLoad = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  query: { month?: string; unit?: string },
): Promise<Outcome<LoadView>> => {
  const month = query.month ?? facts.today.slice(0, 7);
  const months = monthsUpTo(month, MONTHS);
  const unit = query.unit ?? null;
  const cost = await costInForce(tx, facts.today);
  const { rules } = cost;
  const forms = await formsAskedOf(tx, actor, { from: `${months[0]}-01`, to: `${month}-28`, unit });
  const tasks = await tasksOpenIn(tx, actor, months, unit);
  const byOrg = new Map<string, { minutes: number[]; parts: LoadPart[] }>();
  const of = (orgId: string) => {
    const known = byOrg.get(orgId) ?? { minutes: months.map(() => 0), parts: [] };
    byOrg.set(orgId, known);
    return known;
  };
  const add = (orgId: string, nth: number, part: LoadPart) => {
    const row = of(orgId);
    row.minutes[nth] = tenth((row.minutes[nth] ?? 0) + part.minutes);
    if (nth === months.length - 1 && part.minutes > 0) row.parts.push(part);
  };
  for (const form of forms)
    for (const [nth, one] of months.entries()) {
      const part = {
        formId: form.id,
        title: form.title,
        times: tenth(timesIn(one, form, rules)),
        minutes: minutesIn(one, form, rules),
      };
      for (const orgId of form.orgIds) add(orgId, nth, part);
    }
  const { minutes, perMonth } = rules.taskReport;
  for (const { orgId, month: one, count } of tasks) {
    const times = tenth(count * perMonth);
    add(orgId, months.indexOf(one), {
      formId: null,
      title: say(facts.language, 'load.task_reports', { count }),
      times,
      minutes: tenth(times * minutes),
    });
  }
  const names = new Map((await unitsIn(tx, [...byOrg.keys()])).map((one) => [one.id, one.name]));
  const rows = [...byOrg]
    .map(([id, row]) => ({
      org: { id, name: names.get(id) ?? '' },
      minutes: row.minutes,
      parts: row.parts.sort((a, b) => b.minutes - a.minutes),
    }))
    .sort((a, b) => (b.minutes.at(-1) ?? 0) - (a.minutes.at(-1) ?? 0) || (a.org.name < b.org.name ? -1 : 1))
    .slice(0, ROWS_AT_MOST);
  const last = rows.map((row) => row.minutes.at(-1) ?? 0);
  const [heaviest] = rows;
  return accept({
    months,
    source: sourceOf(cost, facts),
    sentence: heaviest
      ? say(facts.language, 'load.sentence', {
          units: rows.length,
          hours: tenth(last.reduce((sum, one) => sum + one, 0) / 60),
          heaviest: heaviest.org.name,
          most: tenth((heaviest.minutes.at(-1) ?? 0) / 60),
        })
      : say(facts.language, 'load.nothing'),
    rows,
  });
};

/** Where the minutes come from, in words. */
export const sourceOf = ({ version, source }: CostVersion, { language }: RequestFacts): string =>
  say(language, 'load.source', {
    version,
    source: source === FIRST_COST.source ? say(language, 'load.house_rule') : source,
  });
