import { type ReactNode, useId } from 'react';
import { Door } from './door.tsx';

/** One part of the wall's side: its name, a number that is a door, and its facts. */
export const Panel = (props: {
  area: string;
  title: string;
  count?: number;
  door?: string;
  aside?: ReactNode;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <section className={`bw-panel bw-${props.area}`} aria-labelledby={id}>
      <h2 id={id}>
        {props.title}
        {props.count === undefined ? null : props.door ? (
          <Door to={props.door} className="bw-count ls-number" label={`${props.title} ${props.count}`}>
            {props.count}
          </Door>
        ) : (
          <span className="bw-count ls-number">{props.count}</span>
        )}
        {props.aside ? <span className="bw-aside">{props.aside}</span> : null}
      </h2>
      {props.children}
    </section>
  );
};
