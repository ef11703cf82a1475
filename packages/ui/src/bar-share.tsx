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
  <figure className={props.slim ? 'ls-bar ls-bar-slim' : 'ls-bar'} aria-label={props.label}>
    <div className="ls-bar-parts">
      {sharesOf(props.parts).map((part) => (
        <span key={part.light} className={`ls-light-${part.light}`} style={{ flexGrow: part.share }} />
      ))}
    </div>
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
