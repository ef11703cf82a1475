import './states.css';
import { Link } from '@tanstack/react-router';
import { useUiWords } from './words.ts';

/** A page the person may not see: says so, whom to ask, and where to go; `detail` is the server's own sentence. */
export const Refused = ({ detail }: { detail?: string }) => {
  const t = useUiWords();
  return (
    <section className="ls-state">
      <title>{`${t('refused.title')} · ${t('brand')}`}</title>
      <h1 className="ls-state-title">{t('refused.title')}</h1>
      <p className="ls-quiet">{detail ?? t('refused.hint')}</p>
      <div className="ls-state-action">
        <Link to="/" className="ls-button">
          {t('refused.home')}
        </Link>
      </div>
    </section>
  );
};
