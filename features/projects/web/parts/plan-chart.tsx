import { toDay } from '@luoshi/kernel/day.ts';
import { Gantt, type GanttMove, type GanttRow } from '@luoshi/ui/gantt.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useEffect, useRef, useState } from 'react';
import type { PlannedNode } from '../../rules/nodes.ts';
import type { ScheduleOutcome } from '../../rules/schedule.ts';
import type { ProjectView } from './api.ts';
import type { Terms } from './plan-state.ts';
import { useMonth, useProjectWords } from './words.ts';

type Baseline = ProjectView['baselines'][number];

/** The nodes as bars over days, with critical path, latest starts, today, the promise and a baseline beneath. */
export const PlanChart = (props: {
  nodes: readonly PlannedNode[];
  outcome: ScheduleOutcome | null;
  terms: Terms;
  baseline: Baseline | null;
  selected: string | null;
  onSelect: (id: string) => void;
  onMove?: (move: GanttMove) => void;
}) => {
  const t = useProjectWords();
  const { day } = useFormat();
  const month = useMonth();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  useEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const judged = new Map(
    props.outcome?.kind === 'scheduled' ? props.outcome.schedule.nodes.map((node) => [node.id, node]) : [],
  );
  const rows: GanttRow[] = props.nodes.map((node) => {
    const found = judged.get(node.id);
    const was = props.baseline?.nodes.find(({ nodeId }) => nodeId === node.id);
    return {
      id: node.id,
      title: node.title,
      start: node.planStartOn,
      finish: node.doneOn ?? node.planFinishOn,
      isMoment: node.workdays === 0,
      isDone: node.doneOn !== null,
      isCritical: found?.isCritical ?? false,
      latestStart: node.doneOn ? null : found?.latest.start,
      baseline: was ? { start: was.start, finish: was.finish } : null,
      words: t('web.plan.bar', {
        title: node.title,
        start: day(node.planStartOn),
        finish: day(node.planFinishOn),
        done: node.doneOn ? 'yes' : 'no',
        float: found?.float ?? 0,
        critical: found?.isCritical ? 'yes' : 'no',
        latest: day(found?.latest.start),
      }),
    };
  });
  return (
    <div ref={box}>
      <Gantt
        rows={rows}
        links={props.nodes.flatMap((node) => node.after.map(({ nodeId }) => ({ from: nodeId, to: node.id })))}
        today={props.terms.today}
        todayName={t('web.plan.today')}
        goal={{ day: props.terms.promisedOn, name: t('web.plan.promise') }}
        isRest={(one) => !props.terms.calendar.isWorkday(toDay(one))}
        label={t('web.plan.label')}
        monthName={(one, withYear) => (withYear ? month(one) : t('web.month_short', { month: Number(one.slice(5)) }))}
        selected={props.selected}
        onSelect={props.onSelect}
        onMove={props.onMove}
        width={width}
      />
    </div>
  );
};
