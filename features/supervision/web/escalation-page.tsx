import './supervision.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import { api, SUPERVISION, useMatterWords } from './parts/api.ts';
import { EscalationForm } from './parts/escalation-form.tsx';

/** Who is told when, as data: the version in force to be revised, and those before it. */
export default function EscalationPage() {
  const t = useMatterWords();
  const { can } = useSession();
  const { day } = useFormat();
  const versions = useQuery({
    queryKey: [SUPERVISION, 'escalation'],
    queryFn: ({ signal }) => api('GET /supervision/escalation', { signal }),
  });
  const newest = versions.data?.items[0];
  const present = versions.data?.items.find(({ inForce }) => inForce);
  return (
    <>
      <PageHead
        title={t('escalation.title')}
        crumbs={[
          { label: t('list.title'), to: '/supervision' },
          { label: t('slips.title'), to: '/supervision/slips' },
        ]}
        sentence={present ? t('escalation.sentence', { version: present.version, source: present.source }) : undefined}
      />
      {versions.error ? <Fault error={versions.error} again={() => void versions.refetch()} /> : null}
      {versions.isPending ? <Loading /> : null}
      {newest ? <EscalationForm key={newest.version} newest={newest} isFixed={!can('supervision.direct')} /> : null}
      {versions.data && versions.data.items.length > 1 ? (
        <section className="sv-card sv-versions" aria-labelledby="sv-versions">
          <h2 id="sv-versions">{t('escalation.versions')}</h2>
          <ul>
            {versions.data.items.map((one) => (
              <li key={one.version}>
                {t('escalation.version', {
                  version: one.version,
                  source: one.source,
                  from: day(one.effectiveFrom),
                  inForce: one.inForce ? 'yes' : 'no',
                })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
