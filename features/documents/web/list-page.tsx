import './documents.css';
import { dayAt } from '@luoshi/kernel/day.ts';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { api, DOCUMENTS, type PaperRow, useDocumentWords } from './parts/api.ts';
import { PasteDialog, TakeIn } from './parts/take-in.tsx';

const STATUSES = ['all', 'draft', 'published'] as const;
const codecs = { q: text(), status: oneOf(STATUSES, 'all') };

/** Papers that came in: what waits for review, a place to drop the next one, and the list. */
export default function ListPage() {
  const t = useDocumentWords();
  const { can } = useSession();
  const [filters, setFilters] = useUrlState(codecs);
  const [isPasting, setPasting] = useState(false);
  const mayWrite = can('documents.write');
  useShortcut('n', t('list.paste'), () => setPasting(true), mayWrite);
  const query = {
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.status === 'all' ? {} : { status: filters.status }),
  };
  const list = useInfiniteQuery({
    queryKey: [DOCUMENTS, 'list', query],
    queryFn: ({ pageParam, signal }) => api('GET /documents', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const first = list.data?.pages[0];
  return (
    <>
      <PageHead title={t('list.title')} sentence={first ? t('list.sentence', first.waiting) : undefined} />
      {mayWrite ? <TakeIn onPaste={() => setPasting(true)} /> : null}
      <div className="dc-filters">
        <Segmented
          aria-label={t('col.status')}
          value={filters.status}
          options={STATUSES.map((status) => ({
            value: status,
            label: t(status === 'all' ? 'list.all' : `status.${status}`),
          }))}
          onChange={(status) => setFilters({ status })}
        />
        <Input.Search
          key={filters.q}
          className="dc-search"
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          allowClear
          maxLength={100}
          defaultValue={filters.q}
          onSearch={(words) => setFilters({ q: words.trim() })}
        />
      </div>
      <DataTable
        memory="documents.list"
        caption={t('list.title')}
        columns={useColumns()}
        rows={list.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        to={(row) => `/documents/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={first?.total}
        more={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        empty={
          filters.q || filters.status !== 'all' ? (
            <Empty title={t('list.empty_found')} hint={t('list.empty_found_hint')} />
          ) : (
            <Empty title={t('list.empty')} hint={t('list.empty_hint')} />
          )
        }
      />
      {isPasting ? <PasteDialog onClose={() => setPasting(false)} /> : null}
    </>
  );
}

/** The day an instant falls on where the reader sits. */
const localDay = (at: string): string => dayAt(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone);

const useColumns = () => {
  const t = useDocumentWords();
  const { day } = useFormat();
  return [
    {
      key: 'title',
      head: t('col.title'),
      width: 380,
      cell: (row: PaperRow) => row.title,
      text: (row: PaperRow) => row.title,
    },
    {
      key: 'status',
      head: t('col.status'),
      width: 110,
      cell: (row: PaperRow) => <span className={`dc-status is-${row.status}`}>{t(`status.${row.status}`)}</span>,
      text: (row: PaperRow) => t(`status.${row.status}`),
    },
    {
      key: 'items',
      head: t('col.items'),
      unit: t('col.unit_items'),
      number: true,
      width: 90,
      cell: (row: PaperRow) => row.itemCount,
    },
    {
      key: 'tasks',
      head: t('col.tasks'),
      number: true,
      width: 80,
      cell: (row: PaperRow) =>
        row.taskCount > 0 ? <Link to={`/tasks?document=${row.id}`}>{row.taskCount}</Link> : row.taskCount,
      text: (row: PaperRow) => String(row.taskCount),
    },
    { key: 'number', head: t('col.number'), width: 170, cell: (row: PaperRow) => row.number ?? '' },
    { key: 'issuer', head: t('col.issuer'), width: 180, cell: (row: PaperRow) => row.issuer ?? '' },
    { key: 'org', head: t('col.org'), width: 130, cell: (row: PaperRow) => row.orgName },
    { key: 'created', head: t('col.created'), width: 150, cell: (row: PaperRow) => day(localDay(row.createdAt)) },
  ];
};
