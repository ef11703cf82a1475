import './supervision.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { apiUrl, ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SUPERVISION, useMatterWords } from './parts/api.ts';
import { FindDialog } from './parts/find-dialog.tsx';
import { FindingList } from './parts/finding-list.tsx';
import { InspectionDraw } from './parts/inspection-draw.tsx';
import { type Inspection, inspectionsApi, useInspecting } from './parts/inspections-api.ts';
import { LoadList } from './parts/register-dialog.tsx';

/** An inspection: its approval, what its units bear, the draw that anybody can repeat, and what was found. */
export default function InspectionPage() {
  const t = useMatterWords();
  const id = usePathParam('id');
  const found = useQuery({
    queryKey: [SUPERVISION, 'inspection', id],
    queryFn: ({ signal }) => inspectionsApi('GET /supervision/inspections/:id', { params: { id }, signal }),
  });
  if (found.data) return <Told inspection={found.data} />;
  if (found.error instanceof ProblemError && [403, 404, 422].includes(found.error.status))
    return (
      <>
        <PageHead title={t('plan.missing')} crumbs={[{ label: t('plan.title'), to: '/supervision/inspections' }]} />
        <Empty title={t('plan.missing')} hint={t('missing.matter_hint')} />
      </>
    );
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />;
  return <Loading />;
}

const Told = ({ inspection }: { inspection: Inspection }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  const [isFinding, setFinding] = useState(false);
  const decide = useInspecting(
    (isApproved: boolean) =>
      inspectionsApi('POST /supervision/inspections/:id/decision', {
        params: { id: inspection.id },
        body: { isApproved },
      }),
    () => undefined,
  );
  const { may } = inspection;
  return (
    <article>
      <PageHead
        title={inspection.title}
        crumbs={[
          { label: t('list.title'), to: '/supervision' },
          { label: t('plan.title'), to: '/supervision/inspections' },
        ]}
        mark={<span className={`sv-state sv-plan-${inspection.state}`}>{t(`plan.state_${inspection.state}`)}</span>}
        sentence={t('plan.detail_sentence', {
          number: inspection.number,
          host: inspection.host.name,
          from: day(inspection.fromOn),
          to: day(inspection.toOn),
          planned: inspection.isPlanned ? 'yes' : 'no',
        })}
        actions={
          may.approve || may.find ? (
            <>
              {may.approve ? (
                <>
                  <button type="button" className="ls-button ls-button-primary" onClick={() => decide.mutate(true)}>
                    {t('plan.approve')}
                  </button>
                  <button type="button" className="ls-button" onClick={() => decide.mutate(false)}>
                    {t('plan.refuse')}
                  </button>
                </>
              ) : null}
              {may.find ? (
                <button type="button" className="ls-button ls-button-primary" onClick={() => setFinding(true)}>
                  {t('plan.find')}
                </button>
              ) : null}
            </>
          ) : undefined
        }
      />
      {decide.error ? (
        <p role="alert" className="sv-refused sv-note">
          {decide.error.detail}
        </p>
      ) : null}
      <div className="sv-matter">
        <section className="sv-card" aria-labelledby="sv-findings">
          <h2 id="sv-findings">{t('plan.findings', { count: inspection.list.length })}</h2>
          {inspection.list.length > 0 ? (
            <FindingList inspection={inspection} />
          ) : (
            <p className="ls-quiet">{t('plan.findings_none')}</p>
          )}
        </section>
        <div className="sv-side">
          <section className="sv-card" aria-labelledby="sv-load">
            <h2 id="sv-load">{t('plan.load')}</h2>
            <LoadList load={{ items: inspection.load, limit: inspection.limit }} />
            {inspection.basis ? <p className="ls-quiet">{inspection.basis}</p> : null}
            {inspection.decidedByName ? (
              <p>
                {t('plan.decided', { name: inspection.decidedByName })}
                {inspection.decidedWords ? `${t('comma')}${inspection.decidedWords}` : ''}
              </p>
            ) : null}
            {inspection.approval ? (
              <p>
                <a href={apiUrl(`/supervision/inspections/${inspection.id}/approval`)} download>
                  {t('plan.approval_file')} {inspection.approval.name}
                </a>
              </p>
            ) : null}
          </section>
          {inspection.draw || may.draw ? <InspectionDraw inspection={inspection} /> : null}
        </div>
      </div>
      {isFinding ? <FindDialog inspection={inspection} onClose={() => setFinding(false)} /> : null}
    </article>
  );
};
