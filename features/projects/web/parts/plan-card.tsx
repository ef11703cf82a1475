import { addDays, toDay } from '@luoshi/kernel/day.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useState } from 'react';
import type { ProjectView } from './api.ts';
import { PlanChart } from './plan-chart.tsx';
import { judge } from './plan-state.ts';
import { PlanTable } from './plan-table.tsx';
import { useTerms } from './use-terms.ts';
import { useProjectWords } from './words.ts';

/** The nodes over time as they are planned, with their table; changing them is a page of its own. */
export const PlanCard = ({ project }: { project: ProjectView }) => {
  const t = useProjectWords();
  const today = useToday();
  const [selected, setSelected] = useState<string | null>(null);
  const terms = useTerms(project, toDay(project.planFinishOn ?? addDays(today, 365)));
  if (!terms) return null;
  const outcome = judge(project.nodes, terms);
  return (
    <section className="pj-card pj-wide" aria-labelledby="pj-plan">
      <div className="pj-card-head">
        <h2 id="pj-plan">{t('web.plan.label')}</h2>
        <Link to={`/projects/${project.id}/plan`}>{t(project.may.edit ? 'web.plan.change' : 'web.plan.open')}</Link>
      </div>
      <PlanChart
        nodes={project.nodes}
        outcome={outcome}
        terms={terms}
        baseline={project.baselines.at(-1) ?? null}
        selected={selected}
        onSelect={setSelected}
      />
      <details>
        <summary>{t('web.plan.table')}</summary>
        <PlanTable nodes={project.nodes} outcome={outcome} />
      </details>
    </section>
  );
};
