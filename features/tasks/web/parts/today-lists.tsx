import { Empty } from '@luoshi/ui/empty.tsx';
import { LightMark } from '@luoshi/ui/light.tsx';
import { useRemembered } from '@luoshi/ui/remembered.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useEffect, useState } from 'react';
import type { TaskRow, Today } from './api.ts';
import { TaskLight } from './task-light.tsx';
import { useMoment, useTaskWords } from './words.ts';

const FIRST = 8;

/** Tasks that others owe me, what hurts first as the server orders them; the first few, then all. */
export const AwaitedList = ({ rows, isWide }: { rows: readonly TaskRow[]; isWide?: boolean }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const [isLong, setLong] = useState(Boolean(isWide));
  if (rows.length === 0) return <Empty title={t('today.awaits_none')} hint={t('today.awaits_none_hint')} />;
  return (
    <>
      <ul className="tk-awaited">
        {(isLong ? rows : rows.slice(0, FIRST)).map((row) => (
          <li key={row.id}>
            <Link className={isWide ? 'tk-awaited-title' : undefined} to={`/tasks/${row.id}`}>
              {row.title}
            </Link>
            <TaskLight light={row.light} withReason />
            <span className="ls-quiet">
              {row.lead.name}
              {row.dueOn ? ` · ${t('today.due', { day: day(row.dueOn) })}` : ''}
              {isWide && row.lastWords ? ` · ${t('today.last_words', { words: row.lastWords })}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > FIRST && !isLong ? (
        <button type="button" className="ls-button" onClick={() => setLong(true)}>
          {t('today.awaits_all', { count: rows.length })}
        </button>
      ) : null}
    </>
  );
};

/** Lights that changed; those after the reader's last visit on this machine are marked as new. */
export const ChangeList = ({ changes }: { changes: Today['changes'] }) => {
  const t = useTaskWords();
  const moment = useMoment();
  const [lastLook, setLastLook] = useRemembered('today.looked', readInstant);
  const [since] = useState(lastLook);
  useEffect(() => setLastLook(new Date().toISOString()), [setLastLook]);
  if (changes.length === 0) return <Empty title={t('today.changes_none')} />;
  return (
    <ul className="tk-changes">
      {changes.slice(0, 20).map((change) => (
        <li key={`${change.taskId} ${change.at}`}>
          <span className="ls-quiet ls-number">
            {moment(change.at)}
            {since && change.at > since ? <strong className="tk-new"> {t('today.new')}</strong> : null}
          </span>
          <Link to={`/tasks/${change.taskId}`}>{change.title}</Link>
          <LightStep from={change.from} to={change.to} />
          <span className="ls-quiet">
            {change.leadName} · {change.sentence}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** From one light to another. */
export const LightStep = ({ from, to }: Pick<Today['changes'][number], 'from' | 'to'>) => {
  const t = useTaskWords();
  return (
    <span className="tk-step">
      {from ? (
        <>
          <LightMark light={from} /> <span aria-hidden="true">→</span>
          <span className="ls-hidden">{t('light.turned')}</span>{' '}
        </>
      ) : null}
      <LightMark light={to} />
    </span>
  );
};

const readInstant = (stored: string | null): string => {
  try {
    const value: unknown = stored ? JSON.parse(stored) : '';
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
};
