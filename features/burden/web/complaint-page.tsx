import './burden.css';
import { dayAt } from '@luoshi/kernel/day.ts';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Timeline } from '@luoshi/ui/timeline.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { api, BURDEN, type ComplaintView, useBurdenWords } from './parts/api.ts';
import { ComplaintActions } from './parts/complaint-actions.tsx';
import { StateMark } from './parts/state-mark.tsx';
import { TermWords } from './parts/term-words.tsx';

/** One complaint: what it is about, what can be done now, and how it came here. */
export default function ComplaintPage() {
  const id = usePathParam('id');
  const one = useQuery({
    queryKey: [BURDEN, 'complaint', id],
    queryFn: ({ signal }) => api('GET /burden/complaints/:id', { params: { id }, signal }),
  });
  if (one.data) return <Shown complaint={one.data} />;
  if (one.error) return <Fault error={one.error} again={() => void one.refetch()} />;
  return <Loading />;
}

const Shown = ({ complaint }: { complaint: ComplaintView }) => {
  const t = useBurdenWords();
  const { day, time } = useFormat();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { by, outcome } = complaint;
  return (
    <>
      <PageHead
        title={complaint.subject.title}
        crumbs={[
          { label: t('list.title'), to: '/burden' },
          { label: t('complaints.title'), to: '/burden/complaints' },
        ]}
        mark={<StateMark of="complaint_state" state={complaint.state} />}
        sentence={
          <>
            {[by ? `${by.org} ${by.person}` : '', complaint.isUnnamed ? t('complaints.unnamed') : '']
              .filter(Boolean)
              .join(' · ')}{' '}
            · {day(complaint.raisedOn)} <TermWords row={complaint} />
            {complaint.disputes > 0 ? ` · ${t('complaints.disputed', { count: complaint.disputes })}` : ''}
          </>
        }
      />
      <ComplaintActions complaint={complaint} />
      <div className="bd-columns">
        <section className="bd-card" aria-labelledby="bd-what">
          <h2 id="bd-what">{t('complaints.words')}</h2>
          <p className="bd-words">{complaint.words}</p>
          {complaint.answer ? (
            <>
              <h2>
                {t('complaints.answer_words')}
                {outcome ? ` · ${t(`outcome.${outcome}`)}` : ''}
              </h2>
              <p className="bd-words">{complaint.answer}</p>
            </>
          ) : null}
          <p>
            <Link to={complaint.subject.link}>{complaint.subject.title}</Link>
          </p>
        </section>
        <section className="bd-card" aria-labelledby="bd-story">
          <h2 id="bd-story">{t('complaints.story')}</h2>
          <Timeline
            label={t('complaints.story')}
            items={complaint.steps.map((step) => ({
              id: step.id,
              when: `${day(dayAt(new Date(step.at), zone))} ${time(step.at)}`,
              title: (
                <>
                  {t(`step.${step.action}`)} <span className="ls-quiet">{step.by ?? t('complaints.unnamed')}</span>
                  {step.lateWorkdays > 0 ? (
                    <span className="bd-over"> {t('complaints.late', { count: step.lateWorkdays })}</span>
                  ) : null}
                </>
              ),
              body: step.words,
            }))}
          />
        </section>
      </div>
    </>
  );
};
