import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Account, api, type Org, PEOPLE } from './api.ts';
import { OrgSelect } from './org-form.tsx';
import { usePeopleWords } from './words.ts';

/** Name, telephone, unit and post of the person behind an account. */
export const AccountForm = ({ account, orgs }: { account: Account; orgs: readonly Org[] }) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [name, setName] = useState(account.name);
  const [phone, setPhone] = useState(account.phone ?? '');
  const [title, setTitle] = useState(account.title ?? '');
  const [orgId, setOrgId] = useState(account.org.id);
  const save = useMutation<Account, ProblemError>({
    mutationFn: () =>
      api('PATCH /accounts/:id', {
        params: { id: account.id },
        body: { name, phone: phone || null, title: title || undefined, orgId },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [PEOPLE] });
      toast.done(t('saved'));
    },
  });
  return (
    <form
      className="pp-gap"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <ErrorSummary detail={save.error?.detail} fields={save.error?.fields} />
      <FieldErrors fields={save.error?.fields}>
        <div className="pp-grid">
          <Field label={t('accounts.name')} name="name">
            {(wire) => (
              <Input {...wire} maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <Field label={t('accounts.phone')} name="phone">
            {(wire) => (
              <Input
                {...wire}
                inputMode="tel"
                maxLength={30}
                value={phone}
                onChange={(event) => setPhone(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('accounts.org')} name="orgId">
            {(wire) => <OrgSelect wire={wire} orgs={orgs} value={orgId} onChange={setOrgId} />}
          </Field>
          <Field label={t('accounts.post')} name="title">
            {(wire) => (
              <Input {...wire} maxLength={50} value={title} onChange={(event) => setTitle(event.target.value)} />
            )}
          </Field>
        </div>
      </FieldErrors>
      <Button htmlType="submit" loading={save.isPending} disabled={name.trim() === ''}>
        {t('save')}
      </Button>
    </form>
  );
};
