import type { Day } from '@luoshi/kernel/day.ts';
import { toDay } from '@luoshi/kernel/day.ts';
import { type CalendarException, makeCalendar, type WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { WorkKind } from '../rule-sets/contract.ts';
import { type Rules, type RuleVersion, rulesAt } from '../rules/rule-set.ts';
import { read } from './statement.ts';

/** What lights are computed with: the working calendar and the rule sets of one government. */
export type LightSettings = {
  readonly calendar: WorkCalendar;
  /** Every version that was ever switched on. */
  readonly versions: readonly RuleVersion[];
  /** The rules for work of a kind whose lead unit stands at `path`, as time goes by. */
  rulesFor(kind: WorkKind, path: string): Rules;
};

/**
 * Subquery (parameter $1 is the tenant) that names the present state of calendar and rules. A statement that reads
 * tasks reads it along, so that a calendar kept in memory is known to be the present one without a round trip.
 */
export const STAMP_SQL = `(
  select coalesce((select string_agg(year || '.' || revision, ',' order by year) from tasks.calendar_year where tenant_id = $1), '')
      || '/' || (select count(*) from tasks.rule_set where tenant_id = $1)
)`;

const KEPT_AT_MOST = 2_000;
const kept = new Map<string, { stamp: string; settings: LightSettings }>();

type SettingsRow = {
  stamp: string;
  years: number[];
  days: { day: string; kind: 'rest' | 'work' }[];
  rules: RuleVersion[];
};

/** The last day of the latest year that follows on without a gap, or null when no year has been entered. */
const knownThrough = (years: readonly number[]): Day | null => {
  let last = years[0];
  if (last === undefined) return null;
  for (const year of years.slice(1)) if (year === last + 1) last = year;
  return toDay(`${last}-12-31`);
};

/** A rule version `r` as a JSON object of the shape `RuleVersion` (parameter $1 is the tenant). */
export const VERSION_SQL = `json_build_object(
  'id', r.id, 'name', r.name, 'version', r.version, 'source', r.source, 'effectiveFrom', r.effective_from,
  'scope', (select json_build_object('orgId', so.id, 'path', so.path, 'name', so.short_name) from people.v_org so
            where so.tenant_id = $1 and so.id = r.scope_org_id),
  'governs', r.governs, 'conditions', r.rules
)`;

/** Settings made of a calendar and versions; the rules of a unit are put together once. */
export const makeSettings = (calendar: WorkCalendar, versions: readonly RuleVersion[]): LightSettings => {
  const byPlace = new Map<string, Rules>();
  return {
    calendar,
    versions,
    rulesFor: (kind, path) => {
      const place = `${kind} ${path}`;
      const known = byPlace.get(place);
      if (known) return known;
      const made = rulesAt(versions, kind, path);
      byPlace.set(place, made);
      return made;
    },
  };
};

const load = async (tx: Tx): Promise<{ stamp: string; settings: LightSettings }> => {
  const [row] = await read<SettingsRow>(
    tx,
    `select ${STAMP_SQL} as stamp,
       coalesce((select json_agg(year order by year) from tasks.calendar_year where tenant_id = $1), '[]') as years,
       coalesce((
         select json_agg(json_build_object('day', day, 'kind', kind)) from tasks.calendar_day where tenant_id = $1
       ), '[]') as days,
       coalesce((select json_agg(${VERSION_SQL}) from tasks.rule_set r where r.tenant_id = $1), '[]') as rules`,
    [tx.tenantId],
  );
  if (!row) throw new Error('settings of lights cannot be read');
  const exceptions: CalendarException[] = row.days.map(({ day, kind }) => ({ day: toDay(day), kind }));
  const calendar = makeCalendar(exceptions, knownThrough(row.years));
  return { stamp: row.stamp, settings: makeSettings(calendar, row.rules) };
};

/**
 * The settings of the transaction's tenant. With the `stamp` that a statement of the same transaction has read, what is
 * kept in memory is used as long as it bears the same one; without it the stamp is read first.
 */
export const settingsOf = async (tx: Tx, stamp?: string): Promise<LightSettings> => {
  const known = kept.get(tx.tenantId);
  if (known) {
    const present =
      stamp ?? (await read<{ stamp: string }>(tx, `select ${STAMP_SQL} as stamp`, [tx.tenantId]))[0]?.stamp;
    if (known.stamp === present) return known.settings;
  }
  const fresh = await load(tx);
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  kept.set(tx.tenantId, fresh);
  return fresh.settings;
};
