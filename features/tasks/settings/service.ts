import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import chineseDays from 'chinese-days';
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { type CalendarEntry, exceptionsOf } from '../rules/calendar.ts';
import { FIRST_RULES } from '../rules/presets.ts';
import { seedCalendarDays } from '../store/calendar.ts';
import { addRuleVersions } from '../store/rule-sets.ts';
import { type LightSettings, settingsOf } from '../store/settings.ts';

const FIRST_YEAR = 2019;

/**
 * Rest days that the holiday regulation (全国年节及纪念日放假办法, 2024) fixes by date, known before the State Council has
 * said how the weekends around them are moved. The collection takes such a year for one without holidays and calls
 * 1 January 2027 a working day.
 */
const FIXED_REST_DAYS = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

const lookUp = (day: Day) => {
  const { work, name } = chineseDays.getDayDetail(day);
  return { isWorked: work, name: name.split(',')[1] ?? null };
};

/**
 * Days that differ from the plain week since 2019. `years` are those whose notice is known; of the year after them only
 * the fixed rest days are given, and it stays unknown, so that what is computed there is said to be provisional.
 */
export const builtInCalendar = (): { years: number[]; days: CalendarEntry[] } => {
  const years: number[] = [];
  const days: CalendarEntry[] = [];
  for (let year = FIRST_YEAR; ; year++) {
    const entries = exceptionsOf(year, lookUp);
    if (entries.length === 0) {
      for (const date of FIXED_REST_DAYS) days.push({ day: toDay(`${year}-${date}`), kind: 'rest', name: null });
      return { years, days };
    }
    years.push(year);
    days.push(...entries);
  }
};

/** Fills the working calendar of a government with what is built in; what is there already stays. */
export const seedCalendar = (tenantId: string): Write[] => {
  const { years, days } = builtInCalendar();
  return seedCalendarDays(tenantId, years, zhCN.calendar.builtIn, days);
};

/** Gives a government the light rules it starts with; versions that are there already stay. */
export const seedRules = (tenantId: string): Write =>
  addRuleVersions(
    tenantId,
    FIRST_RULES.map((version) => ({ ...version, id: newId() })),
  );

/**
 * What lights are computed with. A government that has none yet is given calendar and rules on the way: setting one up
 * happens below this feature, which must not be called from there.
 */
export const lightSettings = async (tx: Tx, stamp?: string): Promise<LightSettings> => {
  const settings = await settingsOf(tx, stamp);
  if (settings.versions.length > 0) return settings;
  await commit(tx, {
    rows: [...seedCalendar(tx.tenantId), seedRules(tx.tenantId)],
    audit: { actor: { accountId: null, name: 'luoshi' }, action: 'tasks.seed', feature: 'tasks', subjectId: null },
  });
  return settingsOf(tx);
};
