import { Link } from '@luoshi/web-kit/routing.tsx';
import { type Paper, useDocumentWords } from './api.ts';

/** What was noticed about the paper as a whole; what concerns one item stands on its card. */
export const Findings = ({ findings }: { findings: Paper['findings'] }) => {
  const t = useDocumentWords();
  const about = findings.filter(({ params }) => params.item === undefined);
  if (about.length === 0) return null;
  return (
    <section className="dc-findings" aria-label={t('review.findings')}>
      <ul>
        {about.map(({ code, params, span, severity }) => (
          <li key={`${code} ${span?.[0] ?? ''}`} className={severity === 'warning' ? 'asks' : ''}>
            <span aria-hidden="true">{severity === 'warning' ? '\u25b2' : '\u25c7'} </span>
            {code === 'same_file' ? (
              <Link to={`/documents/${params.id}`}>{t(`findings.${code}`, params)}</Link>
            ) : (
              t(`findings.${code}`, params)
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
