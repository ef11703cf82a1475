import './parts/print.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { svgSheet } from '@luoshi/ui/time-chart-svg.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { Button, Segmented } from 'antd';
import { useEffect, useMemo } from 'react';
import { PAPERS, type Paper, tilesOf } from '../rules/poster.ts';
import { useBoard } from './parts/api.ts';
import { useChartRows, useMonthWord } from './parts/chart-panel.tsx';
import { cropMarks, posterContent } from './parts/poster.ts';

const SIZES = ['A0', 'A1', 'A3'] as const satisfies readonly Paper[];
const codecs = { under: text(), region: text(), size: oneOf(SIZES, 'A0'), sheet: oneOf(SIZES, 'A0') };

/** The wall's chart on paper: vectors at the true size, whole or on smaller sheets to be joined. */
export default function PrintPage() {
  const t = useWords('boards');
  const [state, setState] = useUrlState(codecs);
  const { summary, chart } = useBoard(state);
  const { time, day } = useFormat();
  const monthWord = useMonthWord();
  const rows = useChartRows(chart.data ?? NOTHING);
  const sheet = PAPERS[state.sheet][0] < PAPERS[state.size][0] ? state.sheet : state.size;
  const [width, height] = PAPERS[sheet];
  usePageSize(width, height);
  const content = useMemo(() => {
    if (!chart.data || !summary.data) return '';
    return posterContent({
      paper: state.size,
      title: t('wall.title', { name: summary.data.unit.name }),
      sentence: summary.data.sentences.join(' '),
      rows,
      today: chart.data.today,
      flags: chart.data.flags,
      monthWord,
      flagWord: (kind) => t(`flags.${kind}`),
      lightWord: (light) => t(`light.${light}`),
      more: (count) => t('print.more', { count }),
      foot: t('print.foot', {
        day: day(chart.data.today),
        time: time(chart.data.asOf),
        source: chart.data.flags.source,
      }),
    });
  }, [chart.data, summary.data, rows, state.size, t, day, time, monthWord]);
  const fault = chart.error ?? summary.error;
  if (!content) return fault ? <Fault error={fault} again={() => void chart.refetch()} /> : <Loading />;

  const tiles = tilesOf(state.size, sheet);
  const addressOf = (svg: string) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const [wholeWidth, wholeHeight] = PAPERS[state.size];
  const whole = svgSheet(content, { x: 0, y: 0, width: wholeWidth, height: wholeHeight });
  return (
    <div className="bp-page">
      <title>{t('print.title')}</title>
      <div className="bp-bar">
        <Link to="/wall">{t('nav.wall')}</Link>
        <h1>{t('print.title')}</h1>
        <Segmented
          aria-label={t('print.size')}
          options={[...SIZES]}
          value={state.size}
          onChange={(size) => setState({ size, sheet: size })}
        />
        {state.size === 'A3' ? null : (
          <Segmented
            aria-label={t('print.on')}
            options={SIZES.filter((one) => PAPERS[one][0] <= PAPERS[state.size][0]).map((one) => ({
              value: one,
              label: one === state.size ? t('print.whole') : t('print.tiled', { size: one }),
            }))}
            value={sheet}
            onChange={(one) => setState({ sheet: one })}
          />
        )}
        <Button type="primary" onClick={() => window.print()}>
          {t('print.print')}
        </Button>
        <a className="bp-save" href={addressOf(whole)} download={`${t('print.file')}-${state.size}.svg`}>
          {t('print.save')}
        </a>
        <span className="ls-quiet">{t('print.hint', { count: tiles.length, size: sheet })}</span>
      </div>
      {tiles.map((tile) => (
        <img
          key={`${tile.row} ${tile.column}`}
          className="bp-sheet"
          alt={t('print.alt', { title: summary.data?.unit.name ?? '', nth: tiles.indexOf(tile) + 1, of: tiles.length })}
          src={addressOf(
            svgSheet(content, tile, tiles.length > 1 ? cropMarks(tile, `${tile.row + 1}-${tile.column + 1}`) : ''),
          )}
        />
      ))}
    </div>
  );
}

const NOTHING = { rows: [] };

/** Tells the printer the sheet's true size. */
const usePageSize = (width: number, height: number) =>
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `@page { size: ${width}mm ${height}mm; margin: 0; } @media print { .bp-sheet { width: ${width}mm; height: ${height}mm; } }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [width, height]);
