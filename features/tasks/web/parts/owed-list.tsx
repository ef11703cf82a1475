import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useState } from 'react';
import type { Owed } from './api.ts';
import { useKeptDraft } from './kept-draft.ts';
import { OwedCard } from './owed-card.tsx';
import { keepOrder, nextToAnswer } from './owed-order.ts';
import { areDrafts, type ProgressDraft } from './progress-draft.ts';
import { localDay, useTaskWords } from './words.ts';

type Answering = {
  /** What the server said last; a new answer is merged once. */
  fresh: readonly Owed[];
  list: readonly Owed[];
  answered: ReadonlySet<string>;
  open: string | null;
  /** The open one was opened by a key or a save and takes the focus. */
  takesFocus: boolean;
};

const NO_DRAFTS: Readonly<Record<string, ProgressDraft>> = {};

/** What I owe, one after the other: the open one is answered in place, then the next one opens. */
export const OwedList = ({ owes }: { owes: readonly Owed[] }) => {
  const t = useTaskWords();
  const today = useToday();
  const [state, setState] = useState<Answering>(() => {
    const answered = new Set(owes.filter((row) => isReportedOn(row, today)).map(({ id }) => id));
    const open = owes.find((row) => row.mayReport && !answered.has(row.id))?.id ?? null;
    return { fresh: owes, list: owes, answered, open, takesFocus: false };
  });
  const [drafts, setDrafts] = useKeptDraft('tasks.reports', NO_DRAFTS, areDrafts);
  if (state.fresh !== owes) setState({ ...state, fresh: owes, list: keepOrder(state.list, owes, state.answered) });

  const { list, answered, open } = state;
  const left = list.filter((row) => !answered.has(row.id)).length;
  const openOne = (id: string | null) => setState((now) => ({ ...now, open: id, takesFocus: true }));
  const step = (by: 1 | -1) => {
    const at = list.findIndex((row) => row.id === open);
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by];
    if (next) openOne(next.id);
  };
  useShortcut('j', t('today.next'), () => step(1), list.length > 0);
  useShortcut('k', t('today.previous'), () => step(-1), list.length > 0);
  // Called when the server has answered, which may be after a refetch: it must not lean on this render's state.
  const done = (id: string) => {
    setState((now) => {
      const answeredNow = new Set([...now.answered, id]);
      return { ...now, answered: answeredNow, open: nextToAnswer(now.list, id, answeredNow), takesFocus: true };
    });
    setDrafts(({ [id]: _, ...others }) => others);
  };
  return (
    <section aria-labelledby="tk-owes">
      <h2 className="tk-h2" id="tk-owes">
        {t('today.owes', { all: list.length, done: list.length - left })}
      </h2>
      <p className="ls-hidden" role="status">
        {state.takesFocus && answered.size > 0 ? t('today.left', { left }) : ''}
      </p>
      <ol className="tk-owed">
        {list.map((row) => (
          <OwedCard
            key={row.id}
            task={row}
            isOpen={open === row.id}
            isAnswered={answered.has(row.id)}
            takesFocus={state.takesFocus && open === row.id}
            draft={drafts[row.id]}
            onDraft={(draft) => setDrafts((others) => ({ ...others, [row.id]: draft }))}
            onToggle={() => openOne(open === row.id ? null : row.id)}
            onDone={() => done(row.id)}
          />
        ))}
      </ol>
      {left === 0 ? <p className="tk-all-done">{t('today.all_answered')}</p> : null}
    </section>
  );
};

/** Whether the last report was made on this day, by whomever. */
const isReportedOn = (row: Owed, day: string): boolean =>
  row.lastReportAt !== null && localDay(row.lastReportAt) === day;
