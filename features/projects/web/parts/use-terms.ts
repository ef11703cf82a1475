import { type Day, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { inForceOn, type Standard } from '../../rules/standards.ts';
import { type ProjectView, tasksApi, useStandards } from './api.ts';
import type { Terms } from './plan-state.ts';

/** Calendar and approval times for working out a plan in the browser; undefined while they are read. */
export const useTerms = (project: ProjectView, promisedOn: Day): Terms | undefined => {
  const today = useToday();
  const standards = useStandards();
  const first = Math.min(Number(today.slice(0, 4)), Number((project.planStartOn ?? today).slice(0, 4)));
  const last = Math.max(Number(today.slice(0, 4)) + 1, Number(promisedOn.slice(0, 4)));
  const years = Array.from({ length: Math.min(12, last - first + 1) }, (_, i) => first + i);
  const calendars = useQueries({
    queries: years.map((year) => ({
      queryKey: ['tasks', 'calendar', year],
      queryFn: ({ signal }: { signal: AbortSignal }) => tasksApi('GET /calendar', { query: { year }, signal }),
    })),
    combine: (found) => (found.every(({ data }) => data) ? found.flatMap(({ data }) => data?.days ?? []) : undefined),
  });
  const items = standards.data?.items;
  return useMemo(() => {
    if (!calendars || !items) return undefined;
    const calendar = makeCalendar(
      calendars.map(({ day, kind }) => ({ day: toDay(day), kind })),
      null,
    );
    return { calendar, approvals: inForceOn(items as Standard[], today).approvals, promisedOn, today };
  }, [calendars, items, today, promisedOn]);
};
