import { Field } from '@luoshi/ui/field.tsx';
import { Input } from 'antd';
import { passwordFault } from '../../rules/password.ts';
import { PasswordField } from './password-field.tsx';
import { FIRST_ROLES, type FirstAccount, type FirstRole, type SetupDraft, USERNAME } from './setup-draft.ts';
import { useNouns, usePeopleWords } from './words.ts';

/** Third step: the three administrators and the first supervisor, four different persons. */
export const SetupAccounts = ({ draft, onChange }: { draft: SetupDraft; onChange: (draft: SetupDraft) => void }) => {
  const t = usePeopleWords();
  return (
    <>
      <p className="pp-gap">{t('setup.accounts_hint')}</p>
      {FIRST_ROLES.map((role) => (
        <Person
          key={role}
          role={role}
          account={draft.accounts[role]}
          onChange={(account) => onChange({ ...draft, accounts: { ...draft.accounts, [role]: account } })}
        />
      ))}
    </>
  );
};

const Person = (props: { role: FirstRole; account: FirstAccount; onChange: (account: FirstAccount) => void }) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const { role, account, onChange } = props;
  const isName = account.username === '' || USERNAME.test(account.username);
  const fault = account.password === '' ? null : passwordFault(account.password, account.username);
  return (
    <fieldset className="pp-person">
      <legend>{nouns(`role.${role}`)}</legend>
      <p className="ls-quiet pp-gap">{t(`setup.role_${role}`)}</p>
      <div className="pp-grid">
        <Field label={t('accounts.name')} name={`accounts.${role}.name`}>
          {(wire) => (
            <Input
              {...wire}
              maxLength={50}
              value={account.name}
              onChange={(event) => onChange({ ...account, name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('accounts.username')}
          name={`accounts.${role}.username`}
          error={isName ? null : t('accounts.username_hint')}
        >
          {(wire) => (
            <Input
              {...wire}
              maxLength={32}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={account.username}
              onChange={(event) => onChange({ ...account, username: event.target.value.trim().toLowerCase() })}
            />
          )}
        </Field>
        <PasswordField
          name={`accounts.${role}.password`}
          value={account.password}
          error={fault ? nouns(fault.replace('people.', 'refusals.')) : null}
          onChange={(password) => onChange({ ...account, password })}
        />
      </div>
    </fieldset>
  );
};
