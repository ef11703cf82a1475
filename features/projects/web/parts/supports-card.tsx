import { LightMark } from '@luoshi/ui/light.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import type { ProjectView } from './api.ts';
import { useProjectWords } from './words.ts';

/** What the project needs from others, each with owner, date and light. */
export const SupportsCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const { day } = useFormat();
  return (
    <section className="pj-card" aria-labelledby="pj-supports">
      <h2 id="pj-supports">{t('web.supports.title')}</h2>
      {project.supports.length === 0 ? (
        <p className="ls-quiet">{t('web.supports.empty')}</p>
      ) : (
        <div className="pj-scroll">
          <table className="pj-table">
            <caption className="ls-hidden">{t('web.supports.title')}</caption>
            <thead>
              <tr>
                {['kind', 'need', 'owner', 'due', 'light'].map((key) => (
                  <th key={key} scope="col">
                    {t(`web.supports.col.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {project.supports.map((one) => (
                <tr key={one.kind}>
                  <th scope="row">{t(`supports.${one.kind}`)}</th>
                  <td>{one.need}</td>
                  <td>{one.ownerName ?? '—'}</td>
                  <td>{day(one.dueOn)}</td>
                  <td>
                    <LightMark light={one.light.light} reason={one.light.sentence} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
