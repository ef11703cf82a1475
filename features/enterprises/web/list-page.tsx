import './enterprises.css';
import { type Column, DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Icon } from '@luoshi/ui/icon.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { UnitPicker } from '../../tasks/web/parts/unit-picker.tsx';
import { api, ENTERPRISES, type FirmRow, useFirmWords } from './parts/api.ts';

const SCALES = ['any', 'above', 'below'] as const;
const codecs = { q: text(), under: text(), industry: text(), tag: text(), scale: oneOf(SCALES, 'any') };
const NOTHING = { q: '', under: '', industry: '', tag: '', scale: 'any' } as const;

/** The register of firms: filters in the address, a sentence with the totals, a table, ways to bring firms in. */
export default function ListPage() {
  const t = useFirmWords();
  const go = useGo();
  const { number } = useFormat();
  const { can } = useSession();
  const [filters, setFilters] = useUrlState(codecs);
  const query = {
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.under ? { under: filters.under } : {}),
    ...(filters.industry ? { industry: filters.industry } : {}),
    ...(filters.tag ? { tag: filters.tag } : {}),
    ...(filters.scale === 'any' ? {} : { scale: filters.scale }),
  };
  const isNarrow = Object.keys(query).length > 0;
  const list = useInfiniteQuery({
    queryKey: [ENTERPRISES, 'list', query],
    queryFn: ({ pageParam, signal }) => api('GET /enterprises', { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const facets = useQuery({
    queryKey: [ENTERPRISES, 'facets'],
    queryFn: ({ signal }) => api('GET /enterprises/facets', { signal }),
    staleTime: 60_000,
  });
  const first = list.data?.pages[0];
  const mayEdit = can('enterprises.edit');
  useShortcut('n', t('list.new'), () => go('/enterprises/new'), mayEdit);
  const choices = (items: readonly { name: string; n: number }[] | undefined, any: string) => [
    { value: '', label: any },
    ...(items ?? []).map(({ name, n }) => ({ value: name, label: `${name}  ${number(n)}` })),
  ];
  return (
    <>
      <PageHead
        title={t('list.title')}
        sentence={
          first
            ? t(isNarrow ? 'list.sentence_filtered' : 'list.sentence', {
                total: number(first.total),
                above: number(first.aboveScale),
              })
            : t('list.reading')
        }
        actions={
          <>
            <Link to="/enterprises/indicators" className="ls-button">
              <Icon name="chart" size={16} />
              {t('list.indicators')}
            </Link>
            {mayEdit && can('ledgers.import') ? (
              <Link to="/ledgers/new?kind=enterprises" className="ls-button">
                <Icon name="record" size={16} />
                {t('list.import')}
              </Link>
            ) : null}
            {mayEdit ? (
              <Link to="/enterprises/new" className="ls-button ls-button-primary">
                <Icon name="plus" size={16} />
                {t('list.new')}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="en-filters">
        <Input.Search
          key={filters.q}
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          allowClear
          maxLength={100}
          defaultValue={filters.q}
          onSearch={(words) => setFilters({ q: words.trim() })}
        />
        <UnitPicker
          value={filters.under}
          onChange={(under) => setFilters({ under })}
          label={t('list.unit')}
          placeholder={t('list.unit_any')}
        />
        <Select
          aria-label={t('list.industry')}
          value={filters.industry}
          onChange={(industry: string) => setFilters({ industry })}
          options={choices(facets.data?.industries, t('list.industry_any'))}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <Select
          aria-label={t('list.tag')}
          value={filters.tag}
          onChange={(tag: string) => setFilters({ tag })}
          options={choices(facets.data?.tags, t('list.tag_any'))}
        />
        <Select
          aria-label={t('list.scale')}
          value={filters.scale}
          onChange={(scale) => setFilters({ scale })}
          options={SCALES.map((value) => ({ value, label: t(`list.scale_${value}`) }))}
        />
        {isNarrow ? (
          <button type="button" className="ls-button ls-button-plain" onClick={() => setFilters(NOTHING)}>
            {t('list.clear')}
          </button>
        ) : null}
      </div>
      <DataTable
        memory="enterprises.list"
        caption={t('list.title')}
        columns={useColumns()}
        rows={list.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        to={(row) => `/enterprises/${row.id}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        total={first?.total}
        more={list.hasNextPage ? () => list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        empty={
          isNarrow ? (
            <Empty title={t('list.nothing_found')} hint={t('list.nothing_found_hint')} />
          ) : (
            <Empty
              title={t('list.empty')}
              hint={t(mayEdit ? 'list.empty_hint' : 'list.empty_hint_reader')}
              action={
                mayEdit ? (
                  <Link to="/ledgers/new?kind=enterprises" className="ls-button ls-button-primary">
                    {t('list.import')}
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

const useColumns = (): readonly Column<FirmRow>[] => {
  const t = useFirmWords();
  const { number } = useFormat();
  return useMemo(
    () => [
      { key: 'name', head: t('col.name'), width: 280, text: (row) => row.name, cell: (row) => row.name },
      { key: 'org', head: t('col.org'), width: 140, cell: (row) => row.org.name },
      { key: 'industry', head: t('col.industry'), width: 180, cell: (row) => row.industry ?? '' },
      {
        key: 'scale',
        head: t('col.scale'),
        width: 80,
        cell: (row) => (row.isAboveScale === null ? '' : t(row.isAboveScale ? 'scale.above' : 'scale.below')),
      },
      {
        key: 'staff',
        head: t('col.staff'),
        unit: t('col.staff_unit'),
        number: true,
        width: 110,
        cell: (row) => (row.staff === null ? '' : number(row.staff)),
      },
      { key: 'contact', head: t('col.contact'), width: 90, cell: (row) => row.contactName ?? '' },
      { key: 'phone', head: t('col.phone'), width: 130, cell: (row) => row.contactPhone ?? '' },
      {
        key: 'tags',
        head: t('col.tags'),
        width: 200,
        text: (row) => row.tags.join(' '),
        cell: (row) => <Tags tags={row.tags} />,
      },
      { key: 'code', head: t('col.code'), width: 190, optional: true, cell: (row) => row.creditCode ?? '' },
    ],
    [t, number],
  );
};

export const Tags = ({ tags }: { tags: readonly string[] }) => (
  <span className="en-tags">
    {tags.map((tag) => (
      <span key={tag}>{tag}</span>
    ))}
  </span>
);
