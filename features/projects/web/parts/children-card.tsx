import { LightMark } from '@luoshi/ui/light.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { yuanOf } from '../../rules/money.ts';
import type { ProjectView } from './api.ts';
import { useProjectWords } from './words.ts';

const SHOWN = 12;

/** The children of a parent, what hurts most first, and the way to all of them. */
export const ChildrenCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const { number } = useFormat();
  const { children } = project;
  return (
    <section className="pj-card" aria-labelledby="pj-children">
      <div className="pj-card-head">
        <h2 id="pj-children">{t('web.children.title', { n: children.length, how: t(`rollUps.${project.rollUp}`) })}</h2>
        <Link to={`/projects?parent=${project.id}`}>{t('web.children.all')}</Link>
      </div>
      <table className="pj-table">
        <thead>
          <tr>
            <th scope="col">{t('sheet.columns.name')}</th>
            <th scope="col" className="pj-number">
              {t('sheet.columns.total')}
            </th>
            <th scope="col" className="pj-number">
              {t('web.col.share')}
            </th>
            <th scope="col">{t('sheet.columns.light')}</th>
          </tr>
        </thead>
        <tbody>
          {children.slice(0, SHOWN).map((child) => (
            <tr key={child.id}>
              <th scope="row">
                <Link to={`/projects/${child.id}`}>{child.name}</Link>
              </th>
              <td className="pj-number">{number(yuanOf(child.investment.total) / 10_000)}</td>
              <td className="pj-number">
                {child.investment.annualPercent === null ? '—' : `${number(child.investment.annualPercent)}%`}
              </td>
              <td>
                <LightMark light={child.light.light} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
