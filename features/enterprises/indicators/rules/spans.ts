/** Stretches of time that are compared with each other: whole years with years, quarters with quarters. */
export const SPANS = ['year', 'half', 'quarter', 'month', 'run'] as const;
export type Span = (typeof SPANS)[number];

/** The kind of a period: `2024` year, `2024-H1` half, `2024-Q1` quarter, `2024-06` month, `2024-01/06` a run of months. */
export const spanOf = (period: string): Span => {
  if (/^\d{4}$/.test(period)) return 'year';
  if (/-H\d$/.test(period)) return 'half';
  if (/-Q\d$/.test(period)) return 'quarter';
  return period.includes('/') ? 'run' : 'month';
};

/** The periods of a span, latest first, at most `most`. */
export const latestOf = (periods: readonly string[], span: Span, most: number): string[] =>
  [...new Set(periods)]
    .filter((period) => spanOf(period) === span)
    .sort()
    .reverse()
    .slice(0, most);

/** The same stretch a year before: `2024-Q1` is `2023-Q1`. */
export const yearBefore = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
