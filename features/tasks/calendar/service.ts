import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { relight } from '../lights/service.ts';
import { checkCalendar } from '../rules/calendar.ts';
import { lightSettings } from '../settings/service.ts';
import { type CalendarDay, calendarOf, replaceCalendar } from '../store/calendar.ts';
import { openTasksDue } from '../store/relight.ts';
import { settingsOf } from '../store/settings.ts';

/** Holidays and worked weekends of a year; without a source its notice has not been entered yet. */
export const showCalendar = async (
  tx: Tx,
  year: number,
): Promise<Outcome<{ year: number; source: string | null; days: CalendarDay[] }>> => {
  await lightSettings(tx);
  return accept({ year, ...(await calendarOf(tx, year)) });
};

// A warning begins at most so many days before a deadline that the changed days can stand between: three working days
// and the longest holiday with its weekends, with room to spare.
const REACH_DAYS = 60;

/**
 * Replaces the calendar of a year and, in the same transaction, the lights of open tasks due in that year or soon after,
 * the only ones that working days of the year can decide. Refuses days of another year or listed twice.
 */
export const replaceYear = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  year: number,
  input: { source: string; days: readonly { day: string; kind: 'rest' | 'work'; name?: string | null | undefined }[] },
): Promise<Outcome<undefined>> => {
  const checked = checkCalendar(year, input.days);
  if (!checked.ok) return checked;
  await lightSettings(tx);
  const days = input.days.map(({ day, kind, name }) => ({ day, kind, name: name ?? null }));
  await commit(tx, {
    rows: replaceCalendar(tx.tenantId, year, input.source, days),
    audit: {
      actor: auditActor(actor, facts),
      action: 'tasks.calendar',
      feature: 'tasks',
      subjectId: String(year),
      params: { year, source: input.source, days: days.length },
    },
    events: [{ feature: 'tasks', id: 'calendar' }],
  });
  const tasks = await openTasksDue(tx, `${year}-01-01`, addDays(toDay(`${year}-12-31`), REACH_DAYS));
  const { rows, changed } = relight(tx.tenantId, tasks, await settingsOf(tx), { at: facts.now, today: facts.today });
  if (changed > 0)
    await commit(tx, {
      rows,
      audit: {
        actor: auditActor(actor, facts),
        action: 'tasks.relight',
        feature: 'tasks',
        subjectId: String(year),
        params: { count: changed },
      },
      events: [{ feature: 'tasks', id: 'lights' }],
    });
  return accept(undefined);
};
