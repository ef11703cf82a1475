import './bulletins.css';
import { dayAt } from '@luoshi/kernel/day.ts';
import { type Column, DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Icon } from '@luoshi/ui/icon.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { api, BULLETINS, KINDS, type Row, STATUSES, useBulletinWords } from './parts/api.ts';

const ALL = '' as const;
const codecs = {
  q: text(),
  kind: oneOf([ALL, ...KINDS], ALL),
  status: oneOf([ALL, ...STATUSES], ALL),
};

/** The register of papers that went out, and the drafts on their way. */
export default function ListPage() {
  const t = useBulletinWords();
  const go = useGo();
  const { can } = useSession();
  const mayWrite = can('bulletins.write');
  const [filters, setFilters] = useUrlState(codecs);
  const query = {
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.kind ? { kind: filters.kind } : {}),
    ...(filters.status ? { status: filters.status } : {}),
  };
  const list = useInfiniteQuery({
    queryKey: [BULLETINS, 'list', query],
    queryFn: ({ pageParam, signal }) => api('GET /bulletins', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const waiting = useWaiting(mayWrite || can('bulletins.sign'));
  const columns = useColumns();
  const total = list.data?.pages[0]?.total;
  const isNarrowed = Object.keys(query).length > 0;
  useShortcut('n', t('list.new'), () => go('/bulletins/new'), mayWrite);
  return (
    <>
      <PageHead
        title={t('list.title')}
        sentence={
          total === undefined ? t('list.reading') : t('list.sentence', { total, drafts: isNarrowed ? 0 : waiting })
        }
        actions={
          mayWrite ? (
            <>
              <Link to="/bulletins/templates" className="ls-button">
                {t('list.templates')}
              </Link>
              <Link to="/bulletins/new" className="ls-button ls-button-primary">
                <Icon name="plus" size={16} />
                {t('list.new')}
              </Link>
            </>
          ) : undefined
        }
      />
      <Filters filters={filters} onChange={setFilters} />
      <DataTable
        memory="bulletins.list"
        caption={t('list.title')}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        to={(row) => `/bulletins/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={total}
        more={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        empty={
          isNarrowed ? (
            <Empty
              title={t('list.nothing_found')}
              action={
                <button
                  type="button"
                  className="ls-button"
                  onClick={() => setFilters({ q: '', kind: ALL, status: ALL })}
                >
                  {t('list.clear')}
                </button>
              }
            />
          ) : (
            <Empty
              title={t('list.empty')}
              hint={t(mayWrite ? 'list.empty_hint' : 'list.empty_reader')}
              action={
                mayWrite ? (
                  <Link to="/bulletins/new" className="ls-button ls-button-primary">
                    {t('list.new')}
                  </Link>
                ) : undefined
              }
            />
          )
        }
      />
    </>
  );
}

/** How many papers are not issued yet. */
const useWaiting = (enabled: boolean): number => {
  const of = (status: 'draft' | 'signed') => ({
    queryKey: [BULLETINS, 'count', status],
    queryFn: ({ signal }: { signal: AbortSignal }) => api('GET /bulletins', { query: { status, limit: 1 }, signal }),
    enabled,
  });
  const drafts = useQuery(of('draft'));
  const signed = useQuery(of('signed'));
  return (drafts.data?.total ?? 0) + (signed.data?.total ?? 0);
};

type FilterState = { q: string; kind: Row['kind'] | ''; status: Row['status'] | '' };

const Filters = ({ filters, onChange }: { filters: FilterState; onChange: (change: Partial<FilterState>) => void }) => {
  const t = useBulletinWords();
  const names = useWords('bulletins');
  return (
    <div className="bl-filters">
      <Select
        aria-label={t('list.kind')}
        value={filters.kind}
        options={[ALL, ...KINDS].map((kind) => ({
          value: kind,
          label: kind ? names(`kinds.${kind}`) : t('list.all_kinds'),
        }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        aria-label={t('list.status')}
        value={filters.status}
        options={[ALL, ...STATUSES].map((one) => ({
          value: one,
          label: one ? names(`status.${one}`) : t('list.all_status'),
        }))}
        onChange={(status) => onChange({ status })}
      />
      <Input.Search
        key={filters.q}
        className="bl-search"
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        allowClear
        maxLength={100}
        defaultValue={filters.q}
        onSearch={(words) => onChange({ q: words.trim() })}
      />
    </div>
  );
};

const useColumns = (): Column<Row>[] => {
  const t = useBulletinWords();
  const names = useWords('bulletins');
  const { day } = useFormat();
  const sentTo = ({ recipients: [first, ...others] }: Row): string =>
    first === undefined ? '' : others.length > 0 ? t('list.etc', { first, count: others.length + 1 }) : first;
  return [
    { key: 'title', head: t('list.col_title'), cell: (row) => row.title, width: 340 },
    { key: 'kind', head: t('list.col_kind'), cell: (row) => names(`kinds.${row.kind}`), width: 120 },
    { key: 'number', head: t('list.col_number'), cell: (row) => row.number ?? '—', width: 170 },
    {
      key: 'status',
      head: t('list.col_status'),
      cell: (row) => <span className={`bl-status bl-status-${row.status}`}>{names(`status.${row.status}`)}</span>,
      text: (row) => names(`status.${row.status}`),
      width: 100,
    },
    { key: 'to', head: t('list.col_recipients'), cell: sentTo, width: 200 },
    { key: 'issued', head: t('list.col_issued'), cell: (row) => day(row.issuedOn), width: 130 },
    {
      key: 'updated',
      head: t('list.col_updated'),
      cell: (row) => day(dayAt(new Date(row.updatedAt), Intl.DateTimeFormat().resolvedOptions().timeZone)),
      width: 130,
    },
  ];
};
