import './projects.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Icon } from '@luoshi/ui/icon.tsx';
import { LightCount, lightOrder } from '@luoshi/ui/light.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { apiUrl } from '@luoshi/web-kit/client.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, PROJECTS } from './parts/api.ts';
import { useProjectColumns } from './parts/columns.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { filterCodecs, listQuery, narrowing, noFilters, type Sort } from './parts/filters.ts';
import { useMoney, useProjectWords } from './parts/words.ts';

/** The ledger of key projects: filters in the address, a sentence with sums that are doors, a table, a spreadsheet. */
export default function ListPage() {
  const t = useProjectWords();
  const go = useGo();
  const money = useMoney();
  const { can } = useSession();
  const [filters, setFilters] = useUrlState(filterCodecs);
  const query = listQuery(filters);
  const list = useInfiniteQuery({
    queryKey: [PROJECTS, 'list', query],
    queryFn: ({ pageParam, signal }) => api('GET /projects', { query: { ...query, offset: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.nextOffset ?? undefined,
    placeholderData: keepPreviousData,
  });
  const columns = useProjectColumns();
  const first = list.data?.pages[0];
  const mayEdit = can('projects.edit');
  const clear = () => setFilters({ ...noFilters, sort: filters.sort });
  useShortcut('n', t('web.list.new'), () => go('/projects/new'), mayEdit);
  return (
    <>
      <PageHead
        title={t('web.list.title')}
        sentence={
          first ? (
            <span className="pj-sentence">
              <span>
                {t('web.list.sentence', {
                  n: first.total,
                  total: money(first.sums.total),
                  annual: money(first.sums.annual),
                  done: money(first.sums.annualDone),
                })}
              </span>
              {lightOrder
                .filter((light) => ['late', 'behind', 'near'].includes(light) && first.sums.lights[light])
                .map((light) => (
                  <button key={light} type="button" className="pj-link" onClick={() => setFilters({ light: [light] })}>
                    <LightCount light={light} n={first.sums.lights[light] ?? 0} />
                  </button>
                ))}
            </span>
          ) : (
            t('web.list.reading')
          )
        }
        actions={
          <>
            {can('projects.hand_over') ? (
              <Link to="/projects/handovers" className="ls-button">
                {t('web.handovers.title')}
              </Link>
            ) : null}
            {can('ledgers.import') && mayEdit ? (
              <Link to="/ledgers/new?kind=projects" className="ls-button">
                {t('web.list.import')}
              </Link>
            ) : null}
            {can('projects.export') ? (
              <a className="ls-button" href={apiUrl('/projects.xlsx', query)} download>
                <Icon name="download" size={16} />
                {t('web.list.export')}
              </a>
            ) : null}
            {mayEdit ? (
              <Link to="/projects/new" className="ls-button ls-button-primary">
                <Icon name="plus" size={16} />
                {t('web.list.new')}
              </Link>
            ) : null}
          </>
        }
      />
      <FilterBar filters={filters} onChange={setFilters} onClear={clear} />
      <DataTable
        memory="projects.list"
        caption={t('web.list.title')}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        to={(row) => `/projects/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        sort={filters.sort}
        onSort={(sort) => setFilters({ sort: sort as Sort })}
        total={first?.total}
        more={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        empty={
          narrowing(filters) > 0 ? (
            <Empty
              title={t('web.list.nothing')}
              hint={t('web.list.nothing_hint')}
              action={
                <button type="button" className="ls-button" onClick={clear}>
                  {t('web.filters.clear')}
                </button>
              }
            />
          ) : (
            <Empty title={t('web.list.empty')} hint={t('web.list.empty_hint')} />
          )
        }
      />
    </>
  );
}
