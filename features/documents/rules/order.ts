/** Distance between the places of two items when a paper comes in; halving it fifty times still finds room between. */
export const STEP = 1024;

/** A place after `before` and ahead of `after` (null: the end). */
export const placeBetween = (before: number | null, after: number | null): number => {
  if (before === null) return after === null ? STEP : after - STEP;
  return after === null ? before + STEP : (before + after) / 2;
};
