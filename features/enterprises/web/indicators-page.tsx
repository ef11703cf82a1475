import './enterprises.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Icon } from '@luoshi/ui/icon.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { UnitPicker } from '../../tasks/web/parts/unit-picker.tsx';
import { api, ENTERPRISES, useFirmWords } from './parts/api.ts';
import { FigureTable } from './parts/figure-table.tsx';

const codecs = {
  q: text(),
  under: text(),
  span: oneOf(['any', 'year', 'half', 'quarter', 'month', 'run'] as const, 'any'),
};

/** Indicators of regions and firms, the latest periods side by side. */
export default function IndicatorsPage() {
  const t = useFirmWords();
  const { number } = useFormat();
  const { can } = useSession();
  const [filters, setFilters] = useUrlState(codecs);
  const query = {
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.under ? { under: filters.under } : {}),
    ...(filters.span === 'any' ? {} : { span: filters.span }),
  };
  const found = useQuery({
    queryKey: [ENTERPRISES, 'indicators', query],
    queryFn: ({ signal }) => api('GET /enterprises/indicators', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const mayImport = can('enterprises.edit') && can('ledgers.import');
  const door = (isPrimary: boolean) =>
    mayImport ? (
      <Link to="/ledgers/new?kind=indicators" className={isPrimary ? 'ls-button ls-button-primary' : 'ls-button'}>
        <Icon name="record" size={16} />
        {t('indicators.import')}
      </Link>
    ) : undefined;
  const items = found.data?.items ?? [];
  const isNarrow = Object.keys(query).length > 0;
  return (
    <>
      <PageHead
        title={t('indicators.title')}
        crumbs={[{ label: t('indicators.crumb'), to: '/enterprises' }]}
        sentence={
          items.length > 0
            ? t('indicators.sentence', {
                count: number(items.length),
                periods: found.data?.periods.length ?? 0,
              })
            : t('indicators.sentence_empty')
        }
        actions={door(false)}
      />
      <div className="en-filters">
        <Input.Search
          key={filters.q}
          aria-label={t('indicators.search')}
          placeholder={t('indicators.search')}
          allowClear
          maxLength={100}
          defaultValue={filters.q}
          onSearch={(words) => setFilters({ q: words.trim() })}
        />
        <UnitPicker
          value={filters.under}
          onChange={(under) => setFilters({ under })}
          label={t('list.unit')}
          placeholder={t('indicators.unit_any')}
        />
        {(found.data?.spans.length ?? 0) > 1 ? (
          <Segmented
            aria-label={t('indicators.span')}
            value={found.data?.span ?? 'year'}
            options={(found.data?.spans ?? []).map((value) => ({ value, label: t(`indicators.spans.${value}`) }))}
            onChange={(span) => setFilters({ span })}
          />
        ) : null}
      </div>
      {found.isPending ? <Loading /> : null}
      {found.error ? <Fault error={found.error} again={() => void found.refetch()} /> : null}
      {found.data && items.length === 0 ? (
        isNarrow ? (
          <Empty title={t('indicators.nothing_found')} hint={t('list.nothing_found_hint')} />
        ) : (
          <Empty title={t('indicators.empty')} hint={t('indicators.empty_hint')} action={door(true)} />
        )
      ) : null}
      {items.length > 0 ? <FigureTable items={items} periods={found.data?.periods ?? []} showsOf /> : null}
      {found.data?.isCut ? <p className="ls-quiet">{t('indicators.cut')}</p> : null}
    </>
  );
}
