import './burden.css';
import { type Column, DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { api, BURDEN, type FormRow, STATES, useBurdenWords } from './parts/api.ts';
import { useAskedWords } from './parts/asked-words.ts';
import { StateMark } from './parts/state-mark.tsx';

const codecs = { state: oneOf(['', ...STATES] as const, ''), q: text() };

/** The register: who asks whom for what, how often, on what basis, and what it costs each unit. */
export default function RegisterPage() {
  const t = useBurdenWords();
  const { can } = useSession();
  const go = useGo();
  const [{ state, q }, setFilters] = useUrlState(codecs);
  const mayAsk = can('burden.ask');
  useShortcut('n', t('list.new'), () => go('/burden/new'), mayAsk);
  const query = { ...(state ? { state } : {}), ...(q ? { q } : {}) };
  const list = useQuery({
    queryKey: [BURDEN, 'forms', query],
    queryFn: ({ signal }) => api('GET /burden/forms', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={t('list.title')}
        sentence={list.data ? t('list.sentence', list.data.counts) : undefined}
        actions={
          <>
            <Link to="/burden/load" className="ls-button">
              {t('list.load')}
            </Link>
            {can('burden.complain') ? (
              <Link to="/burden/complaints" className="ls-button">
                {t('list.complaints')}
              </Link>
            ) : null}
            {mayAsk ? (
              <Link to="/burden/new" className="ls-button ls-button-primary">
                {t('list.new')}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="bd-filters">
        <Select
          aria-label={t('list.state')}
          value={state}
          onChange={(value) => setFilters({ state: value })}
          options={[
            { value: '' as const, label: t('list.all') },
            ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
          popupMatchSelectWidth={false}
        />
        <Input.Search
          key={q}
          className="bd-search"
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          allowClear
          maxLength={100}
          defaultValue={q}
          onSearch={(words) => setFilters({ q: words.trim() })}
        />
      </div>
      <DataTable
        memory="burden.forms"
        caption={t('list.form')}
        columns={columns}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        to={(row) => `/burden/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={list.data?.items.length}
        empty={<Empty title={t('list.empty')} hint={t('list.empty_hint')} />}
      />
    </>
  );
}

const useColumns = (): Column<FormRow>[] => {
  const t = useBurdenWords();
  const { number } = useFormat();
  const asked = useAskedWords();
  return [
    { key: 'title', head: t('list.form'), width: 240, cell: (row) => row.title },
    {
      key: 'state',
      head: t('list.state'),
      width: 96,
      cell: (row) => <StateMark of="state" state={row.state} />,
      text: (row) => t(`state.${row.state}`),
    },
    { key: 'org', head: t('list.org'), width: 130, cell: (row) => row.org.name },
    { key: 'asked', head: t('list.asked'), width: 220, cell: asked },
    { key: 'frequency', head: t('list.frequency'), width: 80, cell: (row) => t(`frequency.${row.frequency}`) },
    {
      key: 'minutes',
      head: t('list.minutes'),
      unit: t('list.minutes_unit'),
      number: true,
      width: 150,
      cell: (row) => number(row.minutes),
    },
    { key: 'basis', head: t('list.basis'), width: 220, cell: (row) => row.basis },
    {
      key: 'complaints',
      head: t('list.complaints_count'),
      number: true,
      width: 80,
      cell: (row) => (row.complaints > 0 ? number(row.complaints) : ''),
    },
  ];
};
