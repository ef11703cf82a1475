import { Icon } from '@luoshi/ui/icon.tsx';
import { MenuButton } from '@luoshi/ui/menu-button.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { languages, setLanguage, useLanguage, useWords } from '@luoshi/web-kit/i18n.ts';
import type { PlacedEntry } from '@luoshi/web-kit/manifest.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession, useSignOut } from '@luoshi/web-kit/session.tsx';
import { EntryLabel } from './main-menu.tsx';

/** Behind the name: who I am, settings, language, leaving; on a phone also what the bottom bar has no room for. */
export const NameMenu = (props: { entries: readonly PlacedEntry[]; settings: readonly PlacedEntry[] }) => {
  const t = useWords('shell');
  const { account } = useSession();
  return (
    <MenuButton
      className="ls-button ls-button-plain ls-name"
      name={t('name_menu', { name: account.name })}
      label={
        <>
          <Icon name="person" />
          <span className="ls-name-words">{account.name}</span>
        </>
      }
    >
      {(close) => <NameMenuItems {...props} close={close} />}
    </MenuButton>
  );
};

const NameMenuItems = (props: {
  entries: readonly PlacedEntry[];
  settings: readonly PlacedEntry[];
  close: () => void;
}) => {
  const t = useWords('shell');
  const { account, org } = useSession();
  const signOut = useSignOut();
  const leave = () => {
    props.close();
    signOut().catch((error: Error & { detail?: string }) => toast.failed(error.detail ?? error.message));
  };
  return (
    <>
      <p className="ls-who">
        <strong>{account.name}</strong>
        <span className="ls-quiet">{org?.name ?? account.username}</span>
      </p>
      <hr className="ls-menu-rule" />
      <div className="ls-name-rest">
        {props.entries.slice(4).map((entry) => (
          <MenuLink key={entry.path} entry={entry} close={props.close} />
        ))}
      </div>
      {props.settings.map((entry) => (
        <MenuLink key={entry.path} entry={entry} close={props.close} />
      ))}
      {props.settings.length ? <hr className="ls-menu-rule" /> : null}
      <LanguageChoice close={props.close} />
      <hr className="ls-menu-rule" />
      <button type="button" className="ls-menu-item" onClick={leave}>
        <Icon name="leave" />
        {t('sign_out')}
      </button>
    </>
  );
};

const MenuLink = ({ entry, close }: { entry: PlacedEntry; close: () => void }) => (
  <Link to={entry.path} className="ls-menu-item" onClick={close}>
    {entry.icon ?? <Icon name="settings" />}
    <EntryLabel entry={entry} />
  </Link>
);

const LanguageChoice = ({ close }: { close: () => void }) => {
  const t = useWords('shell');
  const present = useLanguage();
  const choose = (language: (typeof languages)[number]) => {
    close();
    void setLanguage(language);
  };
  return languages
    .filter((language) => language !== present)
    .map((language) => (
      <button key={language} type="button" lang={language} className="ls-menu-item" onClick={() => choose(language)}>
        <Icon name="globe" />
        {t(`language.${language}`)}
      </button>
    ));
};
