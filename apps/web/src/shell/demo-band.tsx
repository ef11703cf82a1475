import { useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';

/** Says on every page that these are demonstration data, and leads to removing them. */
export const DemoBand = () => {
  const t = useWords('shell');
  return (
    <aside className="ls-demo" aria-label={t('demo.name')}>
      <strong>{t('demo.name')}</strong>
      <span className="ls-demo-words">{t('demo.words')}</span>
      <Link to="/settings/demonstration">{t('demo.remove')}</Link>
    </aside>
  );
};
