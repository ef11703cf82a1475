import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { type IndicatorRow, useFirmWords } from './api.ts';
import { usePeriod } from './period.ts';

/** Indicators with their periods side by side; `of` says whose they are. */
export const FigureTable = (props: {
  items: readonly IndicatorRow[];
  periods: readonly string[];
  showsOf: boolean;
}) => {
  const t = useFirmWords();
  const { number } = useFormat();
  const said = usePeriod();
  return (
    <div className="en-scroll">
      <table className="en-figures">
        <caption className="ls-hidden">{t('indicators.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicators.name')}</th>
            {props.showsOf ? <th scope="col">{t('indicators.of')}</th> : null}
            {props.periods.map((period) => (
              <th key={period} scope="col" className="is-number">
                {said(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.items.map((row) => (
            <tr key={row.key}>
              <th scope="row" title={row.source ? t('indicators.source', { source: row.source }) : undefined}>
                {row.name}
                {row.unit ? <span className="ls-quiet">（{row.unit}）</span> : null}
              </th>
              {props.showsOf ? (
                <td>{row.firm ? <Link to={`/enterprises/${row.firm.id}`}>{row.firm.name}</Link> : row.org.name}</td>
              ) : null}
              {props.periods.map((period) => {
                const figure = row.figures.find((one) => one.period === period);
                return (
                  <td key={period} className="is-number">
                    {figure ? number(figure.value) : t('indicators.none')}
                    {figure && figure.growth !== null ? (
                      <span className="ls-quiet">{t('indicators.growth', { growth: signed(figure.growth) })}</span>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const signed = (growth: number): string => (growth > 0 ? `+${growth}` : String(growth).replace('-', '−'));
