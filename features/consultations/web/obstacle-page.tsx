import './consultations.css';
import { dayAt } from '@luoshi/kernel/day.ts';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Timeline } from '@luoshi/ui/timeline.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, CONSULTATIONS, type ObstacleView, useConsultationWords } from './parts/api.ts';
import { StateMark } from './parts/obstacle-columns.tsx';
import { ObstacleFacts } from './parts/obstacle-facts.tsx';
import { StepForm } from './parts/step-form.tsx';

/** One obstacle: what it is, what can be done now, and how it came here. */
export default function ObstaclePage() {
  const id = usePathParam('id');
  const one = useQuery({
    queryKey: [CONSULTATIONS, 'one', id],
    queryFn: ({ signal }) => api('GET /consultations/obstacles/:id', { params: { id }, signal }),
  });
  if (one.isPending) return <Loading />;
  if (one.error) return <Fault error={one.error} again={() => void one.refetch()} />;
  return <Shown obstacle={one.data} />;
}

const Shown = ({ obstacle }: { obstacle: ObstacleView }) => {
  const t = useConsultationWords();
  const { day, time } = useFormat();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [action, setAction] = useState<ObstacleView['may'][number] | null>(null);
  const [first] = obstacle.may;
  return (
    <>
      <PageHead
        title={obstacle.title}
        crumbs={[{ label: t('queue.title'), to: '/consultations' }]}
        mark={<StateMark state={obstacle.state} />}
        sentence={
          <>
            {obstacle.number} · {t('page.age', { age: obstacle.age, level: obstacle.ageAtLevel })}
            {obstacle.disputes > 0 ? ` · ${t('page.disputes', { count: obstacle.disputes })}` : ''}
          </>
        }
        actions={
          action
            ? undefined
            : obstacle.may.map((one) => (
                <Button key={one} type={one === first ? 'primary' : 'default'} onClick={() => setAction(one)}>
                  {t(`action.${one}`)}
                </Button>
              ))
        }
      />
      {obstacle.state === 'decided' && obstacle.may.includes('confirm') ? (
        <p className="cs-note">{t('page.awaiting')}</p>
      ) : null}
      {action ? <StepForm key={action} obstacle={obstacle} action={action} onDone={() => setAction(null)} /> : null}
      <div className="cs-columns">
        <section className="cs-card" aria-labelledby="cs-facts">
          <h2 id="cs-facts">{t('page.facts')}</h2>
          {obstacle.words ? <p className="cs-words">{obstacle.words}</p> : null}
          <p className="ls-quiet">
            {t('page.raised_by', {
              org: obstacle.raisedOrg.name,
              person: obstacle.raisedBy ?? '',
              day: day(obstacle.raisedOn),
            })}
          </p>
          <ObstacleFacts obstacle={obstacle} />
        </section>
        <section className="cs-card" aria-labelledby="cs-story">
          <h2 id="cs-story">{t('page.story')}</h2>
          <Timeline
            label={t('page.story')}
            items={obstacle.steps.map((step) => ({
              id: step.id,
              when: `${day(dayAt(new Date(step.at), zone))} ${time(step.at)}`,
              title: (
                <>
                  {t(`action.${step.action}`)}
                  {typeof step.details.owner === 'string' ? ` → ${step.details.owner}` : ''}
                  {step.action === 'raise' ? '' : ` · ${t(`level_short.${step.level}`)}`}
                </>
              ),
              body: (
                <>
                  {step.words ? <p>{step.words}</p> : null}
                  {step.orgName ? (
                    <p className="ls-quiet">
                      {step.orgName} {step.actorName}
                    </p>
                  ) : null}
                </>
              ),
            }))}
          />
        </section>
      </div>
    </>
  );
};
