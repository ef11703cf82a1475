import { PERMISSIONS_BY_ROLE } from '../../rules/roles.ts';
import type { Setup } from './api.ts';
import { useNouns, usePeopleWords } from './words.ts';

const ORDER = Object.keys(PERMISSIONS_BY_ROLE);

/** One button an account of the demonstration: who it is and in which post. */
export const DemoAccounts = (props: {
  demonstration: NonNullable<Setup['demonstration']>;
  isPending: boolean;
  onChoose: (username: string, password: string) => void;
}) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const { password } = props.demonstration;
  const accounts = [...props.demonstration.accounts].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role));
  return (
    <section className="pp-demo" aria-labelledby="pp-demo">
      <h2 id="pp-demo">{t('sign_in.demo')}</h2>
      <p className="ls-quiet">{t('sign_in.demo_hint')}</p>
      <ul className="pp-chips">
        {accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              className="ls-button"
              disabled={props.isPending}
              title={`${account.name} · ${account.orgName} · ${account.username}`}
              onClick={() => props.onChoose(account.username, password)}
            >
              {nouns(`role.${account.role}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
