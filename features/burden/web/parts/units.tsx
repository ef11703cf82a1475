import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { type Unit, useBurdenWords } from './api.ts';

type Loads = { items: Unit[]; rates: { effectiveFrom: string; source: string } };

/** Hours a month that are asked of each unit, the most burdened first, with how that was reckoned. */
export const Units = ({ list }: { list: UseQueryResult<Loads> }) => {
  const t = useBurdenWords();
  const { day } = useFormat();
  const hours = t('units.hour');
  return (
    <>
      <DataTable
        memory="burden.units"
        caption={t('tabs.units')}
        columns={[
          { key: 'name', head: t('units.unit'), cell: (row: Unit) => row.name, width: 200 },
          { key: 'forms', head: t('units.forms'), number: true, cell: (row: Unit) => row.forms },
          { key: 'tasks', head: t('units.tasks'), number: true, cell: (row: Unit) => row.tasks },
          {
            key: 'formHours',
            head: t('units.form_hours'),
            unit: hours,
            number: true,
            cell: (row: Unit) => row.formHours,
          },
          {
            key: 'taskHours',
            head: t('units.task_hours'),
            unit: hours,
            number: true,
            cell: (row: Unit) => row.taskHours,
          },
          { key: 'hours', head: t('units.hours'), unit: hours, number: true, cell: (row: Unit) => row.hours },
        ]}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        to={(row) => `/tasks?under=${row.id}&status=open`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={list.data?.items.length}
        empty={<Empty title={t('units.empty')} hint={t('units.empty_hint')} />}
      />
      {list.data ? (
        <p className="ls-quiet bd-rates">
          {t('units.rates', { day: day(list.data.rates.effectiveFrom), source: list.data.rates.source })}
        </p>
      ) : null}
    </>
  );
};
