import './tasks.css';
import './task-page.css';
import './rule-sets-page.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { usePathParam } from '@luoshi/web-kit/routing.tsx';
import { Slot } from '@luoshi/web-kit/slots.tsx';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ProgressView, TASKS, type TaskView } from './parts/api.ts';
import { AskOverride } from './parts/ask-override.tsx';
import { ChangeStatus } from './parts/change-status.tsx';
import { LightFacts } from './parts/light-facts.tsx';
import { mendKey } from './parts/mend.ts';
import { MoveDeadline } from './parts/move-deadline.tsx';
import { ReportDrawer } from './parts/report-drawer.tsx';
import type { StatusMove } from './parts/status-moves.ts';
import { latestReport } from './parts/story.ts';
import { TaskActions } from './parts/task-actions.tsx';
import { TaskFacts } from './parts/task-facts.tsx';
import { TaskLight } from './parts/task-light.tsx';
import { TaskMissing } from './parts/task-missing.tsx';
import { TaskStory } from './parts/task-story.tsx';
import { useMoment, useTaskWords } from './parts/words.ts';

/** A task with its story from clause to latest report, its facts, and what can be done now. */
export default function TaskPage() {
  const t = useTaskWords();
  const id = usePathParam('id');
  const task = useQuery({
    queryKey: [TASKS, 'one', id],
    queryFn: ({ signal }) => api('GET /tasks/:id', { params: { id }, signal }),
  });
  if (task.data) return <Told task={task.data} />;
  if (task.error instanceof ProblemError && [403, 404, 422].includes(task.error.status))
    return <TaskMissing detail={task.error.status === 422 ? t('task.no_such') : task.error.detail} />;
  if (task.error) return <Fault error={task.error} again={() => void task.refetch()} />;
  return <Loading />;
}

type Doing =
  | { kind: 'report'; corrects: ProgressView | null }
  | { kind: 'deadline' }
  | { kind: 'override' }
  | { kind: 'move'; move: StatusMove };

const Told = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  const sentence = useSentence(task);
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  return (
    <article>
      <PageHead
        title={task.title}
        crumbs={[{ label: t('list.title'), to: '/tasks' }]}
        sentence={sentence}
        actions={
          <TaskActions
            task={task}
            onReport={() => setDoing({ kind: 'report', corrects: null })}
            onDeadline={() => setDoing({ kind: 'deadline' })}
            onMove={(move) => setDoing({ kind: 'move', move })}
          />
        }
      />
      <LightCard task={task} onOverride={() => setDoing({ kind: 'override' })} />
      <Slot name="tasks.one" props={{ taskId: task.id }} />
      <div className="tk-task">
        <section className="tk-card" aria-labelledby="tk-story">
          <h2 id="tk-story">{t('story.label')}</h2>
          <TaskStory
            task={task}
            onCorrect={task.may.report ? (corrects) => setDoing({ kind: 'report', corrects }) : undefined}
          />
        </section>
        <div className="tk-task-facts">
          <LightFacts task={task} />
          <TaskFacts task={task} />
        </div>
      </div>
      {doing?.kind === 'report' ? <ReportDrawer task={task} corrects={doing.corrects} onClose={close} /> : null}
      {doing?.kind === 'deadline' ? <MoveDeadline task={task} onClose={close} /> : null}
      {doing?.kind === 'override' ? <AskOverride task={task} onClose={close} /> : null}
      {doing?.kind === 'move' ? <ChangeStatus task={task} move={doing.move} onClose={close} /> : null}
    </article>
  );
};

/** Who has it, until when, how far it is, and when that was last said. */
const useSentence = (task: TaskView): string => {
  const t = useTaskWords();
  const { day } = useFormat();
  const moment = useMoment();
  const latest = latestReport(task.progress);
  return [
    t('task.sentence', {
      lead: task.lead.name,
      status: task.status,
      due: task.dueOn ? day(task.dueOn) : '',
      hasDue: task.dueOn ? 'yes' : 'no',
      percent: task.percent,
      doneOn: task.doneOn ? day(task.doneOn) : '',
    }),
    latest ? t('task.sentence_report', { when: moment(latest.at) }) : t('task.sentence_no_report'),
  ].join(t('gap'));
};

/** The light with its reason, and when it turns if nothing happens. */
const LightCard = ({ task, onOverride }: { task: TaskView; onOverride: () => void }) => {
  const isWaiting = task.overrides.some(({ state }) => state === 'asked');
  const t = useTaskWords();
  const { day } = useFormat();
  const next = task.light.until;
  const mend = mendKey(task.light.reason);
  return (
    <section className={`tk-card tk-light tk-light-${task.light.light}`} aria-label={t('light.label')}>
      <p className="tk-light-now">
        <TaskLight light={task.light} withReason />
      </p>
      <p className="ls-quiet tk-light-next">
        {next ? `${task.light.change ?? t('light.may_turn', { day: day(next) })}${t('full_stop')} ` : null}
        {mend ? t(mend) : null}{' '}
        {task.may.override && !isWaiting && task.light.reason.code !== 'override' ? (
          <button type="button" className="tk-link-button" onClick={onOverride}>
            {t('override.act')}
          </button>
        ) : null}
      </p>
      {task.plannedPercent === null ? null : <PlanBar percent={task.percent} planned={task.plannedPercent} />}
    </section>
  );
};

const PlanBar = ({ percent, planned }: { percent: number; planned: number }) => {
  const t = useTaskWords();
  const { number } = useFormat();
  return (
    <div className="tk-plan">
      <div className="tk-plan-bar" aria-hidden="true">
        <span className="tk-plan-done" style={{ width: `${percent}%` }} />
        <span className="tk-plan-today" style={{ left: `${Math.min(100, Math.max(0, planned))}%` }} />
      </div>
      <p className="ls-quiet ls-number">
        {t('light.plan', { percent, planned: number(Math.round(planned * 10) / 10) })}
      </p>
    </div>
  );
};
