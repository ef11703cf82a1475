import './burden.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { Fragment } from 'react';
import { api, BURDEN, type LoadView, useBurdenWords } from './parts/api.ts';

const codecs = { month: text(), unit: text() };
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** How long each unit sits over forms each month; a unit opened shows what its last month is made of. */
export default function LoadPage() {
  const t = useBurdenWords();
  const { today } = useSession();
  const [{ month, unit }, setFilters] = useUrlState(codecs);
  const wanted = MONTH.test(month) ? month : today.slice(0, 7);
  const load = useQuery({
    queryKey: [BURDEN, 'load', wanted],
    queryFn: ({ signal }) => api('GET /burden/load', { query: { month: wanted }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t('load.title')}
        crumbs={[{ label: t('list.title'), to: '/burden' }]}
        sentence={load.data?.sentence ?? t('load.lead')}
      />
      <div className="bd-filters">
        <label className="bd-month" htmlFor="bd-month">
          {t('load.month')}
          <Input
            id="bd-month"
            type="month"
            value={wanted}
            onChange={(event) => MONTH.test(event.target.value) && setFilters({ month: event.target.value })}
          />
        </label>
      </div>
      {load.data ? (
        <Hours load={load.data} open={unit} onOpen={(id) => setFilters({ unit: id === unit ? '' : id })} />
      ) : load.error ? (
        <Fault error={load.error} again={() => void load.refetch()} />
      ) : (
        <Loading />
      )}
    </>
  );
}

const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10;

const Hours = ({ load, open, onOpen }: { load: LoadView; open: string; onOpen: (id: string) => void }) => {
  const t = useBurdenWords();
  const { number } = useFormat();
  if (load.rows.length === 0) return <Empty title={t('load.empty')} hint={t('load.empty_hint')} />;
  const most = Math.max(1, ...load.rows.map((row) => row.minutes.at(-1) ?? 0));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard */}
      <section className="bd-scroll" aria-label={t('load.table')} tabIndex={0}>
        <table className="bd-table">
          <caption className="ls-hidden">{t('load.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('load.unit')}</th>
              {load.months.map((month) => (
                <th scope="col" key={month}>
                  {month.replace('-', '.')} <span className="ls-quiet">{t('load.hours')}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {load.rows.map((row) => {
              const last = row.minutes.at(-1) ?? 0;
              const isOpen = row.org.id === open;
              return (
                <Fragment key={row.org.id}>
                  <tr>
                    <th scope="row">
                      <button
                        type="button"
                        className="bd-unit"
                        aria-expanded={isOpen}
                        onClick={() => onOpen(row.org.id)}
                      >
                        {row.org.name}
                      </button>
                      <span className="bd-bar" aria-hidden="true">
                        <span style={{ width: `${(last / most) * 100}%` }} />
                      </span>
                    </th>
                    {row.minutes.map((minutes, nth) => (
                      <td key={load.months[nth]}>{number(hoursOf(minutes))}</td>
                    ))}
                  </tr>
                  {isOpen ? (
                    <tr>
                      <td colSpan={load.months.length + 1} className="bd-parts">
                        <h2>{t('load.made_of')}</h2>
                        <ul>
                          {row.parts.map((part) => (
                            <li key={part.formId ?? 'tasks'}>
                              {part.formId ? (
                                <Link to={`/burden/${part.formId}`}>{part.title}</Link>
                              ) : (
                                <Link to={`/tasks?under=${row.org.id}`}>{part.title}</Link>
                              )}
                              <span className="ls-number ls-quiet">
                                {t('load.times', { count: part.times })} · {t('load.minutes', { count: part.minutes })}
                              </span>
                            </li>
                          ))}
                        </ul>
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="ls-quiet">{load.source}</p>
    </>
  );
};
