import './projects.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { LightMark } from '@luoshi/ui/light.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { type ProjectView, useProject } from './parts/api.ts';
import { ChildrenCard } from './parts/children-card.tsx';
import { EntryCard } from './parts/entry-card.tsx';
import { FactsCard, PeopleCard } from './parts/facts-card.tsx';
import { InvestmentCard } from './parts/investment-card.tsx';
import { PlanCard } from './parts/plan-card.tsx';
import { StoryCard } from './parts/story-card.tsx';
import { SupportsCard } from './parts/supports-card.tsx';
import { useMoney, useProjectWords } from './parts/words.ts';

/** One project on one sheet: plan, money by month, supports, people, reports and history. */
export default function ProjectPage() {
  const t = useProjectWords();
  const project = useProject(usePathParam('id'));
  if (project.data) return <Sheet project={project.data} />;
  if (project.error instanceof ProblemError && [403, 404, 422].includes(project.error.status))
    return (
      <Empty
        title={project.error.status === 422 ? t('refusals.not_found') : project.error.detail}
        hint={t('web.missing_hint')}
        action={
          <Link to="/projects" className="ls-button">
            {t('web.list.title')}
          </Link>
        }
      />
    );
  if (project.error) return <Fault error={project.error} again={() => void project.refetch()} />;
  return <Loading />;
}

const Sheet = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const { day } = useFormat();
  const money = useMoney();
  const { may } = project;
  const crumbs = [{ label: t('web.list.title'), to: '/projects' }];
  if (project.parent) crumbs.push({ label: project.parent.name, to: `/projects/${project.parent.id}` });
  return (
    <article>
      <PageHead
        title={project.name}
        crumbs={crumbs}
        mark={<LightMark light={project.light.light} />}
        sentence={t('web.sheet.sentence', {
          lead: project.lead.name,
          stage: t(`stages.${project.stage}`),
          total: money(project.investment.total),
          finish: day(project.planFinishOn),
          hasFinish: project.planFinishOn ? 'yes' : 'no',
          percent: project.percent,
          light: project.light.sentence,
        })}
        actions={
          <>
            {may.report ? (
              <Link to={`/projects/${project.id}/report`} className="ls-button ls-button-primary">
                {t('web.report.title')}
              </Link>
            ) : null}
            <Link to={`/projects/${project.id}/plan`} className="ls-button">
              {t('web.plan.title')}
            </Link>
            {may.edit ? (
              <Link to={`/projects/${project.id}/edit`} className="ls-button">
                {t('web.edit.title')}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="pj-sheet">
        {project.marks.length > 0 ? (
          <ul className="pj-marks pj-wide" aria-label={t('web.marks')}>
            {project.marks.map(({ code, sentence }) => (
              <li key={`${code} ${sentence}`}>{sentence}</li>
            ))}
          </ul>
        ) : null}
        {project.problems || project.coordination ? <Problems project={project} /> : null}
        {project.nodes.length > 0 ? <PlanCard project={project} /> : null}
        <div className="pj-column">
          {project.children.length > 0 ? <ChildrenCard project={project} /> : null}
          <InvestmentCard project={project} />
          <SupportsCard project={project} />
          <StoryCard project={project} />
        </div>
        <div className="pj-column">
          <FactsCard project={project} />
          <PeopleCard project={project} />
          <EntryCard project={project} />
        </div>
      </div>
    </article>
  );
};

const Problems = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  return (
    <section className="pj-card pj-wide" aria-label={t('sheet.columns.problems')}>
      <dl className="pj-dl">
        {project.problems ? (
          <div>
            <dt>{t('sheet.columns.problems')}</dt>
            <dd>{project.problems}</dd>
          </div>
        ) : null}
        {project.coordination ? (
          <div>
            <dt>{t('sheet.columns.coordination')}</dt>
            <dd>{project.coordination}</dd>
          </div>
        ) : null}
      </dl>
    </section>
  );
};
