import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useId, useState } from 'react';
import type { Owed } from './api.ts';
import { draftFrom, type ProgressDraft } from './progress-draft.ts';
import { ProgressForm } from './progress-form.tsx';
import { TaskLight } from './task-light.tsx';
import { useTaskWords } from './words.ts';

/** One task I owe a report on: its light and why; opened, the report itself. */
export const OwedCard = (props: {
  task: Owed;
  isOpen: boolean;
  isAnswered: boolean;
  takesFocus: boolean;
  draft: ProgressDraft | undefined;
  onDraft: (draft: ProgressDraft) => void;
  onToggle: () => void;
  onDone: () => void;
}) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const { task } = props;
  const id = useId();
  // A refetch must not change what a report in the making began from.
  const [start, setStart] = useState(() => draftFrom(task));
  const draft = props.draft ?? start;
  return (
    <li className={props.isOpen ? 'tk-owe tk-owe-open' : 'tk-owe'}>
      <h3>
        <button
          type="button"
          id={`${id}-head`}
          aria-expanded={props.isOpen}
          aria-controls={`${id}-body`}
          onClick={() => {
            if (!props.draft) setStart(draftFrom(task));
            props.onToggle();
          }}
          ref={props.takesFocus && !task.mayReport ? takeFocus : undefined}
        >
          <TaskLight light={task.light} />
          <span className="tk-owe-title">{task.title}</span>
          <span className="tk-owe-percent ls-number">
            {props.isAnswered ? <span className="tk-owe-done">{t('today.answered')}</span> : null} {task.percent}%
          </span>
        </button>
      </h3>
      <p className="tk-owe-facts">
        <span>{task.light.sentence}</span>
        <span className="ls-quiet">
          {task.lead.name}
          {task.dueOn ? ` · ${t('today.due', { day: day(task.dueOn) })}` : ''}
        </span>
        <Link to={`/tasks/${task.id}`}>{t('today.open_task')}</Link>
      </p>
      <div id={`${id}-body`} hidden={!props.isOpen}>
        {props.isOpen ? (
          task.mayReport ? (
            <ProgressForm
              taskId={task.id}
              targets={task.targets}
              draft={draft}
              start={start}
              onDraft={props.onDraft}
              onDone={props.onDone}
              startsFocused={props.takesFocus}
            />
          ) : (
            <p className="ls-quiet">{t('today.may_not_report')}</p>
          )
        ) : null}
      </div>
    </li>
  );
};

const takeFocus = (button: HTMLButtonElement | null): void => button?.focus();
