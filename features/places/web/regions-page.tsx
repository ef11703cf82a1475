import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { createClient } from '@luoshi/web-kit/client.ts';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { useQuery } from '@tanstack/react-query';
import type { endpoints } from '../contract.ts';

const api = createClient<typeof endpoints>();
type Region = AnswerOf<(typeof endpoints)['GET /regions']>['items'][number];

/** The divisions of the government, how each outline is known, and where it comes from. */
export default function RegionsPage() {
  const t = useWords('places');
  const regions = useQuery({
    queryKey: ['places', 'regions'],
    queryFn: ({ signal }) => api('GET /regions', { signal }),
  });
  const items = regions.data?.items ?? [];
  const nameOf = new Map(items.map(({ code, name }) => [code, name]));
  const sources = [...new Set(items.flatMap(({ source }) => source ?? []))];
  const outlineOf = (row: Region): string =>
    t(row.hasGeometry ? (row.isSchematic ? 'web.schematic' : 'web.own') : 'web.no_outline');
  return (
    <>
      <PageHead
        title={t('web.title')}
        sentence={t('web.sentence', {
          regions: items.length,
          shapes: items.filter(({ hasGeometry }) => hasGeometry).length,
        })}
      />
      <DataTable
        memory="places.regions"
        caption={t('web.title')}
        columns={[
          { key: 'name', head: t('web.name'), cell: (row) => row.name, width: 220 },
          { key: 'code', head: t('web.code'), cell: (row) => row.code, width: 120 },
          { key: 'level', head: t('web.level'), cell: (row) => t(`level.${row.level}`), width: 120 },
          {
            key: 'parent',
            head: t('web.parent'),
            cell: (row) => nameOf.get(row.parentCode ?? '') ?? t('web.none'),
            width: 120,
          },
          { key: 'outline', head: t('web.outline'), cell: outlineOf, width: 100 },
          {
            key: 'source',
            head: t('web.source_head'),
            cell: (row) => row.source ?? t('web.none'),
            width: 480,
            optional: true,
          },
        ]}
        rows={regions.data?.items}
        rowKey={(row) => row.code}
        total={regions.data ? items.length : undefined}
        loading={regions.isPending}
        error={regions.error}
        onRetry={() => void regions.refetch()}
        empty={<Empty title={t('web.empty')} hint={t('web.empty_hint')} />}
      />
      {sources.map((source) => (
        <p key={source} className="ls-quiet">
          {t('web.source', { source })}
        </p>
      ))}
    </>
  );
}
