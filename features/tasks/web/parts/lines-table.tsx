import './lines.css';
import { toast } from '@luoshi/ui/toast.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, InputNumber } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { api, type Owed, TASKS } from './api.ts';
import { useKeptDraft } from './kept-draft.ts';
import { areDrafts, draftFrom, isTouched, type ProgressDraft, reportOf } from './progress-draft.ts';
import { TaskLight } from './task-light.tsx';
import { useTaskWords } from './words.ts';

const NO_DRAFTS: Readonly<Record<string, ProgressDraft>> = {};

/**
 * A table to report in like a spreadsheet: Enter goes to the same cell of the next line, the arrows up and down too; one
 * button sends every line that was changed. What is typed stays on this machine until the server has it.
 */
export const LinesTable = ({ owes }: { owes: readonly Owed[] }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const today = useToday();
  const queries = useQueryClient();
  const table = useRef<HTMLTableElement>(null);
  // A refetch must not change what a line began from while it is being written.
  const [list] = useState(() => owes.map((task) => ({ task, start: draftFrom(task) })));
  const [drafts, setDrafts] = useKeptDraft('tasks.lines', NO_DRAFTS, areDrafts);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set());
  const draftOf = (id: string, start: ProgressDraft): ProgressDraft => drafts[id] ?? start;
  const changed = list.filter(({ task, start }) => drafts[task.id] && isTouched(draftOf(task.id, start), start));
  const send = useMutation({
    mutationFn: async () => {
      const refused: Record<string, string> = {};
      const done: string[] = [];
      for (const { task, start } of changed) {
        const body = reportOf(draftOf(task.id, start), start, today);
        try {
          await api('POST /tasks/:id/progress', { params: { id: task.id }, body });
          done.push(task.id);
        } catch (fault) {
          refused[task.id] = fault instanceof Error ? fault.message : String(fault);
        }
      }
      return { refused, done };
    },
    onSuccess: ({ refused, done }) => {
      setFaults(refused);
      setSent((before) => new Set([...before, ...done]));
      setDrafts((kept) => Object.fromEntries(Object.entries(kept).filter(([id]) => !done.includes(id))));
      if (done.length > 0) toast.done(t('lines.sent', { count: done.length }));
      void queries.invalidateQueries({ queryKey: [TASKS] });
    },
  });
  const set = (id: string, start: ProgressDraft, change: Partial<ProgressDraft>) =>
    setDrafts((kept) => ({ ...kept, [id]: { ...(kept[id] ?? start), ...change } }));
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-line]');
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (changed.length > 0 && !send.isPending) send.mutate();
      return;
    }
    const by = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    // A pinyin in the making takes the Enter for itself.
    if (!cell || by === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const next = table.current?.querySelector<HTMLElement>(
      `[data-line="${Number(cell.dataset.line) + by}"][data-cell="${cell.dataset.cell}"] input`,
    );
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  };
  return (
    <>
      <table ref={table} className="tk-lines" aria-label={t('lines.title')} onKeyDownCapture={press}>
        <thead>
          <tr>
            <th scope="col">{t('lines.task')}</th>
            <th scope="col">{t('lines.percent')}</th>
            <th scope="col">{t('lines.words')}</th>
            <th scope="col">{t('lines.problems')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ task, start }, line) => {
            const draft = draftOf(task.id, start);
            const isChanged = Boolean(drafts[task.id]) && isTouched(draft, start);
            return (
              <tr key={task.id} className={isChanged ? 'is-changed' : undefined}>
                <th scope="row">
                  <TaskLight light={task.light} /> <Link to={`/tasks/${task.id}`}>{task.title}</Link>
                  <span className="ls-quiet">
                    {task.dueOn ? t('today.due', { day: day(task.dueOn) }) : ''}
                    {sent.has(task.id) ? ` ${t('today.answered')}` : ''}
                  </span>
                  {faults[task.id] ? (
                    <span role="alert" className="tk-line-fault">
                      {faults[task.id]}
                    </span>
                  ) : null}
                </th>
                <td data-line={line} data-cell="percent" data-label={t('lines.percent')}>
                  <InputNumber
                    aria-label={t('lines.percent_of', { title: task.title })}
                    min={0}
                    max={100}
                    precision={0}
                    controls={false}
                    keyboard={false}
                    suffix="%"
                    value={draft.percent}
                    onChange={(percent) => set(task.id, start, { percent: percent ?? start.percent })}
                  />
                </td>
                <td data-line={line} data-cell="words" data-label={t('lines.words')}>
                  <Input
                    aria-label={t('lines.words_of', { title: task.title })}
                    maxLength={4000}
                    value={draft.words}
                    onChange={(event) => set(task.id, start, { words: event.target.value })}
                  />
                </td>
                <td data-line={line} data-cell="problems" data-label={t('lines.problems')}>
                  <Input
                    aria-label={t('lines.problems_of', { title: task.title })}
                    maxLength={4000}
                    value={draft.problems}
                    onChange={(event) => set(task.id, start, { problems: event.target.value })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="tk-lines-foot">
        <span className="ls-quiet" role="status">
          {t('lines.changed', { count: changed.length })}
        </span>
        <Button type="primary" disabled={changed.length === 0} loading={send.isPending} onClick={() => send.mutate()}>
          {t('lines.send', { count: changed.length })}
        </Button>
      </div>
    </>
  );
};
