import './consultations.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState, whole } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { api, CONSULTATIONS, KINDS, LEVELS, useConsultationWords } from './parts/api.ts';
import { useObstacleColumns } from './parts/obstacle-columns.tsx';

const VIEWS = [
  'open',
  'to_triage',
  'handling',
  'overdue',
  'meeting',
  'decided',
  'to_confirm',
  'mine',
  'closed',
] as const;
const codecs = {
  view: oneOf(VIEWS, 'open'),
  level: whole(null),
  kind: oneOf(['', ...KINDS] as const, ''),
  q: text(),
  task: text(),
  project: text(),
};

/** What is stuck, who has to move it, and for how long it has lain there. */
export default function QueuePage() {
  const t = useConsultationWords();
  const { can } = useSession();
  const go = useGo();
  const [filters, setFilters] = useUrlState(codecs);
  const mayRaise = can('consultations.raise');
  useShortcut('n', t('queue.raise'), () => go('/consultations/new'), mayRaise);
  const { view, level, kind, q, task, project } = filters;
  const query = {
    view,
    ...(level ? { level } : {}),
    ...(kind ? { kind } : {}),
    ...(q ? { q } : {}),
    ...(task ? { task } : {}),
    ...(project ? { project } : {}),
  };
  const list = useQuery({
    queryKey: [CONSULTATIONS, 'list', query],
    queryFn: ({ signal }) => api('GET /consultations/obstacles', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const columns = useObstacleColumns();
  const views = list.data?.views;
  return (
    <>
      <PageHead
        title={t('queue.title')}
        sentence={
          views
            ? t('queue.sentence', {
                open: views.open,
                overdue: views.overdue,
                meeting: views.meeting,
                confirm: views.to_confirm,
              })
            : undefined
        }
        actions={
          <>
            <Link to="/consultations/meetings" className="ls-button">
              {t('queue.meetings')}
            </Link>
            <Link to="/consultations/stocktake" className="ls-button">
              {t('queue.stocktake')}
            </Link>
            {mayRaise ? (
              <Link to="/consultations/new" className="ls-button ls-button-primary">
                {t('queue.raise')}
              </Link>
            ) : null}
          </>
        }
      />
      <fieldset className="cs-views" aria-label={t('col.state')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            className="cs-view"
            aria-pressed={view === one}
            onClick={() => setFilters({ view: one })}
          >
            {t(`view.${one}`)}
            {views ? <span className="ls-number"> {views[one]}</span> : null}
          </button>
        ))}
      </fieldset>
      <div className="cs-filters">
        <Select<number>
          aria-label={t('col.level')}
          value={level ?? 0}
          onChange={(value) => setFilters({ level: value || null })}
          options={[
            { value: 0, label: t('queue.all_levels') },
            ...LEVELS.map((value) => ({ value: value as number, label: t(`level.${value}`) })),
          ]}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={t('page.kind')}
          value={kind}
          onChange={(value) => setFilters({ kind: value })}
          options={[
            { value: '' as const, label: t('queue.all_kinds') },
            ...KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
          ]}
          popupMatchSelectWidth={false}
        />
        <Input.Search
          key={q}
          className="cs-search"
          aria-label={t('queue.search')}
          placeholder={t('queue.search')}
          allowClear
          maxLength={100}
          defaultValue={q}
          onSearch={(words) => setFilters({ q: words.trim() })}
        />
      </div>
      <DataTable
        memory="consultations.queue"
        caption={t('queue.title')}
        columns={columns}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        to={(row) => `/consultations/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={list.data?.total}
        empty={<Empty title={t('queue.empty')} hint={t('queue.empty_hint')} />}
      />
    </>
  );
}
