import type { Column } from '@luoshi/ui/data-table.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useMemo } from 'react';
import { type Obstacle, useConsultationWords } from './api.ts';

/** How long it may still stay at its level, in words; empty where no clock runs. */
export const useLeft = () => {
  const t = useConsultationWords();
  return ({ workdaysLeft }: Pick<Obstacle, 'workdaysLeft'>): string => {
    if (workdaysLeft === null) return '';
    if (workdaysLeft < 0) return t('left.over', { count: -workdaysLeft });
    return workdaysLeft === 0 ? t('left.today') : t('left.left', { count: workdaysLeft });
  };
};

export const StateMark = ({ state }: { state: Obstacle['state'] }) => {
  const t = useConsultationWords();
  return <span className={`cs-state is-${state}`}>{t(`state.${state}`)}</span>;
};

/** Columns of every list of obstacles. */
export const useObstacleColumns = (): readonly Column<Obstacle>[] => {
  const t = useConsultationWords();
  const { day, number } = useFormat();
  const left = useLeft();
  return useMemo(
    () => [
      {
        key: 'title',
        head: t('col.title'),
        width: 300,
        text: (row) => row.title,
        cell: (row) => (
          <div>
            <strong className="cs-title">{row.title}</strong>
            <span className="cs-under ls-quiet">
              {t(`kind.${row.kind}`)} · {row.number}
            </span>
          </div>
        ),
      },
      {
        key: 'state',
        head: t('col.state'),
        width: 104,
        cell: (row) => <StateMark state={row.state} />,
        text: (row) => t(`state.${row.state}`),
      },
      { key: 'level', head: t('col.level'), width: 76, cell: (row) => t(`level_short.${row.level}`) },
      {
        key: 'owner',
        head: t('col.owner'),
        width: 124,
        cell: (row) => row.owner?.name ?? <span className="ls-quiet">{t('page.none')}</span>,
      },
      {
        key: 'left',
        head: t('col.left'),
        width: 150,
        text: left,
        cell: (row) => (
          <span className={row.workdaysLeft !== null && row.workdaysLeft < 0 ? 'cs-over' : ''}>{left(row)}</span>
        ),
      },
      { key: 'age', head: t('col.age'), unit: t('col.unit_days'), number: true, width: 116, cell: (row) => row.age },
      {
        key: 'cost',
        head: t('col.cost'),
        unit: t('col.unit_wan'),
        number: true,
        width: 176,
        cell: (row) => (row.cost.perDay === null ? '—' : number(row.cost.perDay)),
      },
      {
        key: 'subject',
        head: t('col.subject'),
        width: 200,
        text: (row) => row.subject?.title ?? '',
        cell: (row) =>
          row.subject ? (
            <Link to={`/${row.subject.feature}/${row.subject.id}`}>{row.subject.title}</Link>
          ) : (
            <span className="ls-quiet">—</span>
          ),
      },
      {
        key: 'raised',
        head: t('col.raised'),
        width: 190,
        cell: (row) => `${row.raisedOrg.name} ${day(row.raisedOn)}`,
      },
    ],
    [t, day, number, left],
  );
};
