import type { Column } from '@luoshi/ui/data-table.tsx';
import { useUiWords } from '@luoshi/ui/words.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useMemo } from 'react';
import type { TaskRow } from './api.ts';
import { TaskLight } from './task-light.tsx';
import { useMoment, useTaskWords } from './words.ts';

/** Columns of the list of tasks; the rarer ones stand in the choice of columns. */
export const useTaskColumns = (): readonly Column<TaskRow>[] => {
  const t = useTaskWords();
  const ui = useUiWords();
  const { day } = useFormat();
  const moment = useMoment();
  const lightWord = ui as (key: string) => string;
  return useMemo(
    () => [
      {
        key: 'title',
        head: t('col.title'),
        width: 260,
        text: (row) => row.title,
        cell: (row) => (
          <span className="tk-clamp" title={row.title}>
            {row.no ? <span className="ls-quiet ls-number">{row.no} </span> : null}
            {row.title}
          </span>
        ),
      },
      {
        key: 'light',
        head: t('col.light'),
        width: 350,
        sort: 'light',
        text: (row) => `${lightWord(`light.${row.light.light}`)} ${row.light.sentence}`,
        cell: (row) => (
          <div>
            <TaskLight light={row.light} />
            <span className="tk-reason">{row.light.sentence}</span>
          </div>
        ),
      },
      {
        key: 'due',
        head: t('col.due'),
        width: 186,
        sort: 'due',
        text: (row) => row.dueOn ?? '',
        cell: (row) => <DueCell row={row} />,
      },
      {
        key: 'percent',
        head: t('col.percent'),
        unit: '%',
        number: true,
        width: 104,
        sort: 'percent',
        cell: (row) => row.percent,
      },
      { key: 'lead', head: t('col.lead'), width: 124, cell: (row) => row.lead.name },
      {
        key: 'words',
        head: t('col.words'),
        width: 228,
        text: (row) => row.lastWords ?? '',
        cell: (row) =>
          row.lastWords ? (
            <span className="tk-clamp" title={row.lastWords}>
              {row.lastWords}
            </span>
          ) : (
            <span className="ls-quiet">{t('col.no_words')}</span>
          ),
      },
      { key: 'status', head: t('col.status'), width: 92, optional: true, cell: (row) => t(`status.${row.status}`) },
      { key: 'leader', head: t('col.leader'), width: 100, optional: true, cell: (row) => row.leaderName ?? '' },
      { key: 'person', head: t('col.person'), width: 100, optional: true, cell: (row) => row.personName ?? '' },
      { key: 'start', head: t('col.start'), width: 132, optional: true, cell: (row) => day(row.startOn) },
      {
        key: 'report',
        head: t('col.report'),
        width: 170,
        optional: true,
        cell: (row) => (row.lastReportAt ? moment(row.lastReportAt) : ''),
      },
      { key: 'paper', head: t('col.paper'), width: 200, optional: true, cell: (row) => row.documentTitle ?? '' },
      {
        key: 'updated',
        head: t('col.updated'),
        width: 170,
        sort: 'updated',
        optional: true,
        cell: (row) => moment(row.updatedAt),
      },
    ],
    [t, lightWord, day, moment],
  );
};

/** The deadline, and the first one when it has moved. */
export const DueCell = ({ row }: { row: Pick<TaskRow, 'dueOn' | 'firstDueOn'> }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  if (!row.dueOn) return <span className="ls-quiet">{t('facts.no_due')}</span>;
  return (
    <span className="ls-number">
      {day(row.dueOn)}
      {row.firstDueOn && row.firstDueOn !== row.dueOn ? (
        <span className="tk-first-due ls-quiet">{t('facts.first_due_short', { day: day(row.firstDueOn) })}</span>
      ) : null}
    </span>
  );
};
