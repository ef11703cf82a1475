import { Empty } from '@luoshi/ui/empty.tsx';
import { useUiWords } from '@luoshi/ui/words.ts';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';

/** An address that leads nowhere. */
export const NotFound = () => {
  const t = useWords('shell');
  const ui = useUiWords();
  return (
    <>
      <title>{`${t('not_found.title')} · ${ui('brand')}`}</title>
      <h1 className="ls-hidden">{t('not_found.title')}</h1>
      <Empty
        title={t('not_found.title')}
        hint={t('not_found.hint')}
        action={
          <Link to="/" className="ls-button">
            {t('not_found.home')}
          </Link>
        }
      />
    </>
  );
};
