import './task-facts.css';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import type { ReactNode } from 'react';
import type { UnitRole } from '../../contract.ts';
import type { TaskView } from './api.ts';
import { lastStep, reachedShare, wantedWords } from './target-words.ts';
import { listAddress } from './task-filters.ts';
import { useTaskWords } from './words.ts';

const ROLES = ['lead', 'responsible', 'support'] as const satisfies readonly UnitRole[];

/** What is known about a task, beside its story: who, until when, how much, in which steps, where. */
export const TaskFacts = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const hasMoved = task.firstDueOn !== null && task.firstDueOn !== task.dueOn;
  return (
    <>
      <section className="tk-card" aria-labelledby="tk-owners">
        <h2 id="tk-owners">{t('facts.owners')}</h2>
        <OwnerChain task={task} />
        <dl className="tk-dl">
          <Fact name={t('facts.leader')}>{task.leader?.name}</Fact>
          <Fact name={t('facts.person')}>{task.person?.name}</Fact>
          <Fact name={t('facts.liaison')}>{task.liaison?.name}</Fact>
        </dl>
      </section>
      <section className="tk-card" aria-labelledby="tk-days">
        <h2 id="tk-days">{t('facts.days')}</h2>
        <dl className="tk-dl">
          <Fact name={t('facts.start')}>{task.startOn ? day(task.startOn) : null}</Fact>
          <Fact name={t(hasMoved ? 'facts.first_due' : 'facts.due')}>
            {task.firstDueOn || task.dueOn ? day(hasMoved ? task.firstDueOn : task.dueOn) : t('facts.no_due')}
          </Fact>
          {hasMoved ? (
            <Fact name={t('facts.due_now')}>
              {task.dueOn ? day(task.dueOn) : t('facts.no_due')}
              <span className="ls-quiet"> {t('facts.moved', { count: task.dueChanges.length })}</span>
            </Fact>
          ) : null}
          <Fact name={t('facts.done_on')}>{task.doneOn ? day(task.doneOn) : null}</Fact>
        </dl>
      </section>
      <Measures task={task} />
      <Nodes task={task} />
      <Rest task={task} />
    </>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) =>
  children ? (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;

const OwnerChain = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  const { can } = useSession();
  return (
    <ol className="tk-chain">
      {ROLES.map((role) => {
        const units = task.units.filter((unit) => unit.role === role);
        if (units.length === 0) return null;
        return (
          <li key={role}>
            <span className="tk-chain-role">{t(`role.${role}`)}</span>
            <span className="tk-chain-units">
              {units.map((unit) =>
                can('people.see') ? (
                  <Link key={unit.id} to={listAddress({ under: unit.id, involved: role === 'lead' ? 'lead' : 'any' })}>
                    {unit.name}
                  </Link>
                ) : (
                  <span key={unit.id}>{unit.name}</span>
                ),
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
};

const Measures = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  const { number } = useFormat();
  if (task.targets.length === 0 && !task.standard) return null;
  return (
    <section className="tk-card" aria-labelledby="tk-targets">
      <h2 id="tk-targets">{t('facts.targets')}</h2>
      {task.standard ? <p>{task.standard}</p> : null}
      <ul className="tk-targets">
        {task.targets.map((target) => {
          const share = reachedShare(target);
          const step = lastStep(target.id, task.progress);
          return (
            <li key={target.id}>
              <span className="tk-target-name">{target.name}</span>
              <span className="ls-number">
                {target.actual === null
                  ? t('facts.target_unsaid', { wanted: wantedWords(target, number), unit: target.unit })
                  : t('facts.target', {
                      actual: number(target.actual),
                      wanted: wantedWords(target, number),
                      unit: target.unit,
                    })}
                {step ? (
                  <span className="ls-quiet">
                    {' '}
                    {t('facts.step', { way: step > 0 ? 'up' : 'down', n: number(Math.abs(step)) })}
                  </span>
                ) : null}
              </span>
              {share === null ? null : (
                <span className="tk-meter" aria-hidden="true">
                  <span style={{ width: `${share * 100}%` }} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Nodes = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const { today } = useSession();
  if (task.nodes.length === 0) return null;
  const done = task.nodes.filter((node) => node.doneOn).length;
  return (
    <section className="tk-card" aria-labelledby="tk-nodes">
      <h2 id="tk-nodes">{t('facts.nodes', { done, all: task.nodes.length })}</h2>
      <ol className="tk-nodes">
        {task.nodes.map((node) => (
          <li key={node.id}>
            <span className="tk-node-mark" aria-hidden="true">
              {node.doneOn ? '✓' : '○'}
            </span>
            <span>
              {node.title}
              <span className={!node.doneOn && node.dueOn < today ? 'tk-node-late' : 'ls-quiet'}>
                {' '}
                {node.doneOn
                  ? t('facts.node_done', { day: day(node.doneOn) })
                  : t(node.dueOn < today ? 'facts.node_late' : 'facts.node_due', { day: day(node.dueOn) })}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Rest = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  const body = task.body.trim() && task.body.trim() !== task.title.trim() ? task.body.trim() : '';
  if (!body && !task.goal && !task.place && task.section.length === 0) return null;
  return (
    <section className="tk-card" aria-labelledby="tk-rest">
      <h2 id="tk-rest">{t('facts.rest')}</h2>
      <dl className="tk-dl tk-dl-long">
        <Fact name={t('facts.goal')}>
          {task.goal ? <Link to={listAddress({ goal: task.goal.id })}>{task.goal.title}</Link> : null}
        </Fact>
        <Fact name={t('facts.section')}>{task.section.join(' › ')}</Fact>
        <Fact name={t('facts.body')}>{body ? <span className="tk-pre">{body}</span> : null}</Fact>
        <Fact name={t('facts.place')}>
          {task.place ? (
            <span className="ls-number">{`${task.place.lon.toFixed(4)}, ${task.place.lat.toFixed(4)}`}</span>
          ) : null}
        </Fact>
      </dl>
    </section>
  );
};
