import './tasks.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Icon } from '@luoshi/ui/icon.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { apiUrl } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { Slot, useParts } from '@luoshi/web-kit/slots.tsx';
import { useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, TASKS, type TaskRow } from './parts/api.ts';
import { FilterBar } from './parts/filter-bar.tsx';
import { LightDoors } from './parts/light-doors.tsx';
import { useTaskColumns } from './parts/task-columns.tsx';
import { filterCodecs, listQuery, narrowing, noFilters, type Sort, type TaskFilters } from './parts/task-filters.ts';
import { useOrgs } from './parts/unit-picker.tsx';
import { useTaskWords } from './parts/words.ts';

/** The list of tasks: filters in the address, a sentence with the totals, a table, a spreadsheet. */
export default function ListPage() {
  const t = useTaskWords();
  const go = useGo();
  const { can } = useSession();
  const [filters, setFilters] = useUrlState(filterCodecs);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const isSelecting = useParts('tasks.selected').length > 0;
  const query = listQuery(filters);
  const list = useInfiniteQuery({
    queryKey: [TASKS, 'list', query],
    queryFn: ({ pageParam, signal }) => api('GET /tasks', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const columns = useTaskColumns();
  const rows = list.data?.pages.flatMap((page) => page.items);
  const total = list.data?.pages[0]?.total;
  const mayCreate = can('tasks.create');
  const clear = () => setFilters({ ...noFilters, sort: filters.sort });
  useShortcut('n', t('list.new'), () => go('/tasks/new'), mayCreate);
  return (
    <>
      <PageHead
        title={t('list.title')}
        sentence={
          total === undefined ? t('list.reading') : <Sentence filters={filters} total={total} onClear={clear} />
        }
        actions={
          <>
            {can('tasks.export') ? (
              <a className="ls-button" href={apiUrl('/tasks.xlsx', query)} download>
                <Icon name="download" size={16} />
                {t('list.export')}
              </a>
            ) : null}
            {can('ledgers.import') && can('tasks.edit') ? (
              <Link to="/ledgers/new?kind=tasks" className="ls-button">
                <Icon name="record" size={16} />
                {t('list.import')}
              </Link>
            ) : null}
            {mayCreate ? (
              <Link to="/tasks/new" className="ls-button ls-button-primary">
                <Icon name="plus" size={16} />
                {t('list.new')}
              </Link>
            ) : null}
          </>
        }
      />
      <FilterBar filters={filters} onChange={setFilters} paperName={rows?.[0]?.documentTitle} />
      <DataTable
        memory="tasks.list"
        caption={t('list.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        to={(row) => `/tasks/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        sort={filters.sort}
        onSort={(sort) => setFilters({ sort: sort as Sort })}
        total={total}
        {...(isSelecting
          ? {
              selected,
              onSelect: setSelected,
              rowName: (row: TaskRow) => row.title,
              actions: (
                <Slot
                  name="tasks.selected"
                  props={{ ids: [...selected], document: filters.document, onDone: () => setSelected(new Set()) }}
                />
              ),
            }
          : {})}
        more={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        empty={<Nothing filters={filters} onClear={clear} mayCreate={mayCreate} />}
      />
    </>
  );
}

const Sentence = ({ filters, total, onClear }: { filters: TaskFilters; total: number; onClear: () => void }) => {
  const t = useTaskWords();
  const { number } = useFormat();
  const unit = useOrgs().data?.items.find((org) => org.id === filters.under);
  return (
    <span className="tk-sentence">
      <span>
        {t(total === 0 ? 'list.sentence_none' : 'list.sentence', {
          where: unit ? unit.shortName || unit.name : '',
          hasWhere: unit ? 'yes' : 'no',
          narrowed: narrowing({ ...filters, under: '' }) > 0 ? 'yes' : 'no',
          total: number(total),
        })}
      </span>
      {total > 0 ? <LightDoors filters={filters} /> : null}
      {narrowing(filters) > 0 ? (
        <button type="button" className="tk-link-button" onClick={onClear}>
          {t('filters.clear')}
        </button>
      ) : null}
    </span>
  );
};

const Nothing = (props: { filters: TaskFilters; onClear: () => void; mayCreate: boolean }) => {
  const t = useTaskWords();
  const { can } = useSession();
  if (narrowing(props.filters) > 0)
    return (
      <Empty
        title={t('list.nothing_found')}
        hint={t('list.nothing_found_hint')}
        action={
          <button type="button" className="ls-button" onClick={props.onClear}>
            {t('filters.clear')}
          </button>
        }
      />
    );
  return (
    <Empty
      title={t('list.empty')}
      hint={t(props.mayCreate ? 'list.empty_hint_writer' : 'list.empty_hint')}
      action={
        props.mayCreate ? (
          <>
            {can('documents.write') ? (
              <Link to="/documents" className="ls-button ls-button-primary">
                {t('list.from_paper')}
              </Link>
            ) : null}
            <Link to="/tasks/new" className="ls-button">
              {t('list.new')}
            </Link>
          </>
        ) : undefined
      }
    />
  );
};
