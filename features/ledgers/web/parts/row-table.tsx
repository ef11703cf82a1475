import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { RowFilter } from '../../contract.ts';
import { api, type ImportView, LEDGERS, type RowView, useLedgerWords } from './api.ts';
import { useRowColumns } from './row-columns.tsx';

/** Rows of an import by what is to be said of them, a page at a time. */
export const RowTable = (props: {
  it: ImportView;
  show: RowFilter;
  total: number;
  leaving?: { out: ReadonlySet<number>; toggle: (no: number) => void };
}) => {
  const t = useLedgerWords();
  const { it, show } = props;
  const columns = useRowColumns(it, props.leaving);
  const rows = useInfiniteQuery({
    queryKey: [LEDGERS, 'rows', it.id, it.state, show],
    queryFn: ({ pageParam, signal }) =>
      api('GET /ledgers/imports/:id/rows', { params: { id: it.id }, query: { show, after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DataTable<RowView>
      memory={`ledgers.rows.${it.kind.name}`}
      caption={t('steps.preview')}
      columns={columns}
      rows={rows.data?.pages.flatMap((page) => page.items)}
      rowKey={(row) => String(row.no)}
      {...((it.state === 'done' || it.state === 'cancelled') && (show === 'add' || show === 'change')
        ? { to: (row) => row.to ?? it.kind.list }
        : {})}
      loading={rows.isPending}
      error={rows.error}
      onRetry={() => void rows.refetch()}
      total={props.total}
      more={rows.hasNextPage ? () => rows.fetchNextPage() : undefined}
      loadingMore={rows.isFetchingNextPage}
      empty={<Empty title={t('preview.empty')} hint={t('preview.empty_hint')} />}
    />
  );
};
