import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { type Day, daysBetween, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { calendarOf } from '../../tasks/service.ts';
import { numberOf } from '../matters/service.ts';
import { presetsOn } from '../rules/presets.ts';
import { pathOfUnit } from '../store/list.ts';
import type { endpoints, FactKind, ScoreSet } from './contract.ts';
import { eventsOf, type FactEvent } from './rules/events.ts';
import { noCounts, SCORE_SETS, scoreOf } from './rules/score.ts';
import { addScoreSets, type HistoryRead, histories, scoreSets, unitsOf } from './store/reads.ts';

type Facts = AnswerOf<(typeof endpoints)['GET /supervision/facts']>;
type Events = AnswerOf<(typeof endpoints)['GET /supervision/facts/events']>;
type Span = { from: string; to: string };

const LONGEST_DAYS = 800;
const EVENTS_AT_MOST = 500;

const spanOf = ({ from, to }: Span): Outcome<{ from: Day; to: Day }> => {
  if (from > to) return refuse('supervision.span_turned');
  return daysBetween(toDay(from), toDay(to)) > LONGEST_DAYS
    ? refuse('supervision.span_too_long', { days: LONGEST_DAYS })
    : accept({ from: toDay(from), to: toDay(to) });
};

/** The score sets in force on a day; a government that has none yet is given those it starts with. */
const setsOn = async (tx: Tx, day: string): Promise<ScoreSet[]> => {
  const known = await scoreSets(tx);
  if (known.length > 0) return presetsOn(known, day);
  await commit(tx, {
    rows: [
      addScoreSets(
        tx.tenantId,
        SCORE_SETS.map((set) => ({ ...set, id: newId() })),
      ),
    ],
    audit: {
      actor: { accountId: null, name: 'luoshi' },
      action: 'supervision.seed_scores',
      feature: 'supervision',
      subjectId: null,
    },
  });
  return presetsOn(await scoreSets(tx), day);
};

type Told = FactEvent & { matter: HistoryRead };

/** Every event of the span: what happened in it, as it was known at its end. */
const eventsIn = async (
  tx: Tx,
  actor: Actor,
  span: { from: Day; to: Day },
  unit?: string,
): Promise<{ events: Told[]; matters: HistoryRead[] }> => {
  const calendar = await calendarOf(tx);
  const matters = await histories(tx, actor.scope, { ...span, timeZone: actor.timeZone, unit });
  const events = matters.flatMap((matter) =>
    eventsOf(
      { hops: matter.hops, reports: matter.reports.map(toDay), rules: matter.rules },
      span.to,
      matter.leadOrgId,
      calendar,
    )
      // What is still overdue at the end counts in every span that it reaches into.
      .filter((event) => event.day >= span.from || event.kind === 'overdue')
      .map((event): Told => ({ ...event, matter })),
  );
  return { events, matters };
};

/**
 * What happened with the matters of units, in the order of the tree and never by score. With a set's name the scores are
 * computed by the version in force at the end of the span. Refuses `supervision.span_turned`, `supervision.span_too_long`,
 * `supervision.unit_not_found`, `supervision.score_set_not_found`.
 */
export const showFacts = async (
  tx: Tx,
  actor: Actor,
  _facts: RequestFacts,
  query: Span & { under?: string | undefined; set?: string | undefined },
): Promise<Outcome<Facts>> => {
  const span = spanOf(query);
  if (!span.ok) return span;
  const under = query.under ? await pathOfUnit(tx, query.under) : null;
  if (query.under && !under) return refuse('supervision.unit_not_found');
  const sets = await setsOn(tx, span.value.to);
  const set = query.set ? sets.find(({ name }) => name === query.set) : undefined;
  if (query.set && !set) return refuse('supervision.score_set_not_found');
  const units = await unitsOf(tx, actor.scope, under ?? null);
  const { events, matters } = await eventsIn(tx, actor, span.value);
  const byUnit = new Map<string, ReturnType<typeof noCounts>>();
  const held = new Map<string, number>();
  for (const { leadOrgId } of matters) held.set(leadOrgId, (held.get(leadOrgId) ?? 0) + 1);
  for (const { leadOrgId, kind } of events) {
    const counts = byUnit.get(leadOrgId) ?? noCounts();
    counts[kind] += 1;
    byUnit.set(leadOrgId, counts);
  }
  const total = noCounts();
  const rows = units.flatMap(({ id, name }) => {
    const counts = byUnit.get(id) ?? noCounts();
    const has = held.get(id) ?? 0;
    if (has === 0 && !byUnit.has(id)) return [];
    for (const kind of Object.keys(counts) as FactKind[]) total[kind] += counts[kind];
    return [{ unit: { id, name }, matters: has, counts, score: set ? scoreOf(counts, set.rules) : null }];
  });
  return accept({ sets, set: set?.name ?? null, units: rows, total });
};

/** The events behind a unit's number, the latest first. Refuses a unit out of sight (`supervision.unit_not_found`). */
export const listEvents = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  query: Span & { unit: string; kind?: FactKind | undefined },
): Promise<Outcome<Events>> => {
  const span = spanOf(query);
  if (!span.ok) return span;
  const units = await unitsOf(tx, actor.scope, null);
  if (!units.some(({ id }) => id === query.unit)) return refuse('supervision.unit_not_found');
  const { events } = await eventsIn(tx, actor, span.value, query.unit);
  return accept({
    items: events
      .filter((event) => event.leadOrgId === query.unit && (!query.kind || event.kind === query.kind))
      .sort((a, b) => (a.day < b.day ? 1 : -1))
      .slice(0, EVENTS_AT_MOST)
      .map(({ matter, kind, day, workdays, words }) => ({
        kind,
        day,
        workdays,
        words,
        matterId: matter.id,
        number: numberOf(facts, matter.year, matter.no),
        title: matter.title,
      })),
  });
};
