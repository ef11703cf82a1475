import './supervision.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useLive } from '@luoshi/web-kit/live.tsx';
import { Link, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { Slot } from '@luoshi/web-kit/slots.tsx';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Action, api, type MatterView, SUPERVISION, useMatterWords } from './parts/api.ts';
import { StateMark } from './parts/clock.tsx';
import { HopDialog } from './parts/hop-dialog.tsx';
import { MatterActions } from './parts/matter-actions.tsx';
import { MatterClocks } from './parts/matter-clocks.tsx';
import { MatterFacts, MatterParts } from './parts/matter-facts.tsx';
import { MatterStory } from './parts/matter-story.tsx';
import { MatterReminders } from './parts/reminders.tsx';

/** A matter: what it stands at and whose turn it is, what can be done now, its story, its clocks and facts. */
export default function MatterPage() {
  const t = useMatterWords();
  const id = usePathParam('id');
  const queries = useQueryClient();
  const matter = useQuery({
    queryKey: [SUPERVISION, 'one', id],
    queryFn: ({ signal }) => api('GET /supervision/matters/:id', { params: { id }, signal }),
  });
  // A report is made at the task and shows here.
  useLive(['tasks'], () => void queries.invalidateQueries({ queryKey: [SUPERVISION, 'one', id] }));
  if (matter.data) return <Told matter={matter.data} />;
  if (matter.error instanceof ProblemError && [403, 404, 422].includes(matter.error.status))
    return (
      <>
        <PageHead title={t('missing.matter')} crumbs={[{ label: t('list.title'), to: '/supervision' }]} />
        <Empty
          title={t('missing.matter')}
          hint={t('missing.matter_hint')}
          action={
            <Link to="/supervision" className="ls-button">
              {t('list.title')}
            </Link>
          }
        />
      </>
    );
  if (matter.error) return <Fault error={matter.error} again={() => void matter.refetch()} />;
  return <Loading />;
}

const Told = ({ matter }: { matter: MatterView }) => {
  const t = useMatterWords();
  const [doing, setDoing] = useState<Action | null>(null);
  return (
    <article>
      <PageHead
        title={matter.title}
        crumbs={[{ label: t('list.title'), to: '/supervision' }]}
        mark={<StateMark state={matter.state} />}
        sentence={t('matter.sentence', {
          number: matter.number,
          lead: matter.lead.name,
          source: t(`source.${matter.source}`),
          issuedBy: matter.issuedBy ?? '',
          hasIssuer: matter.issuedBy ? 'yes' : 'no',
        })}
        actions={<MatterActions matter={matter} onDo={setDoing} />}
      />
      <MatterClocks matter={matter} />
      <Slot name="supervision.one" props={{ matterId: matter.id }} />
      <div className="sv-matter">
        <section className="sv-card" aria-labelledby="sv-story">
          <h2 id="sv-story">{t('story.label')}</h2>
          <MatterStory matter={matter} />
        </section>
        <div className="sv-side">
          <MatterReminders matterId={matter.id} />
          {matter.parts.length > 0 ? <MatterParts matter={matter} /> : null}
          <MatterFacts matter={matter} />
        </div>
      </div>
      {doing ? <HopDialog matter={matter} action={doing} onClose={() => setDoing(null)} /> : null}
    </article>
  );
};
