import { Link } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { Button, Input, InputNumber } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { Owed } from './api.ts';
import { draftFrom, isTouched, type ProgressDraft, reportOf } from './progress-draft.ts';
import { useSendReport } from './send-report.ts';
import { TaskLight } from './task-light.tsx';
import { useTaskWords } from './words.ts';

export type Cell = 'percent' | 'words' | 'problems';

/** One report in one line. Enter saves what was changed and goes on; Shift+Enter breaks a line of words. */
export const OwedLine = (props: {
  task: Owed;
  cellId: (cell: Cell) => string;
  draft: ProgressDraft | undefined;
  onDraft: (draft: ProgressDraft) => void;
  onSaved: () => void;
  onNext: (cell: Cell) => void;
}) => {
  const t = useTaskWords();
  const today = useToday();
  const { task, cellId } = props;
  const [start, setStart] = useState(() => draftFrom(task));
  const [isSaved, setSaved] = useState(false);
  const draft = props.draft ?? start;
  const send = useSendReport(
    task.id,
    () => {
      setStart(draft);
      setSaved(true);
      props.onSaved();
    },
    { isQuiet: true },
  );
  const hasChanged = isTouched(draft, start);
  const set = (change: Partial<ProgressDraft>) => props.onDraft({ ...draft, ...change });
  const save = () => {
    if (!send.isPending) send.mutate({ report: reportOf(draft, start, today), files: [] });
  };
  const press = (cell: Cell) => (event: KeyboardEvent) => {
    // Enter that ends a word of an input method belongs to the input method.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (hasChanged) save();
    props.onNext(cell);
  };
  const label = (cell: Cell): string => t('today.line_of', { title: task.title, what: t(`today.line_${cell}`) });
  const wire = (cell: Cell) => ({ id: cellId(cell), 'aria-label': label(cell), onKeyDown: press(cell) });
  const state = send.isPending ? 'saving' : send.error ? null : hasChanged ? 'unsaved' : isSaved ? 'saved' : null;
  const fault = send.error
    ? [send.error.detail, ...(send.error.fields ?? []).map((one) => one.detail)].join(' ')
    : null;
  return (
    <tbody className={fault ? 'tk-line is-failed' : 'tk-line'}>
      <tr>
        <th scope="row">
          <Link to={`/tasks/${task.id}`}>{task.title}</Link>
          <span className="tk-line-light">
            <TaskLight light={task.light} />
          </span>
        </th>
        <td data-label={t('today.line_percent')}>
          <InputNumber
            {...wire('percent')}
            value={draft.percent}
            min={0}
            max={100}
            precision={0}
            controls={false}
            disabled={send.isPending}
            onChange={(value) => set({ percent: value ?? 0 })}
            onFocus={(event) => event.target.select()}
          />
        </td>
        <td data-label={t('today.line_words')}>
          <Input.TextArea
            {...wire('words')}
            value={draft.words}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={4000}
            readOnly={send.isPending}
            onChange={(event) => set({ words: event.target.value })}
          />
        </td>
        <td data-label={t('today.line_problems')}>
          <Input.TextArea
            {...wire('problems')}
            value={draft.problems}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={4000}
            readOnly={send.isPending}
            onChange={(event) => set({ problems: event.target.value })}
          />
        </td>
        <td>
          <Button
            type={hasChanged ? 'primary' : 'default'}
            loading={send.isPending}
            aria-label={t('today.line_of', {
              title: task.title,
              what: t(hasChanged || fault ? 'today.line_save' : 'today.line_unchanged'),
            })}
            onClick={save}
          >
            {t(hasChanged || fault ? 'today.line_save' : 'today.line_unchanged')}
          </Button>
          {state ? <span className={`tk-line-state is-${state}`}>{t(`today.line_${state}`)}</span> : null}
        </td>
      </tr>
      {fault ? (
        <tr>
          <td colSpan={5} className="tk-line-fault" role="alert">
            {t('today.line_failed', { why: fault })}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
};
