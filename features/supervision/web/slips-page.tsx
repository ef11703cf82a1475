import './supervision.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Field } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { oneOf, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { api, SUPERVISION, useMatterWords } from './parts/api.ts';
import { SlipMark } from './parts/slip-mark.tsx';

const KINDS = ['any', 'blue', 'orange', 'red', 'urge'] as const;
const STATES = ['any', 'open', 'settled'] as const;
const codecs = { kind: oneOf(KINDS, 'any'), state: oneOf(STATES, 'any') };

/** The register of slips and urging notices, the latest first. */
export default function SlipsPage() {
  const t = useMatterWords();
  const { can } = useSession();
  const { day } = useFormat();
  const [filter, setFilter] = useUrlState(codecs);
  const query = {
    ...(filter.kind === 'any' ? {} : { kind: filter.kind }),
    ...(filter.state === 'any' ? {} : { state: filter.state }),
  };
  const list = useInfiniteQuery({
    queryKey: [SUPERVISION, 'slips', query],
    queryFn: ({ pageParam, signal }) =>
      api('GET /supervision/slips', { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const open = list.data?.pages[0]?.open;
  return (
    <>
      <PageHead
        title={t('slips.title')}
        crumbs={[{ label: t('list.title'), to: '/supervision' }]}
        sentence={open === undefined ? undefined : t('slips.sentence', { open })}
        actions={
          can('supervision.direct') ? (
            <Link to="/supervision/escalation" className="ls-button">
              {t('escalation.title')}
            </Link>
          ) : undefined
        }
      />
      <search className="sv-slip-filters">
        <Field label={t('slips.kind')}>
          {(wire) => (
            <Select
              {...wire}
              value={filter.kind}
              options={KINDS.map((value) => ({ value, label: t(`slips.kinds.${value}`) }))}
              onChange={(kind) => setFilter({ kind })}
            />
          )}
        </Field>
        <Field label={t('slips.state')}>
          {(wire) => (
            <Select
              {...wire}
              value={filter.state}
              options={STATES.map((value) => ({ value, label: t(`slips.states.${value}`) }))}
              onChange={(state) => setFilter({ state })}
            />
          )}
        </Field>
      </search>
      <DataTable
        memory="supervision.slips"
        caption={t('slips.title')}
        columns={[
          {
            key: 'number',
            head: t('slips.number'),
            cell: (row) => <SlipMark slip={row} />,
            text: (row) => row.number,
            width: 170,
          },
          { key: 'title', head: t('slips.matter'), cell: (row) => row.title, width: 320 },
          { key: 'lead', head: t('slips.lead'), cell: (row) => row.lead.name, width: 140 },
          { key: 'reason', head: t('slips.reason'), cell: (row) => row.reason, width: 320 },
          {
            key: 'level',
            head: t('slips.level'),
            cell: (row) => t('slips.level_of', { level: row.level }),
            width: 80,
          },
          { key: 'issued', head: t('slips.issued'), cell: (row) => day(row.issuedOn), width: 160 },
          {
            key: 'state',
            head: t('slips.state'),
            cell: (row) =>
              row.settledOn ? t('slips.settled_on', { day: day(row.settledOn) }) : t('slips.states.open'),
            width: 160,
          },
        ]}
        rows={list.data?.pages.flatMap((page) => page.items)}
        rowKey={(row) => row.id}
        to={(row) => `/supervision/${row.matterId}`}
        loading={list.isPending}
        error={list.error}
        onRetry={() => void list.refetch()}
        more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
        loadingMore={list.isFetchingNextPage}
        empty={<Empty title={t('slips.empty')} hint={t('slips.empty_hint')} />}
      />
    </>
  );
}
