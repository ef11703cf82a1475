import './people.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Field } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { api, PEOPLE } from './parts/api.ts';
import { useMoment, usePeopleWords } from './parts/words.ts';

const codecs = { q: text(), from: text(), to: text() };

/** Who did what and when, the latest first; nobody can change or remove it. */
export default function AuditPage() {
  const t = usePeopleWords();
  const moment = useMoment();
  const [state, setState] = useUrlState(codecs);
  const trail = useInfiniteQuery({
    queryKey: [PEOPLE, 'audit', state],
    queryFn: ({ pageParam, signal }) =>
      api('GET /audit', {
        query: {
          q: state.q || undefined,
          from: state.from || undefined,
          to: state.to || undefined,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return (
    <>
      <PageHead title={t('audit.title')} sentence={t('audit.sentence')} />
      <search className="pp-filters">
        <Field label={t('audit.who')}>
          {(wire) => (
            <Input {...wire} allowClear value={state.q} onChange={(event) => setState({ q: event.target.value })} />
          )}
        </Field>
        <Field label={t('audit.from')}>
          {(wire) => (
            <Input
              {...wire}
              type="date"
              value={state.from}
              onChange={(event) => setState({ from: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('audit.to')}>
          {(wire) => (
            <Input {...wire} type="date" value={state.to} onChange={(event) => setState({ to: event.target.value })} />
          )}
        </Field>
      </search>
      <DataTable
        memory="people.audit"
        caption={t('audit.title')}
        columns={[
          { key: 'at', head: t('audit.at'), cell: (row) => moment(row.at), width: 180 },
          { key: 'what', head: t('audit.what'), cell: (row) => row.sentence, width: 520 },
          { key: 'org', head: t('audit.org'), cell: (row) => row.orgName ?? t('none'), width: 160 },
          { key: 'address', head: t('audit.address'), cell: (row) => row.address ?? t('none'), width: 140 },
          { key: 'action', head: t('audit.action'), cell: (row) => row.action, width: 200, optional: true },
        ]}
        rows={trail.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        loading={trail.isPending}
        error={trail.error}
        onRetry={() => void trail.refetch()}
        more={trail.hasNextPage ? () => void trail.fetchNextPage() : undefined}
        loadingMore={trail.isFetchingNextPage}
        empty={<Empty title={t('audit.empty')} hint={t('audit.empty_hint')} />}
      />
    </>
  );
}
