import '../projects.css';
import { LightMark } from '@luoshi/ui/light.tsx';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useQuery } from '@tanstack/react-query';
import { api, PROJECTS } from './api.ts';
import { useProjectWords } from './words.ts';

const SHOWN = 6;

/** On one's own page: the projects whose month is still to be reported, what hurts most first. Says nothing when there are none. */
export default function Unreported() {
  const t = useProjectWords();
  const due = useQuery({
    queryKey: [PROJECTS, 'unreported'],
    queryFn: ({ signal }) => api('GET /projects', { query: { unreported: '1', limit: SHOWN }, signal }),
  });
  if (!due.data?.total) return null;
  return (
    <section className="pj-card pj-owed" aria-labelledby="pj-unreported">
      <h2 id="pj-unreported">{t('web.unreported.title', { n: due.data.total })}</h2>
      <ul>
        {due.data.items.map(({ id, name, light }) => (
          <li key={id} className="pj-line">
            <Link to={`/projects/${id}/report`}>{name}</Link>
            <LightMark light={light.light} />
          </li>
        ))}
      </ul>
      {due.data.total > SHOWN ? (
        <p className="ls-quiet">{t('web.unreported.more', { n: due.data.total - SHOWN })}</p>
      ) : null}
    </section>
  );
}
