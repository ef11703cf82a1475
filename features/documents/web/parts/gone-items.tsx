import { Link } from '@luoshi/web-kit/routing.tsx';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { type EditionView, useDocumentWords } from './api.ts';
import type { Choose } from './use-edition.ts';

type Gone = EditionView['gone'][number];

/** Items of the last edition that the new one no longer has: their tasks end, with a reason, or go on. */
export const GoneItems = ({ gone, onChoose }: { gone: readonly Gone[]; onChoose: Choose | null }) => {
  const t = useDocumentWords();
  if (gone.length === 0) return null;
  const undecided = gone.filter(({ task, choice }) => task?.isOpen && !choice).length;
  return (
    <section className="dc-gone" aria-labelledby="dc-gone-title">
      <h2 id="dc-gone-title">
        {t('edition.gone', { n: gone.length })}
        {onChoose && undecided > 0 ? (
          <span className="dc-stop"> {t('edition.undecided', { n: undecided })}</span>
        ) : null}
      </h2>
      <ul>
        {gone.map((item) => (
          <One key={item.was.id} item={item} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  );
};

const One = ({ item: { was, task, choice }, onChoose }: { item: Gone; onChoose: Choose | null }) => {
  const t = useDocumentWords();
  const [side, setSide] = useState(choice?.choice ?? null);
  const [reason, setReason] = useState(choice?.reason ?? '');
  const cancel = () => {
    if (reason.trim() && reason.trim() !== choice?.reason) onChoose?.(was.id, 'cancel', reason.trim());
  };
  return (
    <li>
      <p>
        <del>{was.title ?? was.task}</del> {task ? <Link to={`/tasks/${task.id}`}>{t('edition.task')}</Link> : null}
      </p>
      {task?.isOpen && onChoose ? (
        <p className="dc-edition-choice">
          <Segmented<string>
            aria-label={t('edition.choice')}
            value={side ?? ''}
            options={(['leave', 'cancel'] as const).map((value) => ({
              value,
              label: t(value === 'leave' ? 'edition.keep' : 'edition.choice_cancel'),
            }))}
            onChange={(chosen) => {
              setSide(chosen === 'cancel' ? 'cancel' : 'leave');
              if (chosen === 'leave') onChoose(was.id, 'leave');
              else cancel();
            }}
          />
          {side === 'cancel' ? (
            <Input
              aria-label={t('edition.reason')}
              placeholder={t('edition.reason')}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              onBlur={cancel}
              onPressEnter={cancel}
            />
          ) : null}
        </p>
      ) : null}
      {choice?.choice === 'cancel' && !onChoose ? (
        <p className="ls-quiet">{t('edition.cancelled_for', { reason: choice.reason ?? '' })}</p>
      ) : null}
    </li>
  );
};
