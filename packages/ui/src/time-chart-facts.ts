import type { Light } from './theme.ts';

export type Stretch = { readonly from: string; readonly to: string };
export type TimeMark = { readonly title: string; readonly on: string; readonly kind: string };
/** How a kind of mark is drawn: always a shape as well as a paint. */
export type MarkLook = {
  readonly shape: 'flag' | 'ring';
  readonly paint: 'red' | 'black' | 'hollow' | 'quiet';
};

/** A line of the chart. Days are `YYYY-MM-DD`, both ends of a stretch included; `words` say the line to a screen reader. */
export type TimeRow = {
  readonly key: string;
  readonly name: string;
  /** Quiet words after the name: whose it is. */
  readonly note: string;
  readonly light: Light;
  readonly percent: number;
  readonly plan: Stretch | null;
  readonly done: Stretch | null;
  readonly marks: readonly TimeMark[];
  readonly words: string;
};

/** Months from `first` (`YYYY-MM`) on. */
export type MonthSpan = { readonly first: string; readonly months: number };
