import './supervision.css';
import { type Column, DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { useUrlState, whole } from '@luoshi/web-kit/url-state.ts';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { SUPERVISION, useMatterWords } from './parts/api.ts';
import { type InspectionRow, inspectionsApi } from './parts/inspections-api.ts';
import { RegisterDialog } from './parts/register-dialog.tsx';

const codecs = { year: whole(null) };

/** The year's plan of inspections. */
export default function InspectionsPage() {
  const t = useMatterWords();
  const { can } = useSession();
  const thisYear = Number(useToday().slice(0, 4));
  const [state, setState] = useUrlState(codecs);
  const [isRegistering, setRegistering] = useState(false);
  const year = state.year ?? thisYear;
  const plan = useQuery({
    queryKey: [SUPERVISION, 'inspections', year],
    queryFn: ({ signal }) => inspectionsApi('GET /supervision/inspections', { query: { year }, signal }),
  });
  const columns = useColumns();
  const items = plan.data?.items;
  const limit = plan.data?.limit;
  return (
    <>
      <PageHead
        title={t('plan.title')}
        crumbs={[{ label: t('list.title'), to: '/supervision' }]}
        sentence={
          items
            ? t('plan.sentence', {
                year: String(year),
                count: items.length,
                waiting: items.filter((one) => one.state === 'registered').length,
                offPlan: items.filter((one) => !one.isPlanned).length,
              })
            : t('list.reading')
        }
        actions={
          can('supervision.inspect') ? (
            <button type="button" className="ls-button ls-button-primary" onClick={() => setRegistering(true)}>
              {t('plan.new')}
            </button>
          ) : undefined
        }
      />
      {limit ? (
        <p className="ls-quiet sv-note">
          {t('plan.limit', { month: limit.rules.perMonth, quarter: limit.rules.perQuarter, version: limit.version })}
        </p>
      ) : null}
      <DataTable
        memory="supervision.inspections"
        caption={t('plan.title')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        to={(row) => `/supervision/inspections/${row.id}`}
        loading={plan.isPending}
        error={plan.error}
        onRetry={() => void plan.refetch()}
        total={items?.length}
        actions={
          <Select
            aria-label={t('plan.year')}
            value={year}
            onChange={(chosen) => setState({ year: chosen === thisYear ? null : chosen })}
            options={[thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map((value) => ({
              value,
              label: String(value),
            }))}
          />
        }
        empty={<Empty title={t('plan.empty')} hint={t('plan.empty_hint')} />}
      />
      {isRegistering ? <RegisterDialog onClose={() => setRegistering(false)} /> : null}
    </>
  );
}

const useColumns = (): readonly Column<InspectionRow>[] => {
  const t = useMatterWords();
  const { day } = useFormat();
  return useMemo(
    () => [
      { key: 'title', head: t('plan.col_title'), width: 300, cell: (row) => row.title },
      {
        key: 'days',
        head: t('plan.col_days'),
        width: 230,
        text: (row) => `${row.fromOn} ${row.toOn}`,
        cell: (row) => (row.fromOn === row.toOn ? day(row.fromOn) : `${day(row.fromOn)} – ${day(row.toOn)}`),
      },
      {
        key: 'units',
        head: t('plan.col_units'),
        width: 240,
        cell: (row) => row.units.map(({ name }) => name).join(t('comma')),
      },
      {
        key: 'state',
        head: t('plan.col_state'),
        width: 100,
        text: (row) => t(`plan.state_${row.state}`),
        cell: (row) => <span className={`sv-state sv-plan-${row.state}`}>{t(`plan.state_${row.state}`)}</span>,
      },
      {
        key: 'planned',
        head: t('plan.col_planned'),
        width: 90,
        cell: (row) => t(row.isPlanned ? 'plan.planned' : 'plan.off_plan'),
      },
      { key: 'findings', head: t('plan.col_findings'), number: true, width: 80, cell: (row) => row.findings },
      { key: 'host', head: t('plan.col_host'), width: 120, optional: true, cell: (row) => row.host.name },
    ],
    [t, day],
  );
};
