import './gantt.css';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { dayNumber, dayText, monthsIn, type Scale, scaleFor, xOf } from './gantt-scale.ts';

/** A bar, or without a span just its row. Days are `YYYY-MM-DD`, both included. */
export type GanttRow = {
  readonly id: string;
  readonly title: string;
  readonly start: string | null;
  readonly finish: string | null;
  /** A moment: drawn as a diamond on its finish. */
  readonly isMoment?: boolean;
  readonly isDone?: boolean;
  readonly isCritical?: boolean;
  /** The plan as it once stood, drawn beneath. */
  readonly baseline?: { readonly start: string; readonly finish: string } | null;
  /** The latest day it may begin; a mark that the bar must not pass. */
  readonly latestStart?: string | null;
  /** What a screen reader says of it, and what is shown on hover. */
  readonly words: string;
  /** Stands beside the title in the left column. */
  readonly note?: ReactNode;
};

export type GanttLink = { readonly from: string; readonly to: string };

/** Moves a bar by days, or only its end. */
export type GanttMove = { readonly id: string; readonly days: number; readonly part: 'whole' | 'finish' };

const ROW = 30;
const HEAD = 40;
const BAR = 14;
const LEFT = 210;

type Props = {
  rows: readonly GanttRow[];
  links: readonly GanttLink[];
  today: string;
  /** A day that everything is to be done by, with its name. */
  goal?: { day: string; name: string } | null;
  isRest?: (day: string) => boolean;
  label: string;
  todayName: string;
  /** A month's name at the head; with its year where it is the first shown or the first of a year. */
  monthName: (month: string, withYear: boolean) => string;
  selected: string | null;
  onSelect: (id: string) => void;
  /** Without it the chart is read only. */
  onMove?: (move: GanttMove) => void;
  width?: number;
};

/**
 * A chart of bars over days. A bar is moved by the mouse or by the arrow keys (Shift moves its end only); up and down go
 * from bar to bar. What a move means, and what moves along, is the page's to decide: the part only asks.
 */
export const Gantt = (props: Props) => {
  const { rows, links } = props;
  const days = rows.flatMap((row) =>
    [row.start, row.finish, row.baseline?.start, row.baseline?.finish].filter((day) => day != null),
  );
  const scale = scaleFor([...days, props.today, ...(props.goal ? [props.goal.day] : [])], (props.width ?? 900) - LEFT);
  const width = Math.ceil((scale.last - scale.first + 1) * scale.perDay);
  const height = HEAD + rows.length * ROW + 6;
  const chart = useRef<SVGSVGElement>(null);
  const at = new Map(rows.map((row, i) => [row.id, i]));
  const focus = (index: number): void => {
    const bars = chart.current?.querySelectorAll<SVGGElement>('[data-bar]');
    bars?.[Math.min(Math.max(index, 0), (bars.length ?? 1) - 1)]?.focus();
  };
  return (
    <section className="ls-gantt" aria-label={props.label}>
      <ol className="ls-gantt-names" style={{ paddingTop: HEAD }}>
        {rows.map((row) => (
          <li
            key={row.id}
            className={row.id === props.selected ? 'ls-gantt-chosen' : undefined}
            style={{ height: ROW }}
          >
            <button type="button" onClick={() => props.onSelect(row.id)} title={row.words}>
              {row.title}
            </button>
            {row.note}
          </li>
        ))}
      </ol>
      {/* Scrolls by keyboard too: its bars take the focus. */}
      <div className="ls-gantt-scroll">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold a drawing */}
        <svg ref={chart} width={width} height={height} role="group" aria-label={props.label}>
          <Ground scale={scale} height={height} {...props} />
          <Links rows={rows} links={links} at={at} scale={scale} />
          {rows.map((row, i) => (
            <Bar
              key={row.id}
              row={row}
              y={HEAD + i * ROW}
              scale={scale}
              isSelected={row.id === props.selected}
              onSelect={() => props.onSelect(row.id)}
              onMove={props.onMove}
              onStep={(step) => focus(bars(rows, i) + step)}
            />
          ))}
        </svg>
      </div>
    </section>
  );
};

