import './projects.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useState } from 'react';
import type { ApprovalBody, EntryBody, StandardKind, TemplateBody } from '../contract.ts';
import { type StandardView, useStandards } from './parts/api.ts';
import { StandardForm } from './parts/standard-form.tsx';
import { useProjectWords } from './parts/words.ts';

const KINDS = ['template', 'approval', 'reporting', 'entry'] as const satisfies readonly StandardKind[];

/** Node templates, approval times, report day and 入库 checklist, each with its source; a new version from a day on. */
export default function StandardsPage() {
  const t = useProjectWords();
  const { can } = useSession();
  const standards = useStandards();
  const [editing, setEditing] = useState<string | null>(null);
  if (standards.error) return <Fault error={standards.error} again={() => void standards.refetch()} />;
  if (!standards.data) return <Loading />;
  const { items } = standards.data;
  return (
    <>
      <PageHead title={t('web.standards.title')} sentence={t('web.standards.sentence')} />
      <div className="pj-column">
        {KINDS.map((kind) => (
          <section key={kind} className="pj-card" aria-label={t(`standardKinds.${kind}`)}>
            <h2>{t(`standardKinds.${kind}`)}</h2>
            {items
              .filter((one) => one.kind === kind && one.inForce)
              .map((one) => (
                <div key={one.id} className={editing === one.id ? undefined : 'pj-line'}>
                  <Told standard={one} />
                  {can('projects.standards') && (kind === 'template' || kind === 'approval' || kind === 'reporting') ? (
                    editing === one.id ? (
                      <StandardForm standard={one} onDone={() => setEditing(null)} />
                    ) : (
                      <button type="button" className="pj-link" onClick={() => setEditing(one.id)}>
                        {t('web.standards.change')}
                      </button>
                    )
                  ) : null}
                </div>
              ))}
          </section>
        ))}
      </div>
    </>
  );
}

const Told = ({ standard }: { standard: StandardView }) => {
  const t = useProjectWords();
  const { day } = useFormat();
  return (
    <details>
      <summary>
        <strong>{standard.title}</strong>{' '}
        <span className="ls-quiet">{t('web.standards.version', { version: standard.version })}</span>
        {standard.kind === 'approval' || standard.kind === 'reporting' ? <> · {useBodyWords(standard)}</> : null}
      </summary>
      <p className="ls-quiet">
        {t('web.standards.source', { source: standard.source, from: day(standard.effectiveFrom) })}
      </p>
      {standard.kind === 'template' ? (
        <ol>
          {(standard.body as TemplateBody).nodes.map((node, i, all) => (
            <li key={node.key}>
              {t('web.standards.node', {
                no: i + 1,
                title: node.title,
                workdays: node.workdays,
                after: node.after
                  .map((key) => all.find((one) => one.key === key)?.title ?? key)
                  .join(t('sheet.separator')),
                hasAfter: node.after.length > 0 ? 'yes' : 'no',
              })}
            </li>
          ))}
        </ol>
      ) : null}
      {standard.kind === 'entry' ? (
        <ol>
          {(standard.body as EntryBody).lines.map(({ key, title }) => (
            <li key={key}>{title}</li>
          ))}
        </ol>
      ) : null}
    </details>
  );
};

const useBodyWords = (standard: StandardView): string => {
  const t = useProjectWords();
  if (standard.kind === 'reporting')
    return t('web.standards.report_day', { from: 25, ...(standard.body as { day: number; from?: number }) });
  const time = standard.body as ApprovalBody;
  return 'workdays' in time
    ? t('web.standards.workdays', { n: time.workdays })
    : t('web.standards.days', { n: time.days });
};
