import { useWords } from '@luoshi/web-kit/i18n.ts';
import type { PlacedEntry } from '@luoshi/web-kit/manifest.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useTranslation } from 'react-i18next';

/** The menu: at the left of the desk; on a phone the first four become a bar at the bottom. */
export const MainMenu = ({ entries }: { entries: readonly PlacedEntry[] }) => {
  const t = useWords('shell');
  return (
    <nav className="ls-nav" aria-label={t('menu')}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <Link to={entry.path} activeProps={{ className: 'ls-nav-here', 'aria-current': 'page' }}>
              {entry.icon}
              <EntryLabel entry={entry} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** The word of an entry, from its own feature's words. */
export const EntryLabel = ({ entry }: { entry: PlacedEntry }) => {
  const { t } = useTranslation(entry.feature);
  return <span>{t(entry.label)}</span>;
};