/** Place of a row among those that have a bar. */
const bars = (rows: readonly GanttRow[], index: number): number =>
  rows.slice(0, index).filter(({ finish }) => finish).length;

const Ground = ({
  scale,
  height,
  ...props
}: Pick<Props, 'today' | 'goal' | 'isRest' | 'monthName' | 'todayName'> & { scale: Scale; height: number }) => {
  const rests: number[] = [];
  // Rest days are drawn when a day is wide enough to see.
  if (scale.perDay >= 5 && props.isRest)
    for (let day = scale.first; day <= scale.last; day++) if (props.isRest(dayText(day))) rests.push(day);
  const line = (day: string, name: string, kind: string) => {
    const x = xOf(scale, dayNumber(day)) + scale.perDay;
    return (
      <g className={`ls-gantt-${kind}`}>
        <line x1={x} x2={x} y1={20} y2={height} />
        <text x={x} y={34} textAnchor="middle">
          {name}
        </text>
      </g>
    );
  };
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g aria-hidden="true">
      {rests.map((day) => (
        <rect
          key={day}
          className="ls-gantt-rest"
          x={xOf(scale, day)}
          y={HEAD}
          width={scale.perDay}
          height={height - HEAD}
        />
      ))}
      {monthsIn(scale).map(({ month, from, days }, i) => (
        <g key={month} className="ls-gantt-month">
          <line x1={xOf(scale, from)} x2={xOf(scale, from)} y1={4} y2={height} />
          {days * scale.perDay > 30 ? (
            <text x={xOf(scale, from) + 4} y={16}>
              {props.monthName(month, i < 2 || month.endsWith('-01'))}
            </text>
          ) : null}
        </g>
      ))}
      {line(props.today, props.todayName, 'today')}
      {props.goal ? line(props.goal.day, props.goal.name, 'goal') : null}
    </g>
  );
};

const Links = ({
  rows,
  links,
  at,
  scale,
}: {
  rows: readonly GanttRow[];
  links: readonly GanttLink[];
  at: ReadonlyMap<string, number>;
  scale: Scale;
}) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
  <g className="ls-gantt-links" aria-hidden="true">
    {links.map(({ from, to }) => {
      const [a, b] = [at.get(from), at.get(to)];
      const [before, after] = [a === undefined ? undefined : rows[a], b === undefined ? undefined : rows[b]];
      if (a === undefined || b === undefined || !before?.finish || !after?.start) return null;
      const x1 = xOf(scale, dayNumber(before.finish)) + scale.perDay;
      const x2 =
        xOf(scale, dayNumber(after.isMoment ? (after.finish ?? after.start) : after.start)) +
        (after.isMoment ? scale.perDay : 0);
      const y1 = HEAD + a * ROW + ROW / 2;
      const y2 = HEAD + b * ROW + ROW / 2;
      const turn = Math.max(x1 + 5, Math.min(x1 + 9, x2 - 5));
      const d =
        x2 >= x1 + 6
          ? `M${x1} ${y1} H${turn} V${y2} H${x2 - 2}`
          : `M${x1} ${y1} h5 V${(y1 + y2) / 2} H${x2 - 7} V${y2} h5`;
      return (
        <path
          key={`${from} ${to}`}
          d={d}
          className={before.isCritical && after.isCritical ? 'ls-gantt-critical' : undefined}
        />
      );
    })}
  </g>
);

