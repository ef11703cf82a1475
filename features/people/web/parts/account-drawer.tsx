import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Popconfirm } from 'antd';
import { useState } from 'react';
import { AccountForm } from './account-form.tsx';
import { type Account, api, type Org, PEOPLE } from './api.ts';
import { InitialPassword } from './initial-password.tsx';
import { RolesForm } from './roles-form.tsx';
import { useMoment, useNouns, usePeopleWords } from './words.ts';

/** One account: what it is, and what this administrator may do with it. */
export const AccountDrawer = (props: { account: Account; orgs: readonly Org[]; onClose: () => void }) => {
  const { account, orgs } = props;
  const { can, account: me } = useSession();
  const isMine = account.id === me.id;
  return (
    <Drawer open size={520} title={`${account.name} · ${account.username}`} onClose={props.onClose}>
      <AccountFacts account={account} />
      {can('people.manage') ? (
        <>
          <AccountForm account={account} orgs={orgs} />
          {isMine ? null : <AccountActions account={account} />}
        </>
      ) : null}
      {can('people.grant') && !isMine ? <RolesForm account={account} orgs={orgs} /> : null}
    </Drawer>
  );
};

const AccountFacts = ({ account }: { account: Account }) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const moment = useMoment();
  return (
    <dl className="pp-facts">
      <dt>{t('accounts.org')}</dt>
      <dd>{account.org.name}</dd>
      <dt>{t('accounts.roles')}</dt>
      <dd>
        {account.roles.length === 0
          ? nouns('no_role')
          : account.roles.map((one) => (
              <div key={`${one.role} ${one.orgId}`}>
                {nouns(`role.${one.role}`)}{' '}
                <span className="ls-quiet">{t('accounts.reach', { org: one.orgName })}</span>
              </div>
            ))}
      </dd>
      {account.lockedUntil ? (
        <>
          <dt>{t('accounts.locked')}</dt>
          <dd>{t('accounts.locked_until', { at: moment(account.lockedUntil) })}</dd>
        </>
      ) : null}
      {account.mustChangePassword ? (
        <>
          <dt>{t('accounts.password')}</dt>
          <dd>{t('accounts.must_change')}</dd>
        </>
      ) : null}
    </dl>
  );
};

const AccountActions = ({ account }: { account: Account }) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [isResetting, setResetting] = useState(false);
  const done = async (words: string) => {
    await queries.invalidateQueries({ queryKey: [PEOPLE] });
    toast.done(words);
  };
  const failed = (problem: ProblemError) => toast.failed(problem.detail);
  const params = { id: account.id };
  const unlock = useMutation<undefined, ProblemError>({
    mutationFn: () => api('POST /accounts/:id/unlock', { params }),
    onSuccess: () => done(t('accounts.unlocked')),
    onError: failed,
  });
  const status = useMutation<Account, ProblemError, 'active' | 'disabled'>({
    mutationFn: (wanted) => api('PATCH /accounts/:id', { params, body: { status: wanted } }),
    onSuccess: () => done(t('saved')),
    onError: failed,
  });
  return (
    <div className="pp-actions pp-gap">
      {account.lockedUntil ? (
        <Button loading={unlock.isPending} onClick={() => unlock.mutate()}>
          {t('accounts.unlock')}
        </Button>
      ) : null}
      <Button onClick={() => setResetting(true)}>{t('accounts.reset')}</Button>
      {account.status === 'active' ? (
        <Popconfirm
          title={t('accounts.disable_sure', { name: account.name })}
          onConfirm={() => status.mutate('disabled')}
        >
          <Button danger loading={status.isPending}>
            {t('accounts.disable')}
          </Button>
        </Popconfirm>
      ) : (
        <Button loading={status.isPending} onClick={() => status.mutate('active')}>
          {t('accounts.enable')}
        </Button>
      )}
      {isResetting ? (
        <InitialPassword
          account={account}
          onClose={() => setResetting(false)}
          onDone={() => {
            setResetting(false);
            void done(t('accounts.reset_done'));
          }}
        />
      ) : null}
    </div>
  );
};
