import { ErrorSummary } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Role } from '../../contract.ts';
import { mayHoldTogether, PERMISSIONS_BY_ROLE } from '../../rules/roles.ts';
import { type Account, api, type Org, PEOPLE } from './api.ts';
import { OrgSelect } from './org-form.tsx';
import { useNouns, usePeopleWords } from './words.ts';

type Grant = { key: string; role: Role; orgId: string };
const ROLES = Object.keys(PERMISSIONS_BY_ROLE) as Role[];

/** The roles of an account and how far each reaches; what excludes each other is said before anything is sent. */
export const RolesForm = ({ account, orgs }: { account: Account; orgs: readonly Org[] }) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const queries = useQueryClient();
  const [grants, setGrants] = useState<Grant[]>(() =>
    account.roles.map(({ role, orgId }) => ({ key: `${role} ${orgId}`, role, orgId })),
  );
  const change = (grant: Grant) => setGrants(grants.map((one) => (one.key === grant.key ? grant : one)));
  const save = useMutation<Account, ProblemError>({
    mutationFn: () =>
      api('PUT /accounts/:id/roles', {
        params: { id: account.id },
        body: { roles: grants.map(({ role, orgId }) => ({ role, orgId })) },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [PEOPLE] });
      toast.done(t('saved'));
    },
  });
  const isAllowed = mayHoldTogether(grants.map(({ role }) => role));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h3 className="pp-h2">{t('roles.title')}</h3>
      <p className="ls-quiet pp-gap">{t('roles.hint')}</p>
      <ErrorSummary detail={save.error?.detail ?? (isAllowed ? null : nouns('refusals.roles_exclude'))} />
      <ul className="pp-grants">
        {grants.map((grant) => (
          <li key={grant.key}>
            <Select
              aria-label={t('roles.role')}
              style={{ width: 150 }}
              value={grant.role}
              options={ROLES.map((role) => ({ value: role, label: nouns(`role.${role}`) }))}
              onChange={(role: Role) => change({ ...grant, role })}
            />
            <OrgSelect
              wire={{ 'aria-label': t('roles.reach'), style: { width: 220 } }}
              orgs={orgs}
              value={grant.orgId}
              onChange={(orgId) => change({ ...grant, orgId })}
            />
            <button
              type="button"
              className="pp-link"
              onClick={() => setGrants(grants.filter(({ key }) => key !== grant.key))}
            >
              {t('roles.remove')}
            </button>
          </li>
        ))}
      </ul>
      <div className="pp-actions">
        <Button
          onClick={() =>
            setGrants([
              ...grants,
              { key: `new ${grants.length} ${Date.now()}`, role: 'liaison', orgId: account.org.id },
            ])
          }
        >
          {t('roles.add')}
        </Button>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!isAllowed}>
          {t('roles.save')}
        </Button>
      </div>
    </form>
  );
};
