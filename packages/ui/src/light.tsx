import './light.css';
import type { ReactNode } from 'react';
import type { Light } from './theme.ts';
import { useUiWords } from './words.ts';

export { type Light, lightOrder } from './theme.ts';

/** The shape of a light in its colour, 14 × 14; decoration, the word must stand beside it. */
export const LightShape = ({ light, size = 14 }: { light: Light; size?: number }) => (
  <svg className={`ls-light-shape ls-light-${light}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    {SHAPES[light]}
  </svg>
);

/**
 * A light as people see it: shape, colour and word, and the reason beneath when given. `word` replaces the usual one;
 * `quiet` keeps the word for screen readers only, where a column head or legend already says it.
 */
export const LightMark = (props: { light: Light; word?: string; reason?: ReactNode; quiet?: boolean }) => {
  const t = useUiWords();
  const word = props.word ?? t(`light.${props.light}`);
  return (
    <span className="ls-light" title={props.quiet ? word : undefined}>
      <LightShape light={props.light} />
      <span className={props.quiet ? 'ls-hidden' : `ls-light-word ls-light-${props.light}`}>{word}</span>
      {props.reason ? <span className="ls-light-reason">{props.reason}</span> : null}
    </span>
  );
};

/** A light with how many rows show it: `■ 超期 4`. */
export const LightCount = ({ light, n }: { light: Light; n: number }) => (
  <span className="ls-light">
    <LightMark light={light} />
    <span className="ls-number ls-light-n">{n}</span>
  </span>
);

const SHAPES: Readonly<Record<Light, ReactNode>> = {
  on_track: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  near: <path d="M8 1 15 8 8 15 1 8Z" fill="currentColor" />,
  behind: <path d="M8 1.5 15.5 14.5H.5Z" fill="currentColor" />,
  late: <rect x="2" y="2" width="12" height="12" fill="currentColor" />,
  done: <path d="M2 8.5 6.2 12.7 14 4" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  paused: <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="2.2" />,
};
