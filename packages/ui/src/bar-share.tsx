import './bar-share.css';
import { LightMark } from './light.tsx';
import { sharesOf } from './shares.ts';
import type { Light } from './theme.ts';

/** How a whole divides among the lights: one bar, and beneath it each light with its word and number. */
export const BarShare = (props: {
  label: string;
  parts: readonly { light: Light; n: number }[];
  /** The bar alone, for a table cell; the label then carries the numbers. */
  slim?: boolean;
}) => (
  <figure className="ls-bar" aria-label={props.label}>
    <svg width="100%" height={props.slim ? 8 : 12} role="presentation" preserveAspectRatio="none" viewBox="0 0 100 1">
      {sharesOf(props.parts).map((part) => (
        <rect
          key={part.light}
          x={part.from * 100}
          width={Math.max(0, part.share * 100 - 0.3)}
          height="1"
          className={`ls-light-${part.light}`}
          fill="currentColor"
        />
      ))}
    </svg>
    {props.slim ? null : (
      <figcaption>
        {props.parts.map((part) => (
          <span key={part.light}>
            <LightMark light={part.light} /> <span className="ls-number">{part.n}</span>
          </span>
        ))}
      </figcaption>
    )}
  </figure>
);
