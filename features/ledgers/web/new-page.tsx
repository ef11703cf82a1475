import './ledgers.css';
import { dayAt } from '@luoshi/kernel/day.ts';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { api, type ImportView, LEDGERS, useLedgerWords } from './parts/api.ts';
import { Drop } from './parts/drop.tsx';

const codecs = { kind: text() };

/** Where a ledger is brought in: its kind, a place to drop the file, and the latest imports. */
export default function NewPage() {
  const t = useLedgerWords();
  const [state, setState] = useUrlState(codecs);
  const kinds = useQuery({
    queryKey: [LEDGERS, 'kinds'],
    queryFn: ({ signal }) => api('GET /ledgers/kinds', { signal }),
    staleTime: 10 * 60_000,
  });
  const items = kinds.data?.items ?? [];
  const kind = items.find(({ name }) => name === state.kind) ?? items[0];
  return (
    <>
      <PageHead
        title={t('title')}
        sentence={t('sentence')}
        {...(kind && state.kind ? { crumbs: [{ label: kind.label, to: kind.list }] } : {})}
      />
      {kinds.isPending ? <Loading /> : null}
      {kinds.data && !kind ? <Empty title={t('none')} hint={t('none_hint')} /> : null}
      {kind ? (
        <>
          {items.length > 1 ? (
            <Segmented
              className="lg-kinds"
              aria-label={t('kinds')}
              value={kind.name}
              options={items.map(({ name, label }) => ({ value: name, label }))}
              onChange={(name) => setState({ kind: name })}
            />
          ) : null}
          <Drop kind={kind.name} />
          <Latest kind={kind.name} />
        </>
      ) : null}
    </>
  );
}

const localDay = (at: string): string => dayAt(new Date(at), Intl.DateTimeFormat().resolvedOptions().timeZone);

const Latest = ({ kind }: { kind: string }) => {
  const t = useLedgerWords();
  const { day, time, number } = useFormat();
  const latest = useQuery({
    queryKey: [LEDGERS, 'latest', kind],
    queryFn: ({ signal }) => api('GET /ledgers/imports', { query: { kind }, signal }),
  });
  return (
    <section className="lg-latest">
      <h2>{t('latest')}</h2>
      <DataTable<ImportView>
        memory="ledgers.latest"
        caption={t('latest')}
        plain
        columns={[
          { key: 'file', head: t('col.file'), width: 320, cell: (row) => row.fileName, text: (row) => row.fileName },
          { key: 'state', head: t('col.state'), width: 140, cell: (row) => t(`state.${row.state}`) },
          {
            key: 'counts',
            head: t('col.counts'),
            width: 220,
            cell: (row) =>
              row.counts.rows > 0
                ? t('counts', { imported: number(row.counts.imported), wrong: number(row.counts.wrong) })
                : '',
          },
          { key: 'author', head: t('col.author'), width: 110, cell: (row) => row.authorName },
          {
            key: 'at',
            head: t('col.at'),
            width: 190,
            cell: (row) => `${day(localDay(row.createdAt))} ${time(row.createdAt)}`,
          },
        ]}
        rows={latest.data?.items}
        rowKey={(row) => row.id}
        to={(row) => `/ledgers/${row.id}`}
        loading={latest.isPending}
        error={latest.error}
        onRetry={() => void latest.refetch()}
        empty={<Empty title={t('latest_empty')} hint={t('latest_empty_hint')} />}
      />
    </section>
  );
};
