import type { Light } from './theme.ts';

/** Shape of each light in a box of 16 × 16, as an SVG path; filled, or drawn with a stroke of the given width. */
export const lightPaths: Readonly<Record<Light, { d: string; stroke?: number }>> = {
  on_track: { d: 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12Z' },
  near: { d: 'M8 1 15 8 8 15 1 8Z' },
  behind: { d: 'M8 1.5 15.5 14.5H.5Z' },
  late: { d: 'M2 2h12v12H2Z' },
  done: { d: 'M2 8.5 6.2 12.7 14 4', stroke: 2.4 },
  paused: { d: 'M8 2.8a5.2 5.2 0 1 1 0 10.4a5.2 5.2 0 1 1 0-10.4Z', stroke: 2.2 },
};
