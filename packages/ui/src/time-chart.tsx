import './time-chart.css';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Look } from './theme.ts';
import type { MarkLook, MonthSpan, TimeMark, TimeRow } from './time-chart-facts.ts';
import { paint, paintsOf } from './time-chart-paint.ts';
import { chartBox } from './time-chart-scale.ts';
import { gridShapes, headShapes, markAt, rowShapes } from './time-chart-shapes.ts';

export type { MarkLook, MonthSpan, TimeMark, TimeRow } from './time-chart-facts.ts';

export type TimeChartProps = {
  /** What the chart shows and how to move in it, for screen readers; the page gives the same facts in a table. */
  label: string;
  rows: readonly TimeRow[];
  span: MonthSpan;
  today: string;
  looks: Readonly<Record<string, MarkLook>>;
  monthWord: (month: string, isFirst: boolean) => string;
  markWords: (mark: TimeMark) => string;
  chosen?: string | null;
  onPick?: (key: string) => void;
  look?: Look;
  textSize?: number;
};

/**
 * Rows of bars and marks over months, drawn on a canvas: only the rows on the screen, however many there are. Fills the
 * height its parent gives it. Arrow keys (or j and k) go from row to row, Enter picks one.
 */
export const TimeChart = (props: TimeChartProps) => {
  const { rows, span, today, looks, chosen = null, look = 'desk', textSize = 13 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [cursor, setCursor] = useState(-1);
  const [note, setNote] = useState<{ x: number; y: number; words: string } | null>(null);
  const box = chartBox(size.width, textSize, span);
  const whole = box.headHeight + rows.length * box.rowHeight;

  const draw = useEffectEvent(() => {
    const pen = canvas.current?.getContext('2d');
    const top = scroller.current?.scrollTop ?? 0;
    if (!pen || size.width === 0) return;
    const density = window.devicePixelRatio || 1;
    const paints = paintsOf(look);
    pen.setTransform(density, 0, 0, density, 0, 0);
    pen.fillStyle = paints.surface;
    pen.fillRect(0, 0, size.width, size.height);
    const first = Math.max(0, Math.floor(top / box.rowHeight));
    const last = Math.min(rows.length, Math.ceil((top + size.height) / box.rowHeight));
    const bottom = Math.min(size.height, box.headHeight + rows.length * box.rowHeight - top);
    const looked = rows.slice(first, last).map((row, nth) => {
      const y = box.headHeight + (first + nth) * box.rowHeight - top;
      return rowShapes(row, box, y, looks, row.key === chosen || first + nth === cursor);
    });
    paint(pen, gridShapes(box, span, today, box.headHeight, bottom), paints);
    for (const shapes of looked) paint(pen, shapes, paints);
    paint(pen, headShapes(box, span, props.monthWord), paints);
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const watching = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watching.observe(element);
    let asked = 0;
    const onScroll = () => {
      setNote(null);
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(() => draw());
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      watching.disconnect();
      element.removeEventListener('scroll', onScroll);
      cancelAnimationFrame(asked);
    };
  }, []);

  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return;
    const density = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * density), Math.round(size.height * density)];
    if (sheet.width !== width) sheet.width = width;
    if (sheet.height !== height) sheet.height = height;
    draw();
  });

  const reveal = (nth: number) => {
    const element = scroller.current;
    if (!element) return;
    const top = nth * box.rowHeight;
    const room = size.height - box.headHeight - box.rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
  };
  const showChosen = useEffectEvent((key: string) => {
    const nth = rows.findIndex((row) => row.key === key);
    if (nth >= 0) reveal(nth);
  });
  useEffect(() => {
    if (chosen) showChosen(chosen);
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step !== undefined && rows.length > 0) {
      event.preventDefault();
      const nth = Math.max(
        0,
        Math.min(rows.length - 1, step === 'first' ? 0 : step === 'last' ? rows.length - 1 : cursor + step),
      );
      setCursor(nth);
      reveal(nth);
    }
    const row = rows[cursor];
    if (event.key === 'Enter' && row) props.onPick?.(row.key);
  };
  const rowAt = (clientY: number): TimeRow | undefined => {
    const bounds = scroller.current?.getBoundingClientRect();
    if (!bounds || clientY - bounds.top < box.headHeight) return undefined;
    return rows[
      Math.floor((clientY - bounds.top - box.headHeight + (scroller.current?.scrollTop ?? 0)) / box.rowHeight)
    ];
  };

  return (
    <div className="ls-time-chart">
      <div
        ref={scroller}
        className="ls-time-chart-scroller"
        role="application"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls and takes the arrow keys
        tabIndex={0}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const row = rowAt(event.clientY);
          if (row) props.onPick?.(row.key);
        }}
        onPointerMove={(event) => {
          const bounds = scroller.current?.getBoundingClientRect();
          const row = rowAt(event.clientY);
          if (!bounds || !row) return setNote(null);
          const x = event.clientX - bounds.left;
          const mark = x > box.nameWidth ? markAt(row, box, x) : null;
          const words = mark ? props.markWords(mark) : x < box.nameWidth ? row.words : '';
          setNote(
            words ? { x: Math.max(140, Math.min(size.width - 140, x)), y: event.clientY - bounds.top, words } : null,
          );
        }}
        onPointerLeave={() => setNote(null)}
      >
        <canvas
          ref={canvas}
          className="ls-time-chart-sheet"
          style={{ width: size.width, height: size.height, marginBottom: -size.height }}
        />
        <div className="ls-time-chart-room" style={{ height: whole }} />
      </div>
      {note ? (
        <div className="ls-time-chart-note" style={{ left: note.x, top: note.y }} aria-hidden="true">
          {note.words}
        </div>
      ) : null}
      <div className="ls-hidden" role="status">
        {rows[cursor]?.words ?? ''}
      </div>
    </div>
  );
};

const STEPS: Readonly<Record<string, number | 'first' | 'last' | undefined>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  j: 1,
  k: -1,
  PageDown: 10,
  PageUp: -10,
  Home: 'first',
  End: 'last',
};
