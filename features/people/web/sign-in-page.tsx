import './people.css';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { languages, setLanguage, useLanguage } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useAfterSignIn } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api, PEOPLE, type Setup } from './parts/api.ts';
import { DemoAccounts } from './parts/demo-accounts.tsx';
import { usePeopleWords } from './parts/words.ts';

type Credentials = { username: string; password: string; tenant?: string };

/** Name and password; the demonstration's accounts at one press for whoever sits at this machine. */
export default function SignInPage() {
  const t = usePeopleWords();
  const afterSignIn = useAfterSignIn();
  const setup = useQuery({ queryKey: [PEOPLE, 'setup'], queryFn: ({ signal }) => api('GET /setup', { signal }) });
  const signIn = useMutation<unknown, ProblemError, Credentials>({
    mutationFn: async (body) => {
      const session = await api('POST /session', { body });
      // A page load of its own: two navigations at once, one of them home's own redirect, would chase each other.
      if (session.mustChangePassword) window.location.assign('/settings/password');
      else await afterSignIn();
    },
  });
  return (
    <main id="main" className="pp-open">
      <title>{`${t('sign_in.title')} · ${t('brand')}`}</title>
      <div className="pp-open-card">
        <h1 className="pp-brand">{t('brand')}</h1>
        <p className="pp-motto">{t('sign_in.motto')}</p>
        <SignInForm
          setup={setup.data}
          problem={signIn.error}
          isPending={signIn.isPending}
          onSubmit={(credentials) => signIn.mutate(credentials)}
        />
        {setup.data?.isNeeded ? (
          <p className="pp-gap">
            {t('sign_in.no_government')} <Link to="/setup">{t('sign_in.set_up')}</Link>
          </p>
        ) : null}
        {setup.data?.demonstration ? (
          <DemoAccounts
            demonstration={setup.data.demonstration}
            isPending={signIn.isPending}
            onChoose={(username, password) => signIn.mutate({ username, password })}
          />
        ) : null}
      </div>
      <LanguageFoot />
    </main>
  );
}

const SignInForm = (props: {
  setup: Setup | undefined;
  problem: ProblemError | null;
  isPending: boolean;
  onSubmit: (credentials: Credentials) => void;
}) => {
  const t = usePeopleWords();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [tenant, setTenant] = useState<string>();
  const governments = props.setup?.governments ?? [];
  return (
    <form
      className="pp-gap"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit({ username, password, tenant });
      }}
    >
      <ErrorSummary detail={props.problem?.detail} fields={props.problem?.fields} />
      <FieldErrors fields={props.problem?.fields}>
        {governments.length > 1 ? (
          <Field label={t('sign_in.government')} name="tenant">
            {(wire) => (
              <Select
                {...wire}
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%' }}
                value={tenant}
                options={governments.map(({ slug, name }) => ({ value: slug, label: name }))}
                onChange={setTenant}
              />
            )}
          </Field>
        ) : null}
        <Field label={t('sign_in.username')} name="username">
          {(wire) => (
            <Input
              {...wire}
              size="large"
              autoFocus
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              onChange={(event) => setUsername(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('sign_in.password')} name="password">
          {(wire) => (
            <Input.Password
              {...wire}
              size="large"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" size="large" htmlType="submit" className="pp-wide-button" loading={props.isPending}>
          {t('sign_in.title')}
        </Button>
      </FieldErrors>
    </form>
  );
};

const LanguageFoot = () => {
  const t = usePeopleWords();
  const present = useLanguage();
  return (
    <footer className="pp-foot">
      {languages
        .filter((language) => language !== present)
        .map((language) => (
          <button
            key={language}
            type="button"
            lang={language}
            className="pp-link"
            onClick={() => void setLanguage(language)}
          >
            {t(`language.${language}`)}
          </button>
        ))}
    </footer>
  );
};
