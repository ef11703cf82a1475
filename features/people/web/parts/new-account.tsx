import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { type Account, api, type Org, PEOPLE } from './api.ts';
import { makePassword } from './make-password.ts';
import { OrgSelect } from './org-form.tsx';
import { PasswordField } from './password-field.tsx';
import { usePeopleWords } from './words.ts';

/** A new person with an account; roles come from the security administrator. */
export const NewAccount = (props: {
  orgs: readonly Org[];
  onClose: () => void;
  onMade: (account: Account) => void;
}) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [title, setTitle] = useState('');
  const [orgId, setOrgId] = useState<string | null>(null);
  const [password, setPassword] = useState(() => makePassword());
  const make = useMutation<Account, ProblemError, string>({
    mutationFn: (org) => api('POST /accounts', { body: { name, username, title, orgId: org, password } }),
    onSuccess: async (account) => {
      await queries.invalidateQueries({ queryKey: [PEOPLE] });
      toast.done(t('accounts.made', { name: account.name }));
      props.onMade(account);
    },
  });
  const isComplete = [name, username, title, password].every((value) => value.trim() !== '') && orgId !== null;
  return (
    <Modal
      open
      width={640}
      title={t('accounts.new')}
      okText={t('accounts.new')}
      okButtonProps={{ loading: make.isPending, disabled: !isComplete }}
      onOk={() => orgId && make.mutate(orgId)}
      onCancel={props.onClose}
    >
      <ErrorSummary detail={make.error?.detail} fields={make.error?.fields} />
      <FieldErrors fields={make.error?.fields}>
        <div className="pp-grid">
          <Field label={t('accounts.name')} name="name">
            {(wire) => (
              <Input {...wire} maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <Field label={t('accounts.username')} name="username" hint={t('accounts.username_hint')}>
            {(wire) => (
              <Input
                {...wire}
                maxLength={32}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                value={username}
                onChange={(event) => setUsername(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('accounts.org')} name="orgId">
            {(wire) => <OrgSelect wire={wire} orgs={props.orgs} value={orgId} onChange={setOrgId} />}
          </Field>
          <Field label={t('accounts.post')} name="title">
            {(wire) => (
              <Input {...wire} maxLength={50} value={title} onChange={(event) => setTitle(event.target.value)} />
            )}
          </Field>
        </div>
        <PasswordField
          hint={t('accounts.first_password_hint')}
          name="password"
          value={password}
          onChange={setPassword}
        />
      </FieldErrors>
    </Modal>
  );
};
