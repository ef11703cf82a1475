import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { Slot } from '@luoshi/web-kit/slots.tsx';
import type { Today } from './api.ts';
import { decisionsOf, isWorse } from './decisions.ts';
import { listAddress } from './task-filters.ts';
import { TaskLight } from './task-light.tsx';
import { useTaskWords } from './words.ts';

/** A leader's page: three sentences, and at most five things to decide. */
export const LeaderToday = ({ today }: { today: Today }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const decisions = decisionsOf(today);
  const worse = today.changes.filter(isWorse);
  const worst = worse[0];
  return (
    <>
      <div className="tk-leader-head">
        <PageHead title={t('today.title')} sentence={today.sentence} />
      </div>
      <p className="ls-page-sentence tk-more-sentence">
        {decisions[0]
          ? t('today.leader_decisions', { count: decisions.length, title: decisions[0].title })
          : t('today.leader_no_decisions')}
      </p>
      <p className="ls-page-sentence tk-more-sentence">
        {t('today.leader_worse', { worse: worse.length, title: worst?.title ?? '', reason: worst?.sentence ?? '' })}
      </p>
      <Slot name="today" />
      <section className="tk-card tk-decisions" aria-labelledby="tk-decisions">
        <h2 id="tk-decisions">{t('today.decisions')}</h2>
        {decisions.length === 0 ? (
          <Empty title={t('today.decisions_none')} hint={t('today.decisions_none_hint')} />
        ) : null}
        <ol>
          {decisions.map((row) => (
            <li key={row.id}>
              <p className="tk-decision-title">
                <Link to={`/tasks/${row.id}`}>{row.title}</Link>
              </p>
              <TaskLight light={row.light} withReason />
              <p className="ls-quiet">
                {[
                  row.lead.name,
                  row.personName,
                  row.dueOn ? t('today.due', { day: day(row.dueOn) }) : null,
                  `${row.percent}%`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {row.lastWords ? <p>{t('today.last_words', { words: row.lastWords })}</p> : null}
            </li>
          ))}
        </ol>
        <Link to={listAddress({ light: ['late', 'behind'], sort: 'light' })}>{t('today.all_troubled')}</Link>
      </section>
    </>
  );
};
