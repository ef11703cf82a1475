import './supervision.css';
import { type Column, DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { SearchField } from '../../tasks/web/parts/search-field.tsx';
import { DueCell } from '../../tasks/web/parts/task-columns.tsx';
import { TaskLight } from '../../tasks/web/parts/task-light.tsx';
import { UnitPicker } from '../../tasks/web/parts/unit-picker.tsx';
import { api, type MatterRow, SUPERVISION, useMatterWords } from './parts/api.ts';
import { ClockWords, Counts, StateMark } from './parts/clock.tsx';
import { DraftDialog } from './parts/draft-dialog.tsx';

const VIEWS = ['open', 'to_sign', 'working', 'to_decide', 'to_review', 'overdue', 'parked', 'closed'] as const;
const codecs = { view: oneOf(VIEWS, 'open'), q: text(), under: text() };

/** The list of matters: saved views with their counts, what runs out first at the top. */
export default function ListPage() {
  const t = useMatterWords();
  const { can } = useSession();
  const [state, setState] = useUrlState(codecs);
  const [isDrafting, setDrafting] = useState(false);
  const query = {
    view: state.view,
    ...(state.q ? { q: state.q } : {}),
    ...(state.under ? { under: state.under } : {}),
  };
  const list = useInfiniteQuery({
    queryKey: [SUPERVISION, 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api('GET /supervision/matters', { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const first = list.data?.pages[0];
  const columns = useColumns();
  return (
    <>
      <PageHead
        title={t('list.title')}
        sentence={first ? t('list.sentence', first.views) : t('list.reading')}
        actions={
          <>
            <Link to="/supervision/inspections" className="ls-button">
              {t('plan.title')}
            </Link>
            <Link to="/supervision/slips" className="ls-button">
              {t('slips.title')}
            </Link>
            <Link to="/supervision/facts" className="ls-button">
              {t('fact.title')}
            </Link>
            {can('supervision.direct') ? (
              <button type="button" className="ls-button ls-button-primary" onClick={() => setDrafting(true)}>
                {t('draft.title')}
              </button>
            ) : null}
          </>
        }
      />
      <nav className="sv-views" aria-label={t('list.views')}>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            aria-current={view === state.view ? 'true' : undefined}
            onClick={() => setState({ view })}
          >
            {t(`view.${view}`)} <span className="ls-number">{first?.views[view] ?? ''}</span>
          </button>
        ))}
      </nav>
      <div className="sv-filters">
        <SearchField label={t('list.search')} value={state.q} onChange={(q) => setState({ q })} />
        <div className="sv-filter-unit">
          <UnitPicker
            label={t('list.unit')}
            placeholder={t('list.unit')}
            value={state.under}
            onChange={(under) => setState({ under })}
          />
        </div>
      </div>
      <DataTable
        memory="supervision.list"
        caption={t('list.title')}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        to={(row) => `/supervision/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={first?.total}
        more={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        empty={
          <Empty
            title={t(`empty.${state.view === 'open' ? 'open' : 'view'}`)}
            hint={t(can('supervision.direct') ? 'empty.hint_office' : 'empty.hint')}
            action={
              can('supervision.direct') ? (
                <Link to="/tasks" className="ls-button">
                  {t('empty.to_tasks')}
                </Link>
              ) : undefined
            }
          />
        }
      />
      {isDrafting ? <DraftDialog onClose={() => setDrafting(false)} /> : null}
    </>
  );
}

const useColumns = (): readonly Column<MatterRow>[] => {
  const t = useMatterWords();
  const { day } = useFormat();
  return useMemo(
    () => [
      {
        key: 'title',
        head: t('col.title'),
        width: 300,
        text: (row) => row.title,
        cell: (row) => (
          <span className="sv-title" title={row.title}>
            {row.title}
          </span>
        ),
      },
      {
        key: 'state',
        head: t('col.state'),
        width: 108,
        text: (row) => t(`state.${row.state}`),
        cell: (row) => <StateMark state={row.state} />,
      },
      {
        key: 'clock',
        head: t('col.clock'),
        width: 240,
        text: (row) => row.clock.byOn ?? '',
        cell: (row) => <ClockWords row={row} brief />,
      },
      { key: 'lead', head: t('col.lead'), width: 124, cell: (row) => row.lead.name },
      {
        key: 'light',
        head: t('col.light'),
        width: 96,
        text: (row) => row.light.sentence,
        cell: (row) => (
          <span title={row.light.sentence}>
            <TaskLight light={row.light} />
          </span>
        ),
      },
      {
        key: 'due',
        head: t('col.due'),
        width: 186,
        text: (row) => row.dueOn ?? '',
        cell: (row) => <DueCell row={row} />,
      },
      { key: 'percent', head: t('col.percent'), unit: '%', number: true, width: 80, cell: (row) => row.percent },
      {
        key: 'counts',
        head: t('col.counts'),
        width: 150,
        text: (row) => `${row.extensions} ${row.returns} ${row.reopened}`,
        cell: (row) => <Counts row={row} />,
      },
      { key: 'number', head: t('col.number'), width: 140, cell: (row) => row.number },
      { key: 'source', head: t('col.source'), width: 120, optional: true, cell: (row) => t(`source.${row.source}`) },
      { key: 'urgency', head: t('col.urgency'), width: 80, optional: true, cell: (row) => t(`urgency.${row.urgency}`) },
      {
        key: 'grade',
        head: t('col.grade'),
        width: 80,
        optional: true,
        cell: (row) => (row.grade ? t(`grade.${row.grade}`) : ''),
      },
      { key: 'updated', head: t('col.updated'), width: 130, optional: true, cell: (row) => day(row.updatedAt) },
    ],
    [t, day],
  );
};
