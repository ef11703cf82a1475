import './consultations.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api, CONSULTATIONS, type Obstacle, useConsultationWords } from './parts/api.ts';
import { useLeft } from './parts/obstacle-columns.tsx';

/** A leader's monthly look: sentences, what lies at each level, the oldest, and what was decided and not done. */
export default function StocktakePage() {
  const t = useConsultationWords();
  const pack = useQuery({
    queryKey: [CONSULTATIONS, 'stocktake'],
    queryFn: ({ signal }) => api('GET /consultations/stocktake', { signal }),
  });
  if (pack.isPending) return <Loading />;
  if (pack.error) return <Fault error={pack.error} again={() => void pack.refetch()} />;
  const { sentences, levels, kinds, oldest, undone } = pack.data;
  return (
    <>
      <PageHead
        title={t('pack.title')}
        crumbs={[{ label: t('queue.title'), to: '/consultations' }]}
        sentence={sentences.join('')}
        actions={<Button onClick={() => window.print()}>{t('pack.print')}</Button>}
      />
      <div className="cs-columns">
        <section className="cs-card" aria-labelledby="cs-levels">
          <h2 id="cs-levels">{t('pack.levels')}</h2>
          <table className="cs-table">
            <thead>
              <tr>
                <th scope="col">{t('pack.level')}</th>
                <th scope="col">{t('pack.open')}</th>
                <th scope="col">{t('pack.overdue')}</th>
                <th scope="col">{t('pack.oldest_days')}</th>
              </tr>
            </thead>
            <tbody>
              {levels.map((row) => (
                <tr key={row.level}>
                  <th scope="row">{t(`level.${row.level}`)}</th>
                  <td>
                    <Link to={`/consultations?level=${row.level}`}>{row.open}</Link>
                  </td>
                  <td>{row.overdue}</td>
                  <td>{row.oldest}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section className="cs-card" aria-labelledby="cs-kinds">
          <h2 id="cs-kinds">{t('pack.kinds')}</h2>
          <ul className="cs-kinds">
            {kinds.map((row) => (
              <li key={row.kind}>
                <Link to={`/consultations?kind=${row.kind}`}>{t(`kind.${row.kind}`)}</Link>
                <span className="ls-number">{row.open}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
      <Rows title={t('pack.oldest')} rows={oldest} />
      <Rows title={t('pack.undone')} rows={undone} />
    </>
  );
}

const Rows = ({ title, rows }: { title: string; rows: readonly Obstacle[] }) => {
  const t = useConsultationWords();
  const left = useLeft();
  return (
    <section className="cs-card">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="ls-quiet">{t('pack.none')}</p>
      ) : (
        <ol className="cs-rows">
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/consultations/${row.id}`}>{row.title}</Link>
              <span className="ls-quiet">
                {[(row.owner ?? row.raisedOrg).name, t(`level_short.${row.level}`), left(row)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};
