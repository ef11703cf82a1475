import { Link } from '@luoshi/web-kit/routing.tsx';
import { createContext, type ReactNode, use } from 'react';

/** Whether the wall is only looked at: a screen in a hall opens nothing. */
export const LookOnly = createContext(false);

/** The way to what a number or name stands for; on a wall that is only looked at, just its words. */
export const Door = (props: { to: string; className?: string; label?: string; children: ReactNode }) =>
  use(LookOnly) ? (
    <span className={props.className}>{props.children}</span>
  ) : (
    <Link to={props.to} className={props.className} aria-label={props.label}>
      {props.children}
    </Link>
  );
