import './owed-lines.css';
import { useId, useState } from 'react';
import type { Owed } from './api.ts';
import { useKeptDraft } from './kept-draft.ts';
import { type Cell, OwedLine } from './owed-line.tsx';
import { keepOrder } from './owed-order.ts';
import { areDrafts, type ProgressDraft } from './progress-draft.ts';
import { useTaskWords } from './words.ts';

const NO_DRAFTS: Readonly<Record<string, ProgressDraft>> = {};

/** Ten reports in ten lines: each is saved by itself, Enter goes to the next, and a line that fails keeps what was typed. */
export const OwedLines = ({ owes }: { owes: readonly Owed[] }) => {
  const t = useTaskWords();
  const id = useId();
  // A refetch after each save must neither move nor take away a line somebody works in.
  const [state, setState] = useState<{ fresh: readonly Owed[]; list: readonly Owed[]; saved: ReadonlySet<string> }>(
    () => ({ fresh: owes, list: owes, saved: new Set() }),
  );
  const [drafts, setDrafts] = useKeptDraft('tasks.reports', NO_DRAFTS, areDrafts);
  if (state.fresh !== owes) setState({ ...state, fresh: owes, list: keepOrder(state.list, owes, state.saved) });
  const lines = state.list.filter(({ mayReport }) => mayReport);
  const cellId = (nth: number, cell: Cell): string => `${id}-${nth}-${cell}`;
  const forget = (taskId: string) => setDrafts(({ [taskId]: _, ...others }) => others);
  return (
    <section aria-labelledby={`${id}-head`}>
      <h2 className="ls-hidden" id={`${id}-head`}>
        {t('today.lines')}
      </h2>
      <p className="ls-quiet">{t('today.lines_hint')}</p>
      <table className="tk-lines">
        <thead>
          <tr>
            <th scope="col">{t('today.line_task')}</th>
            <th scope="col">
              {t('today.line_percent')} <span className="ls-quiet">%</span>
            </th>
            <th scope="col">{t('today.line_words')}</th>
            <th scope="col">{t('today.line_problems')}</th>
            <th scope="col">
              <span className="ls-hidden">{t('today.line_save')}</span>
            </th>
          </tr>
        </thead>
        {lines.map((task, nth) => (
          <OwedLine
            key={task.id}
            task={task}
            cellId={(cell) => cellId(nth, cell)}
            draft={drafts[task.id]}
            onDraft={(draft) => setDrafts((others) => ({ ...others, [task.id]: draft }))}
            onSaved={() => {
              setState((now) => ({ ...now, saved: new Set([...now.saved, task.id]) }));
              forget(task.id);
            }}
            onNext={(cell) => document.getElementById(cellId(nth + 1, cell))?.focus()}
          />
        ))}
      </table>
      <p className="ls-quiet" role="status">
        {state.saved.size > 0 ? t('today.lines_left', { saved: state.saved.size, all: lines.length }) : null}
      </p>
    </section>
  );
};
