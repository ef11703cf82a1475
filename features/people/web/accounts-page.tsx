import './people.css';
import { DataTable } from '@luoshi/ui/data-table.tsx';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Field } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { text, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { AccountDrawer } from './parts/account-drawer.tsx';
import { type Account, api, PEOPLE } from './parts/api.ts';
import { NewAccount } from './parts/new-account.tsx';
import { useNouns, usePeopleWords } from './parts/words.ts';

const codecs = { q: text(), account: text() };

/** Accounts: the system administrator sets them up, the security administrator grants roles. */
export default function AccountsPage() {
  const t = usePeopleWords();
  const { can } = useSession();
  const [state, setState] = useUrlState(codecs);
  const [isMaking, setMaking] = useState(false);
  const accounts = useInfiniteQuery({
    queryKey: [PEOPLE, 'accounts', state.q],
    queryFn: ({ pageParam, signal }) =>
      api('GET /accounts', { query: { q: state.q || undefined, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const orgs = useQuery({ queryKey: [PEOPLE, 'orgs'], queryFn: ({ signal }) => api('GET /orgs', { signal }) });
  const rows = accounts.data?.pages.flatMap((page) => page.items);
  const chosen = rows?.find(({ id }) => id === state.account);
  return (
    <>
      <PageHead
        title={t('accounts.title')}
        sentence={t(can('people.grant') ? 'accounts.sentence_grant' : 'accounts.sentence')}
        actions={
          can('people.manage') ? (
            <Button type="primary" onClick={() => setMaking(true)}>
              {t('accounts.new')}
            </Button>
          ) : undefined
        }
      />
      <search className="pp-filters">
        <Field label={t('accounts.search')}>
          {(wire) => (
            <Input {...wire} allowClear value={state.q} onChange={(event) => setState({ q: event.target.value })} />
          )}
        </Field>
      </search>
      <DataTable
        memory="people.accounts"
        caption={t('accounts.title')}
        columns={useColumns()}
        rows={rows}
        rowKey={(row) => row.id}
        onOpen={(row) => setState({ account: row.id }, 'push')}
        loading={accounts.isPending}
        error={accounts.error}
        onRetry={() => void accounts.refetch()}
        more={accounts.hasNextPage ? () => void accounts.fetchNextPage() : undefined}
        loadingMore={accounts.isFetchingNextPage}
        empty={<Empty title={t('accounts.empty')} hint={t('accounts.empty_hint')} />}
      />
      {chosen ? (
        <AccountDrawer
          key={chosen.id}
          account={chosen}
          orgs={orgs.data?.items ?? []}
          onClose={() => setState({ account: '' })}
        />
      ) : null}
      {isMaking ? (
        <NewAccount
          orgs={orgs.data?.items ?? []}
          onClose={() => setMaking(false)}
          onMade={(account) => {
            setMaking(false);
            setState({ account: account.id, q: '' });
          }}
        />
      ) : null}
    </>
  );
}

const useColumns = () => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const stateOf = (row: Account): string =>
    t(row.status === 'disabled' ? 'accounts.disabled' : row.lockedUntil ? 'accounts.locked' : 'accounts.active');
  const rolesOf = (row: Account): string =>
    row.roles.map(({ role }) => nouns(`role.${role}`)).join(nouns('list_comma')) || nouns('no_role');
  return [
    { key: 'name', head: t('accounts.name'), cell: (row: Account) => row.name, width: 140 },
    { key: 'username', head: t('accounts.username'), cell: (row: Account) => row.username, width: 160 },
    { key: 'org', head: t('accounts.org'), cell: (row: Account) => row.org.name, width: 180 },
    { key: 'title', head: t('accounts.post'), cell: (row: Account) => row.title ?? t('none'), width: 160 },
    { key: 'roles', head: t('accounts.roles'), cell: rolesOf, width: 220 },
    { key: 'state', head: t('accounts.state'), cell: stateOf, width: 100 },
  ];
};
