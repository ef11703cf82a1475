import { useWords } from '@luoshi/web-kit/i18n.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { ChartPanel } from './chart-panel.tsx';
import type { Kiosk } from './kiosk-data.ts';
import { ObstaclesPanel } from './obstacles-panel.tsx';
import { RegionMap } from './region-map.tsx';
import { Totals } from './totals.tsx';
import { UnitsPanel } from './units-panel.tsx';
import { useTextSize } from './use-text-size.ts';

const BOARD = { under: '', region: '' };
const IN_TROUBLE = new Set(['late', 'behind']);

/** One view of a screen: a board as at the desk, or the projects in trouble with what they lack. */
export const KioskSlide = ({ facts, kind }: { facts: Kiosk; kind: 'board' | 'problems' }) => {
  const t = useWords('boards');
  const textSize = useTextSize(true);
  const of = facts.wall.frame ?? '';
  const summary = { ...facts.summary, of };
  const wall = { ...facts.wall, of };
  const chart = { ...facts.chart, of };
  if (kind === 'problems') {
    const rows = chart.rows.filter(({ light }) => IN_TROUBLE.has(light));
    const troubled = { ...chart, rows, total: rows.length };
    return (
      <div className="bw-body bw-problems">
        <ChartPanel facts={troubled} kind="progress" shift={0} chosen="" textSize={textSize} screen />
        <ChartPanel facts={troubled} kind="support" shift={0} chosen="" textSize={textSize} screen />
      </div>
    );
  }
  return (
    <div className="bw-body">
      <Totals summary={summary} facts={wall} board={BOARD} />
      <div className="bw-where">
        <RegionMap facts={wall} chart={chart} name={t('wall.title_plain')} textSize={textSize} project="" />
      </div>
      <ChartPanel facts={chart} kind="progress" shift={0} chosen="" textSize={textSize} screen />
      <UnitsPanel summary={summary} board={BOARD} screen />
      <ObstaclesPanel facts={{ ...facts.obstacles, of }} screen />
      <div className="bw-news">
        <ChangesPanel facts={wall} screen />
      </div>
    </div>
  );
};
