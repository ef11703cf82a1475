import type { Day } from '@luoshi/kernel/day.ts';
import type { Language } from '@luoshi/kernel/format.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { LightView, TaskRow } from '../contract.ts';
import { LIGHT_OF } from './light.ts';
import { computedReason, type Saying, sayChange, sayLight } from './say-light.ts';

/** On which day, with which calendar and in whose language things are said. */
export type Telling = {
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly language: Language;
  readonly say: (saying: Saying) => string;
};

/** A light as it is kept, with its sentence of today. */
export const presentLight = (
  kept: {
    readonly light: LightView['light'];
    readonly lightRule: string;
    readonly lightReason: LightView['reason'];
    readonly lightUntil: string | null;
  },
  { today, calendar, language, say }: Telling,
): LightView => {
  const until = kept.lightUntil as Day | null;
  const computed = computedReason(kept.lightReason);
  const change = sayChange(kept.lightReason, until, today, calendar, language);
  return {
    light: kept.light,
    rule: kept.lightRule,
    reason: kept.lightReason,
    sentence: say(sayLight(kept.lightReason, today, calendar, language)),
    until,
    change: change ? say(change) : null,
    computed: computed && {
      light: (LIGHT_OF as Readonly<Record<string, LightView['light']>>)[computed.code] ?? 'on_track',
      sentence: say(sayLight(computed, today, calendar, language)),
    },
  };
};

/** A task of a list with its light's sentence. */
export const presentTask = (
  row: Omit<TaskRow, 'lead' | 'light' | 'lastReportAt' | 'updatedAt'> & {
    readonly leadId: string;
    readonly leadName: string;
    readonly lastReportAt: Date | null;
    readonly updatedAt: Date;
  } & Parameters<typeof presentLight>[0],
  telling: Telling,
): TaskRow => ({
  id: row.id,
  no: row.no,
  title: row.title,
  lead: { id: row.leadId, name: row.leadName },
  leaderName: row.leaderName,
  personName: row.personName,
  status: row.status,
  percent: row.percent,
  light: presentLight(row, telling),
  startOn: row.startOn,
  dueOn: row.dueOn,
  firstDueOn: row.firstDueOn,
  documentId: row.documentId,
  documentTitle: row.documentTitle,
  regionCode: row.regionCode,
  lastReportAt: row.lastReportAt?.toISOString() ?? null,
  lastWords: row.lastWords,
  updatedAt: row.updatedAt.toISOString(),
  revision: row.revision,
});
