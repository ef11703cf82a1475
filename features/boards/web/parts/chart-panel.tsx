import { TimeChart, type TimeRow } from '@luoshi/ui/time-chart.tsx';
import { monthAfter } from '@luoshi/ui/time-chart-scale.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useMemo } from 'react';
import type { ChartFacts } from './api.ts';
import { ChartTable } from './chart-table.tsx';
import { FlagLegend } from './flag-legend.tsx';
import { Panel } from './panel.tsx';
import { SupportTable } from './support-table.tsx';

export const CHARTS = ['progress', 'support', 'table'] as const;
export type ChartKind = (typeof CHARTS)[number];

/** Months on the chart: five that have passed, this one, and a year ahead. */
const MONTHS_BACK = 5;
const MONTHS_SHOWN = 18;
export const MONTHS_STEP = 6;

/** First month on the chart, `YYYY-MM`: `shift` months from where it begins by itself. */
export const firstMonth = (today: string, shift: number): string => monthAfter(today.slice(0, 7), shift - MONTHS_BACK);

/** Projects against months: the progress chart, what they need, or the same as a table. A row opens its project. */
export const ChartPanel = (props: {
  facts: ChartFacts;
  kind: ChartKind;
  shift: number;
  chosen: string;
  textSize: number;
  screen?: boolean;
  onKind?: (kind: ChartKind) => void;
  onShift?: (shift: number) => void;
  onPick?: (id: string) => void;
}) => {
  const t = useWords('boards');
  const { facts, kind } = props;
  const rows = useChartRows(facts);
  const monthWord = useMonthWord();
  const { day } = useFormat();
  return (
    <Panel
      area="chart"
      title={t(`chart.title_${kind === 'support' ? 'support' : 'progress'}`)}
      count={facts.total}
      aside={props.onKind ? <ChartButtons {...props} /> : kind === 'support' ? null : <FlagLegend facts={facts} />}
    >
      {facts.rows.length === 0 ? (
        <div className="bw-none ls-quiet">
          <p>{t('chart.empty')}</p>
          <p>{t('chart.empty_hint')}</p>
        </div>
      ) : kind === 'support' ? (
        <SupportTable facts={facts} chosen={props.chosen} screen={props.screen ?? false} onPick={props.onPick} />
      ) : kind === 'table' ? (
        <ChartTable facts={facts} chosen={props.chosen} onPick={props.onPick} />
      ) : (
        <>
          <div className="bw-chart-box">
            <TimeChart
              look="wall"
              label={t('chart.label', { count: facts.total })}
              rows={rows}
              span={{ first: firstMonth(facts.today, props.shift), months: MONTHS_SHOWN }}
              today={facts.today}
              looks={facts.flags.marks}
              monthWord={monthWord}
              markWords={(mark) =>
                t('chart.mark', { title: mark.title, day: day(mark.on), what: t(`flags.${mark.kind}`) })
              }
              chosen={props.chosen || null}
              onPick={props.onPick}
              textSize={props.textSize}
            />
          </div>
          {props.onKind ? (
            <p className="bw-chart-foot">
              <FlagLegend facts={facts} />
              {facts.total > facts.rows.length ? (
                <Link to="/projects">{t('chart.cut', { shown: facts.rows.length, total: facts.total })}</Link>
              ) : null}
            </p>
          ) : null}
        </>
      )}
    </Panel>
  );
};

const ChartButtons = (props: Parameters<typeof ChartPanel>[0]) => {
  const t = useWords('boards');
  const { kind, shift, onKind, onShift } = props;
  return (
    <>
      {kind === 'progress' ? (
        <span className="bw-group">
          <button type="button" className="bw-button" onClick={() => onShift?.(shift - MONTHS_STEP)}>
            <span aria-hidden="true">‹</span>
            <span className="ls-hidden">{t('chart.earlier')}</span>
          </button>
          <button type="button" className="bw-button" disabled={shift === 0} onClick={() => onShift?.(0)}>
            {t('chart.now')}
          </button>
          <button type="button" className="bw-button" onClick={() => onShift?.(shift + MONTHS_STEP)}>
            <span aria-hidden="true">›</span>
            <span className="ls-hidden">{t('chart.later')}</span>
          </button>
        </span>
      ) : null}
      <span className="bw-group">
        {CHARTS.map((one) => (
          <button
            key={one}
            type="button"
            className="bw-button"
            aria-pressed={one === kind}
            onClick={() => onKind?.(one)}
          >
            {t(`chart.kind_${one}`)}
          </button>
        ))}
      </span>
    </>
  );
};

/** Months as they stand over the chart: the year where it begins. */
export const useMonthWord = () => {
  const t = useWords('boards');
  return useMemo(
    () => (month: string, isFirst: boolean) =>
      t(isFirst ? 'chart.month_of_year' : 'chart.month', {
        year: month.slice(0, 4),
        short: month.slice(2, 4),
        month: Number(month.slice(5)),
      }),
    [t],
  );
};

/** The lines of the chart, each with the sentence that says it. */
export const useChartRows = (facts: Pick<ChartFacts, 'rows'>): TimeRow[] => {
  const t = useWords('boards');
  return useMemo(
    () =>
      facts.rows.map((row) => ({
        key: row.id,
        name: row.name,
        note: row.leadName,
        light: row.light,
        percent: row.percent,
        plan: row.plan,
        done: row.done,
        marks: row.marks,
        words: t('chart.row', {
          name: row.name,
          lead: row.leadName,
          light: t(`light.${row.light}`),
          sentence: row.sentence,
          percent: row.percent,
        }),
      })),
    [facts, t],
  );
};
