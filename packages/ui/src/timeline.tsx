import './timeline.css';
import type { ReactNode } from 'react';
import { LightShape } from './light.tsx';
import type { Light } from './theme.ts';

/** One thing that happened: when (in words), what, and more beneath. */
export type TimelineItem = { id: string; when: string; title: ReactNode; body?: ReactNode; light?: Light };

/** A story told from top to bottom. */
export const Timeline = ({ items, label }: { items: readonly TimelineItem[]; label: string }) => (
  <ol className="ls-timeline" aria-label={label}>
    {items.map((item) => (
      <li key={item.id}>
        <span className="ls-timeline-mark">
          {item.light ? <LightShape light={item.light} size={12} /> : <span className="ls-timeline-dot" />}
        </span>
        <div>
          <p className="ls-timeline-when ls-quiet ls-number">{item.when}</p>
          <div className="ls-timeline-title">{item.title}</div>
          {item.body ? <div className="ls-timeline-body">{item.body}</div> : null}
        </div>
      </li>
    ))}
  </ol>
);
