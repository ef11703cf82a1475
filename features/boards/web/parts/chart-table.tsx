import { LightShape } from '@luoshi/ui/light.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import type { ChartFacts } from './api.ts';
import { Door } from './door.tsx';

/** A table longer than this is read in the ledger, which pages and filters. */
const ROWS_AT_MOST = 200;

/** The progress chart's facts as a table: plan, percent, the next node, nodes whose day has passed. */
export const ChartTable = (props: {
  facts: ChartFacts;
  chosen: string;
  onPick?: ((id: string) => void) | undefined;
}) => {
  const t = useWords('boards');
  const { day } = useFormat();
  const { facts, chosen, onPick } = props;
  const shown = facts.rows.slice(0, ROWS_AT_MOST);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="bw-rows" tabIndex={0} aria-label={t('chart.table_caption')}>
      <table className="bw-table bw-table-points">
        <caption className="ls-hidden">{t('chart.table_caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.project')}</th>
            <th scope="col">{t('chart.state')}</th>
            <th scope="col" className="bw-n">
              {t('chart.percent')}
            </th>
            <th scope="col">{t('chart.finish')}</th>
            <th scope="col">{t('chart.next')}</th>
            <th scope="col" className="bw-n">
              {t('chart.missed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const next = row.marks.find(({ kind }) => kind === 'missed' || kind === 'ahead');
            return (
              <tr key={row.id} aria-current={row.id === chosen || undefined}>
                <th scope="row">
                  <button type="button" className="bw-pick" onClick={() => onPick?.(row.id)}>
                    {row.name}
                  </button>
                </th>
                <td>
                  <span className={`bw-light ls-light-${row.light}`}>
                    <LightShape light={row.light} /> {t(`light.${row.light}`)}
                  </span>{' '}
                  {row.sentence}
                </td>
                <td className="bw-n ls-number">{row.percent}%</td>
                <td className="ls-number">{row.plan ? day(row.plan.to) : t('chart.no_day')}</td>
                <td>{next ? t('chart.node', { title: next.title, day: day(next.on) }) : t('chart.no_node')}</td>
                <td className="bw-n ls-number">{row.marks.filter(({ kind }) => kind === 'missed').length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {facts.total > shown.length ? (
        <p className="bw-rest">
          <Door to="/projects">{t('changes.rest', { count: facts.total - shown.length })}</Door>
        </p>
      ) : null}
    </section>
  );
};
