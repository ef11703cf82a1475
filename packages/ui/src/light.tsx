import './light.css';
import type { ReactNode } from 'react';
import { lightPaths } from './light-paths.ts';
import type { Light } from './theme.ts';
import { useUiWords } from './words.ts';

export { type Light, lightOrder } from './theme.ts';

/** The shape of a light in its colour, as high as the letters around it; decoration, the word must stand beside it. */
export const LightShape = ({ light, size = '1em' }: { light: Light; size?: number | string }) => (
  <svg className={`ls-light-shape ls-light-${light}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <path
      d={lightPaths[light].d}
      fill={lightPaths[light].stroke ? 'none' : 'currentColor'}
      stroke={lightPaths[light].stroke ? 'currentColor' : 'none'}
      strokeWidth={lightPaths[light].stroke}
    />
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
