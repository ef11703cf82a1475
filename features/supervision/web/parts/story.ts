import type { MatterView } from './api.ts';

export type Told =
  | { kind: 'hop'; at: string; hop: MatterView['hops'][number] }
  | { kind: 'report'; at: string; report: MatterView['reports'][number] };

/** Hops, and the reports since the matter was opened, in one order, the latest first; of one instant the hop that came later. */
export const storyOf = (matter: Pick<MatterView, 'hops' | 'reports'>): Told[] => {
  const opened = matter.hops[0]?.at ?? '';
  return [
    ...matter.hops.map((hop): Told => ({ kind: 'hop', at: hop.at, hop })),
    ...matter.reports
      .filter(({ at }) => at >= opened)
      .map((report): Told => ({ kind: 'report', at: report.at, report })),
  ]
    .map((told, nth) => ({ told, nth }))
    .sort((a, b) => (a.told.at === b.told.at ? b.nth - a.nth : a.told.at < b.told.at ? 1 : -1))
    .map(({ told }) => told);
};
