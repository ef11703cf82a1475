import { ErrorSummary } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { type Account, api } from './api.ts';
import { makePassword } from './make-password.ts';
import { PasswordField } from './password-field.tsx';
import { usePeopleWords } from './words.ts';

/** Gives an account a password to be changed at the next sign-in. */
export const InitialPassword = (props: { account: Account; onClose: () => void; onDone: () => void }) => {
  const t = usePeopleWords();
  const [password, setPassword] = useState(() => makePassword());
  const reset = useMutation<undefined, ProblemError>({
    mutationFn: () => api('POST /accounts/:id/password', { params: { id: props.account.id }, body: { password } }),
    onSuccess: props.onDone,
  });
  return (
    <Modal
      open
      title={t('accounts.reset_of', { name: props.account.name })}
      okText={t('accounts.reset')}
      okButtonProps={{ loading: reset.isPending, disabled: password === '' }}
      onOk={() => reset.mutate()}
      onCancel={props.onClose}
    >
      <ErrorSummary detail={reset.error?.detail} />
      <PasswordField hint={t('accounts.first_password_hint')} name="password" value={password} onChange={setPassword} />
    </Modal>
  );
};
