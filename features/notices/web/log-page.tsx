import './notices.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Field } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { oneOf, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, type Delivery, NOTICES, useMoment, useNoticeWords } from './parts/api.ts';

const STATES = ['any', 'waiting', 'sent', 'failed', 'bounced', 'withdrawn'] as const;
const codecs = { state: oneOf(STATES, 'any') };

/** What went out to whom, by which channel, and every attempt at it. */
export default function LogPage() {
  const t = useNoticeWords();
  const moment = useMoment();
  const queries = useQueryClient();
  const [filter, setFilter] = useUrlState(codecs);
  const log = useInfiniteQuery({
    queryKey: [NOTICES, 'log', filter],
    queryFn: ({ pageParam, signal }) =>
      api('GET /notices/deliveries', {
        query: { state: filter.state === 'any' ? undefined : filter.state, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const again = useMutation<undefined, ProblemError, Delivery>({
    mutationFn: ({ id }) => api('POST /notices/deliveries/:id/again', { params: { id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [NOTICES, 'log'] });
      toast.done(t('log.again_done'));
    },
    onError: (problem) => toast.failed(problem.detail),
  });
  const lastOf = ({ attempts }: Delivery): string => {
    const last = attempts.at(-1);
    return last ? [t(`outcome.${last.outcome}`), last.detail].filter(Boolean).join(' · ') : t('none');
  };
  const stateOf = (row: Delivery): string =>
    [t(`state.${row.state}`), row.nextAt ? t('log.next', { at: moment(row.nextAt) }) : ''].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead title={t('log.title')} sentence={t('log.sentence')} />
      <search className="nt-filters">
        <Field label={t('log.state')}>
          {(wire) => (
            <Select
              {...wire}
              style={{ width: 160 }}
              value={filter.state}
              options={STATES.map((value) => ({
                value,
                label: value === 'any' ? t('log.any_state') : t(`state.${value}`),
              }))}
              onChange={(state) => setFilter({ state })}
            />
          )}
        </Field>
      </search>
      <DataTable
        memory="notices.log"
        caption={t('log.title')}
        columns={[
          { key: 'recipient', head: t('log.recipient'), cell: (row) => row.recipient, width: 120 },
          { key: 'org', head: t('log.org'), cell: (row) => row.orgName, width: 140 },
          { key: 'at', head: t('log.at'), cell: (row) => moment(row.at), width: 180 },
          { key: 'channel', head: t('log.channel'), cell: (row) => row.channel.name, width: 140 },
          { key: 'what', head: t('log.what'), cell: (row) => t(`what.${row.what}`), width: 90 },
          {
            key: 'about',
            head: t('log.about'),
            cell: (row) => (row.sentences ?? row.about).join(' / ') || t('none'),
            width: 300,
          },
          {
            key: 'state',
            head: t('log.state'),
            cell: (row) => <span className={`nt-state-${row.state}`}>{stateOf(row)}</span>,
            text: stateOf,
            width: 200,
          },
          {
            key: 'attempts',
            head: t('log.attempts'),
            cell: (row) => t('log.attempt_count', { count: row.attempts.length }),
            width: 80,
          },
          { key: 'last', head: t('log.last'), cell: lastOf, width: 260 },
          {
            key: 'again',
            head: t('channels.acts'),
            width: 90,
            cell: (row) =>
              row.state === 'failed' || row.state === 'bounced' ? (
                <button type="button" className="nt-link" onClick={() => again.mutate(row)}>
                  {t('log.again')}
                </button>
              ) : null,
          },
        ]}
        rows={log.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        loading={log.isPending}
        error={log.error}
        onRetry={() => void log.refetch()}
        more={log.hasNextPage ? () => void log.fetchNextPage() : undefined}
        loadingMore={log.isFetchingNextPage}
        empty={<Empty title={t('log.empty')} hint={t('log.empty_hint')} />}
      />
    </>
  );
}
