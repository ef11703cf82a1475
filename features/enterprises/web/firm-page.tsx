import './enterprises.css';
import { dayAt } from '@luoshi/kernel/day.ts';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link, useGo, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Tags } from './list-page.tsx';
import { api, ENTERPRISES, type FirmView, useFirmWords } from './parts/api.ts';
import { FigureTable } from './parts/figure-table.tsx';

/** A firm: the sentence, its facts, its figures. */
export default function FirmPage() {
  const t = useFirmWords();
  const id = usePathParam('id');
  const found = useQuery({
    queryKey: [ENTERPRISES, 'one', id],
    queryFn: ({ signal }) => api('GET /enterprises/:id', { params: { id }, signal }),
  });
  if (found.data) return <Firm firm={found.data} />;
  if (!found.error) return <Loading />;
  return (
    <Empty
      title={t('firm.missing')}
      hint={t('firm.missing_hint')}
      action={
        <Link to="/enterprises" className="ls-button">
          {t('firm.back')}
        </Link>
      }
    />
  );
}

const Firm = ({ firm }: { firm: FirmView }) => {
  const t = useFirmWords();
  const go = useGo();
  const { number, day } = useFormat();
  const { can } = useSession();
  const edit = `/enterprises/${firm.id}/edit`;
  useShortcut('e', t('firm.edit'), () => go(edit), firm.may.edit);
  const scale = firm.isAboveScale === null ? 'unknown' : firm.isAboveScale ? 'above' : 'below';
  const periods = [...new Set(firm.indicators.flatMap(({ figures }) => figures.map(({ period }) => period)))]
    .sort()
    .reverse()
    .slice(0, 6);
  const facts: [string, ReactNode][] = [
    [t('firm.code'), firm.creditCode],
    [t('firm.org'), firm.org.name],
    [t('firm.region'), firm.regionName],
    [t('firm.industry'), firm.industry],
    [t('firm.scale'), firm.isAboveScale === null ? null : t(`scale.${scale}`)],
    [t('firm.staff'), firm.staff === null ? null : t('firm.staff_count', { n: number(firm.staff) })],
    [t('firm.address'), firm.address],
    [
      t('firm.contact'),
      firm.contactName || firm.contactPhone ? (
        <>
          {firm.contactName} {firm.contactPhone ? <a href={`tel:${firm.contactPhone}`}>{firm.contactPhone}</a> : null}
        </>
      ) : null,
    ],
    [t('firm.tags'), firm.tags.length > 0 ? <Tags tags={firm.tags} /> : null],
    [t('firm.note'), firm.note],
  ];
  return (
    <>
      <PageHead
        title={firm.name}
        crumbs={[{ label: t('list.title'), to: '/enterprises' }]}
        sentence={t('firm.sentence', {
          org: firm.org.name,
          hasIndustry: firm.industry ? 'yes' : 'no',
          industry: firm.industry ?? '',
          scale,
          hasStaff: firm.staff === null ? 'no' : 'yes',
          staff: number(firm.staff ?? 0),
        })}
        mark={firm.isClosed ? <span className="en-closed">{t('firm.closed')}</span> : undefined}
        actions={
          <>
            {can('tasks.read') ? (
              <Link to={`/tasks?q=${encodeURIComponent(shortName(firm.name))}`} className="ls-button">
                {t('firm.find_tasks')}
              </Link>
            ) : null}
            {firm.may.edit ? (
              <Link to={edit} className="ls-button ls-button-primary">
                {t('firm.edit')}
              </Link>
            ) : null}
          </>
        }
      />
      <section className="en-card">
        <h2>{t('firm.facts')}</h2>
        <dl className="en-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value ?? <span className="ls-quiet">{t('firm.none')}</span>}</dd>
            </div>
          ))}
        </dl>
        <p className="ls-quiet">{t('firm.updated', { at: day(dayAt(new Date(firm.updatedAt), 'Asia/Shanghai')) })}</p>
      </section>
      <section className="en-card">
        <h2>{t('firm.figures')}</h2>
        {firm.indicators.length > 0 ? (
          <FigureTable items={firm.indicators} periods={periods} showsOf={false} />
        ) : (
          <Empty title={t('firm.figures_empty')} hint={t('firm.figures_empty_hint')} />
        )}
      </section>
    </>
  );
};

/** What papers call a firm: its name without the place in front and the form of company behind. */
const shortName = (name: string): string => name.replace(/(?:股份|集团)?(?:有限)?(?:责任)?公司$/u, '').slice(0, 20);
