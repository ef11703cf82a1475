import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import type { ReactNode } from 'react';
import type { ProjectView } from './api.ts';
import { useProjectWords } from './words.ts';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** What stands in the ledger of a project. */
export const FactsCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const { day } = useFormat();
  const { place } = project;
  const years = [...new Set([project.startYear, project.endYear].filter((year) => year !== null))].join('–');
  return (
    <section className="pj-card" aria-labelledby="pj-facts">
      <h2 id="pj-facts">{t('web.facts.title')}</h2>
      {project.content ? <p>{project.content}</p> : null}
      <dl className="pj-dl">
        <Fact name={t('sheet.columns.class')}>
          {t(`classes.${project.class}`)}
          {project.nature ? ` · ${project.nature}` : ''}
        </Fact>
        {project.industry ? <Fact name={t('sheet.columns.industry')}>{project.industry}</Fact> : null}
        <Fact name={t('sheet.columns.code')}>
          {project.code ?? <span className="ls-quiet">{t('web.facts.no_code')}</span>}
        </Fact>
        {years ? <Fact name={t('sheet.columns.years')}>{years}</Fact> : null}
        {project.annualGoal ? <Fact name={t('sheet.columns.annualGoal')}>{project.annualGoal}</Fact> : null}
        <Fact name={t('sheet.columns.planStart')}>{day(project.planStartOn)}</Fact>
        <Fact name={t('sheet.columns.start')}>{day(project.startOn)}</Fact>
        <Fact name={t('sheet.columns.planFinish')}>
          {day(project.planFinishOn)}
          {project.firstFinishOn && project.firstFinishOn !== project.planFinishOn ? (
            <span className="ls-quiet"> {t('web.facts.first', { day: day(project.firstFinishOn) })}</span>
          ) : null}
        </Fact>
        {project.finishOn ? <Fact name={t('sheet.columns.finish')}>{day(project.finishOn)}</Fact> : null}
        {project.builder ? <Fact name={t('sheet.columns.builder')}>{project.builder}</Fact> : null}
        {project.address || place ? (
          <Fact name={t('sheet.columns.address')}>
            {project.address}
            {project.isSensitive ? (
              <span className="pj-tag">{t('web.facts.off_map')}</span>
            ) : place ? (
              <span className="ls-quiet">
                {' '}
                {t('web.facts.point', {
                  lon: place.lon.toFixed(4),
                  lat: place.lat.toFixed(4),
                  error: place.errorKm ?? 0,
                  hasError: place.errorKm ? 'yes' : 'no',
                })}
              </span>
            ) : null}
          </Fact>
        ) : null}
        {project.portfolios.length > 0 ? (
          <Fact name={t('web.filters.portfolio')}>
            {project.portfolios.map(({ id, title }, i) => (
              <span key={id}>
                {i > 0 ? t('sheet.separator') : ''}
                <Link to={`/projects?portfolio=${id}`}>{title}</Link>
              </span>
            ))}
          </Fact>
        ) : null}
      </dl>
    </section>
  );
};

/** Units and persons with their posts. */
export const PeopleCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  return (
    <section className="pj-card" aria-labelledby="pj-people">
      <h2 id="pj-people">{t('web.people.title')}</h2>
      <dl className="pj-dl">
        {project.units.map(({ id, name, role }) => (
          <Fact key={id} name={t(`unitRoles.${role}`)}>
            {name}
          </Fact>
        ))}
        {project.carriers.map(({ personId, name, role, post }) => (
          <Fact key={`${personId} ${role}`} name={t(`roles.${role}`)}>
            <Link to={`/projects?carrier=${personId}`}>{name}</Link>{' '}
            <span className="ls-quiet">{post ?? t('web.people.gone')}</span>
          </Fact>
        ))}
      </dl>
      {project.carriers.length === 0 ? <p className="ls-quiet">{t('web.people.none')}</p> : null}
    </section>
  );
};
