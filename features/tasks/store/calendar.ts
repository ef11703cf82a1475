import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { read, write } from './statement.ts';

export type CalendarDay = { day: string; kind: 'rest' | 'work'; name: string | null };

/** The exceptions of a year in order, and where they come from; a null source means that the year is not known. */
export const calendarOf = async (tx: Tx, year: number): Promise<{ source: string | null; days: CalendarDay[] }> => {
  const [row] = await read<{ source: string | null; days: CalendarDay[] }>(
    tx,
    `select (select source from tasks.calendar_year where tenant_id = $1 and year = $2) as source,
       coalesce((
         select json_agg(json_build_object('day', day, 'kind', kind, 'name', name) order by day)
         from tasks.calendar_day
         where tenant_id = $1 and day >= make_date($2, 1, 1) and day <= make_date($2, 12, 31)
       ), '[]') as days`,
    [tx.tenantId, year],
  );
  return row ?? { source: null, days: [] };
};

/** Replaces the calendar of a year. */
export const replaceCalendar = (
  tenantId: string,
  year: number,
  source: string,
  days: readonly CalendarDay[],
): Write[] => [
  write(
    'delete from tasks.calendar_day where tenant_id = $1 and day >= make_date($2, 1, 1) and day <= make_date($2, 12, 31)',
    [tenantId, year],
  ),
  write(
    `insert into tasks.calendar_day (tenant_id, day, kind, name)
     select $1, k.day, k.kind, k.name from jsonb_to_recordset($2::jsonb) as k (day date, kind text, name text)`,
    [tenantId, JSON.stringify(days)],
  ),
  write(
    `insert into tasks.calendar_year as y (tenant_id, year, source) values ($1, $2, $3)
     on conflict (tenant_id, year) do update set source = excluded.source, revision = y.revision + 1`,
    [tenantId, year, source],
  ),
];

/** Adds years and days that are not there yet. */
export const seedCalendarDays = (
  tenantId: string,
  years: readonly number[],
  source: string,
  days: readonly CalendarDay[],
): Write[] => [
  write(
    `insert into tasks.calendar_day (tenant_id, day, kind, name)
     select $1, k.day, k.kind, k.name from jsonb_to_recordset($2::jsonb) as k (day date, kind text, name text)
     on conflict (tenant_id, day) do nothing`,
    [tenantId, JSON.stringify(days)],
  ),
  write(
    `insert into tasks.calendar_year (tenant_id, year, source) select $1, y, $3 from unnest($2::int[]) as y
     on conflict (tenant_id, year) do nothing`,
    [tenantId, years, source],
  ),
];
