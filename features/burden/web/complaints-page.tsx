import './burden.css';
import { type Column, DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { oneOf, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { api, BURDEN, type ComplaintRow, useBurdenWords } from './parts/api.ts';
import { StateMark } from './parts/state-mark.tsx';
import { TermWords } from './parts/term-words.tsx';

const VIEWS = ['open', 'mine', 'all'] as const;
const codecs = { view: oneOf(VIEWS, 'open') };

/** Complaints about burdens, those that must be answered first on top. */
export default function ComplaintsPage() {
  const t = useBurdenWords();
  const [{ view }, setFilters] = useUrlState(codecs);
  const list = useQuery({
    queryKey: [BURDEN, 'complaints', view],
    queryFn: ({ signal }) => api('GET /burden/complaints', { query: { view }, signal }),
    placeholderData: keepPreviousData,
  });
  const columns: Column<ComplaintRow>[] = [
    { key: 'subject', head: t('complaints.what'), width: 220, cell: (row) => row.subject.title },
    { key: 'words', head: t('complaints.words'), width: 320, cell: (row) => row.words },
    {
      key: 'state',
      head: t('complaints.state'),
      width: 96,
      cell: (row) => <StateMark of="complaint_state" state={row.state} />,
      text: (row) => t(`complaint_state.${row.state}`),
    },
    {
      key: 'due',
      head: t('complaints.due'),
      width: 150,
      cell: (row) => <TermWords row={row} />,
      text: (row) => row.dueOn,
    },
    {
      key: 'by',
      head: t('complaints.by'),
      width: 150,
      cell: (row) =>
        [row.by ? `${row.by.org} ${row.by.person}` : '', row.isUnnamed ? t('complaints.unnamed') : '']
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'outcome',
      head: t('complaints.outcome'),
      width: 120,
      cell: (row) => (row.outcome ? t(`outcome.${row.outcome}`) : ''),
    },
  ];
  const waiting = list.data?.items.filter(({ workdaysLeft }) => workdaysLeft !== null).length;
  return (
    <>
      <PageHead
        title={t('complaints.title')}
        crumbs={[{ label: t('list.title'), to: '/burden' }]}
        sentence={waiting === undefined ? undefined : t('complaints.lead', { open: waiting })}
      />
      <div className="bd-filters">
        <Radio.Group
          aria-label={t('complaints.state')}
          value={view}
          onChange={(event) => setFilters({ view: event.target.value })}
          optionType="button"
          options={VIEWS.map((value) => ({ value, label: t(`complaints.${value}`) }))}
        />
      </div>
      <DataTable
        memory="burden.complaints"
        caption={t('complaints.title')}
        columns={columns}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        to={(row) => `/burden/complaints/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={list.data?.items.length}
        empty={<Empty title={t('complaints.empty')} hint={t('complaints.empty_hint')} />}
      />
    </>
  );
}
