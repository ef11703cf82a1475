import './states.css';
import type { ReactNode } from 'react';

/** An empty place says what will appear here and how to make it appear. */
export const Empty = (props: { title: string; hint?: ReactNode; action?: ReactNode }) => (
  <div className="ls-state">
    <p className="ls-state-title">{props.title}</p>
    {props.hint ? <p className="ls-quiet">{props.hint}</p> : null}
    {props.action ? <div className="ls-state-action">{props.action}</div> : null}
  </div>
);
