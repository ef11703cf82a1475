import './people.css';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { passwordFault } from '../rules/password.ts';
import { api, PEOPLE } from './parts/api.ts';
import { useNouns, usePeopleWords } from './parts/words.ts';

/** One's own password: what is wrong with the new one is said while it is typed. */
export default function PasswordPage() {
  const t = usePeopleWords();
  const go = useGo();
  const queries = useQueryClient();
  const { account } = useSession();
  const session = useQuery({
    queryKey: [PEOPLE, 'session'],
    queryFn: ({ signal }) => api('GET /session', { signal }),
  });
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const fault = useFault(next, account.username);
  const isRepeated = next === again;
  const change = useMutation<undefined, ProblemError>({
    mutationFn: () => api('POST /session/password', { body: { current, next } }),
    onSuccess: async () => {
      toast.done(t('password.done'));
      await queries.invalidateQueries();
      go('/');
    },
  });
  const mustChange = session.data?.mustChangePassword ?? false;
  return (
    <>
      <PageHead title={t('password.title')} sentence={t(mustChange ? 'password.must' : 'password.sentence')} />
      <form
        className="ls-card pp-form"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <ErrorSummary detail={change.error?.detail} fields={change.error?.fields} />
        <input type="text" hidden readOnly autoComplete="username" value={account.username} />
        <FieldErrors fields={change.error?.fields}>
          <Field label={t('password.current')} name="current">
            {(wire) => (
              <Input.Password
                {...wire}
                autoComplete="current-password"
                value={current}
                onChange={(event) => setCurrent(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('password.next')} name="next" hint={t('password.rule')} error={next === '' ? null : fault}>
            {(wire) => (
              <Input.Password
                {...wire}
                autoComplete="new-password"
                value={next}
                onChange={(event) => setNext(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('password.again')} error={again === '' || isRepeated ? null : t('password.differs')}>
            {(wire) => (
              <Input.Password
                {...wire}
                autoComplete="new-password"
                value={again}
                onChange={(event) => setAgain(event.target.value)}
              />
            )}
          </Field>
        </FieldErrors>
        <Button
          type="primary"
          htmlType="submit"
          loading={change.isPending}
          disabled={current === '' || fault !== null || !isRepeated}
        >
          {t('password.change')}
        </Button>
      </form>
    </>
  );
}

/** The sentence of what is wrong with a new password, or null. */
const useFault = (password: string, username: string): string | null => {
  const nouns = useNouns();
  const fault = passwordFault(password, username);
  return fault ? nouns(fault.replace('people.', 'refusals.')) : null;
};