const Bar = (props: {
  row: GanttRow;
  y: number;
  scale: Scale;
  isSelected: boolean;
  onSelect: () => void;
  onMove?: (move: GanttMove) => void;
  onStep: (step: 1 | -1) => void;
}) => {
  const { row, y, scale } = props;
  const [drag, setDrag] = useState<{ x: number; part: 'whole' | 'finish'; days: number } | null>(null);
  if (!row.finish) return null;
  const finish = dayNumber(row.finish);
  const start = row.start ? dayNumber(row.start) : finish;
  const shift = drag?.part === 'whole' ? drag.days : 0;
  const stretch = drag?.days ?? 0;
  const x = xOf(scale, start + shift);
  const end = xOf(scale, Math.max(start + shift, finish + stretch)) + scale.perDay;
  const top = y + (ROW - BAR) / 2 - 2;
  const mayMove = props.onMove && !row.isDone;
  const press = (part: 'whole' | 'finish') => (event: PointerEvent<SVGElement>) => {
    props.onSelect();
    if (!mayMove) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ x: event.clientX, part, days: 0 });
  };
  const pull = (event: PointerEvent<SVGElement>): void => {
    if (drag) setDrag({ ...drag, days: Math.round((event.clientX - drag.x) / scale.perDay) });
  };
  const drop = (): void => {
    if (drag && drag.days !== 0) props.onMove?.({ id: row.id, days: drag.days, part: drag.part });
    setDrag(null);
  };
  const key = (event: KeyboardEvent<SVGGElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step && mayMove && !event.altKey && !event.metaKey) {
      event.preventDefault();
      props.onMove?.({ id: row.id, days: event.ctrlKey ? step * 5 : step, part: event.shiftKey ? 'finish' : 'whole' });
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      props.onStep(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      props.onSelect();
    }
  };
  const kind = [
    'ls-gantt-bar',
    row.isDone ? 'ls-gantt-done' : '',
    row.isCritical ? 'ls-gantt-critical' : '',
    props.isSelected ? 'ls-gantt-chosen' : '',
  ]
    .filter(Boolean)
    .join(' ');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside a drawing
    <g
      data-bar={row.id}
      role="button"
      tabIndex={0}
      aria-label={row.words}
      className={kind}
      onKeyDown={key}
      onFocus={props.onSelect}
    >
      <title>{row.words}</title>
      {row.baseline ? (
        <rect
          className="ls-gantt-baseline"
          x={xOf(scale, dayNumber(row.baseline.start))}
          y={top + BAR + 2}
          width={Math.max(
            3,
            xOf(scale, dayNumber(row.baseline.finish)) + scale.perDay - xOf(scale, dayNumber(row.baseline.start)),
          )}
          height={4}
        />
      ) : null}
      {row.isMoment ? (
        <path
          className="ls-gantt-body"
          d={`M${end - 8} ${top + BAR / 2} l8 -8 l8 8 l-8 8 z`}
          onPointerDown={press('whole')}
          onPointerMove={pull}
          onPointerUp={drop}
          onPointerCancel={() => setDrag(null)}
        />
      ) : (
        <>
          <rect
            className="ls-gantt-body"
            x={x}
            y={top}
            width={Math.max(4, end - x)}
            height={BAR}
            rx={2}
            onPointerDown={press('whole')}
            onPointerMove={pull}
            onPointerUp={drop}
            onPointerCancel={() => setDrag(null)}
          />
          {mayMove ? (
            <rect
              className="ls-gantt-grip"
              x={end - 5}
              y={top}
              width={8}
              height={BAR}
              onPointerDown={press('finish')}
              onPointerMove={pull}
              onPointerUp={drop}
              onPointerCancel={() => setDrag(null)}
            />
          ) : null}
        </>
      )}
      {row.latestStart && !row.isDone ? (
        <path className="ls-gantt-latest" d={`M${xOf(scale, dayNumber(row.latestStart))} ${top - 4} v${BAR + 8}`} />
      ) : null}
      {row.isDone ? <path className="ls-gantt-tick" d={`M${end + 4} ${top + 7} l3 4 l6 -8`} /> : null}
    </g>
  );
};
