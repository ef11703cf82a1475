import type { Slip } from './api.ts';

/** The number of a slip in its colour, with a shape of its own. */
export const SlipMark = ({ slip }: { slip: Pick<Slip, 'kind' | 'number'> }) => (
  <span className={`sv-slip sv-slip-${slip.kind}`}>
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {SHAPE[slip.kind]}
    </svg>
    {slip.number}
  </span>
);

const SHAPE = {
  blue: <path d="M6 1 11 6 6 11 1 6Z" fill="currentColor" />,
  orange: <path d="M6 1 11.500 11H.5Z" fill="currentColor" />,
  red: <path d="M1 1h10v10H1Z" fill="currentColor" />,
  urge: <path d="M1.500 1.500h9v9h-9Zm4.500 2v3m0 1.500v.5" fill="none" stroke="currentColor" strokeWidth="1.500" />,
};
