import type { Kiosk } from './kiosk-data.ts';

/** What a screen goes round through: the whole, each part of the map with open work, the projects in trouble. */
export type Slide = { key: string; kind: 'board' | 'problems'; region: string; name: string };

export const slidesOf = ({ wall, chart }: Pick<Kiosk, 'wall' | 'chart'>): Slide[] => [
  { key: 'whole', kind: 'board', region: '', name: '' },
  ...wall.surfaces
    .filter(({ open }) => open > 0)
    .map(({ code, name }) => ({ key: code, kind: 'board' as const, region: code, name })),
  ...(chart.rows.some(({ light }) => light === 'late' || light === 'behind')
    ? [{ key: 'problems', kind: 'problems' as const, region: '', name: '' }]
    : []),
];
