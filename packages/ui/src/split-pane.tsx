import './split-pane.css';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useRemembered } from './remembered.ts';
import { useUiWords } from './words.ts';

const LEAST = 20;
const MOST = 80;
const STEP = 2;

/** Percent that the first pane takes, from what was stored; between 20 and 80. */
export const readSplit = (stored: string | null, fallback: number): number => {
  const value = stored === null || stored === '' ? fallback : Number(stored);
  return Number.isFinite(value) ? Math.max(LEAST, Math.min(MOST, value)) : fallback;
};

/** Two panes that scroll apart, with a divider moved by mouse or arrow keys; one above the other on a phone. */
export const SplitPane = (props: {
  start: ReactNode;
  end: ReactNode;
  startLabel: string;
  endLabel: string;
  /** Name under which the divider's place is remembered: `documents.review`. */
  memory: string;
  /** Percent of the first pane before anybody moves the divider. */
  initial?: number;
}) => {
  const t = useUiWords();
  const [percent, setPercent] = useRemembered(`split.${props.memory}`, (stored) =>
    readSplit(stored, props.initial ?? 44),
  );
  const box = useRef<HTMLDivElement>(null);
  const isMoving = useRef(false);
  const move = (event: PointerEvent) => {
    const frame = box.current?.getBoundingClientRect();
    if (!isMoving.current || !frame) return;
    setPercent(readSplit(String(Math.round(((event.clientX - frame.left) / frame.width) * 100)), percent));
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
    if (!step) return;
    event.preventDefault();
    setPercent(readSplit(String(percent + step), percent));
  };
  return (
    <div ref={box} className="ls-split" style={{ '--ls-split': `${percent}%` } as React.CSSProperties}>
      <section className="ls-split-pane" aria-label={props.startLabel}>
        {props.start}
      </section>
      <input
        type="range"
        className="ls-split-grip"
        aria-label={t('split')}
        min={LEAST}
        max={MOST}
        value={percent}
        onChange={() => undefined}
        onKeyDown={press}
        onPointerDown={(event) => {
          isMoving.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          event.preventDefault();
        }}
        onPointerMove={move}
        onPointerUp={() => {
          isMoving.current = false;
        }}
      />
      <section className="ls-split-pane" aria-label={props.endLabel}>
        {props.end}
      </section>
    </div>
  );
};
