import { MonthBars } from '@luoshi/ui/month-bars.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { yuanOf } from '../../rules/money.ts';
import type { ProjectView } from './api.ts';
import { useMoney, useProjectWords } from './words.ts';

/** Money: total and year, plan and done by month as a chart with its table, and where it comes from. */
export const InvestmentCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const money = useMoney();
  const { number } = useFormat();
  const { investment } = project;
  const months = project.months.filter(({ month }) => month.startsWith(`${investment.annualYear}-`));
  const wan = (amount: string): number => yuanOf(amount) / 10_000;
  return (
    <section className="pj-card" aria-labelledby="pj-money">
      <h2 id="pj-money">{t('web.money.title')}</h2>
      <p>
        {t('web.money.sentence', {
          total: money(investment.total),
          done: money(investment.done),
          year: String(investment.annualYear ?? ''),
          hasYear: investment.annualYear ? 'yes' : 'no',
          annual: money(investment.annual),
          annualDone: money(investment.annualDone),
          percent: number(investment.annualPercent),
          ahead: investment.aheadPoints === null ? 'none' : investment.aheadPoints >= 0 ? 'ahead' : 'behind',
          points: number(Math.abs(investment.aheadPoints ?? 0)),
        })}
      </p>
      {months.length > 0 ? (
        <>
          <MonthBars
            months={months.map(({ month, plan, done }) => ({
              name: String(Number(month.slice(5))),
              plan: wan(plan),
              done: done === null ? null : wan(done),
            }))}
            label={t('web.money.chart', { year: String(investment.annualYear) })}
            unit={t('web.wan')}
            planName={t('web.money.plan')}
            doneName={t('web.money.done')}
            aboveName={t('web.money.above')}
            monthName={t('web.money.months', { year: String(investment.annualYear) })}
            say={(value) => number(value)}
          />
          <details>
            <summary>{t('web.money.table')}</summary>
            <table className="pj-table">
              <thead>
                <tr>
                  <th scope="col">{t('web.money.month')}</th>
                  <th scope="col" className="pj-number">
                    {t('web.money.plan_wan')}
                  </th>
                  <th scope="col" className="pj-number">
                    {t('web.money.done_wan')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {months.map(({ month, plan, done }) => (
                  <tr key={month}>
                    <th scope="row">{month}</th>
                    <td className="pj-number">{number(wan(plan))}</td>
                    <td className="pj-number">{done === null ? '—' : number(wan(done))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      ) : (
        <p className="ls-quiet">{t('web.money.no_months')}</p>
      )}
      {project.funds.length > 0 ? (
        <table className="pj-table">
          <caption className="ls-hidden">{t('sheet.columns.funds')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('web.money.source')}</th>
              <th scope="col" className="pj-number">
                {t('web.money.amount')}
              </th>
              <th scope="col" className="pj-number">
                {t('web.money.arrived')}
              </th>
            </tr>
          </thead>
          <tbody>
            {project.funds.map(({ source, amount, arrived }, i) => (
              <tr key={`${source} ${i}`}>
                <th scope="row">{t(`funds.${source}`)}</th>
                <td className="pj-number">{number(wan(amount))}</td>
                <td className="pj-number">{number(wan(arrived))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
};
