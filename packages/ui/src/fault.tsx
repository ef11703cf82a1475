import './states.css';
import { useUiWords } from './words.ts';

/** Something broke: says so without blame, gives the number to quote, and offers to try again. */
export const Fault = ({ error, again }: { error: unknown; again?: () => void }) => {
  const t = useUiWords();
  const { detail, correlationId } = (typeof error === 'object' && error !== null ? error : {}) as {
    detail?: unknown;
    correlationId?: unknown;
  };
  return (
    <section className="ls-state" role="alert">
      <h1 className="ls-state-title">{t('fault.title')}</h1>
      <p>
        {typeof detail === 'string' ? detail : t(typeof correlationId === 'string' ? 'fault.hint_id' : 'fault.hint')}
      </p>
      {typeof correlationId === 'string' ? (
        <p className="ls-quiet ls-number">{t('fault.id', { id: correlationId })}</p>
      ) : null}
      {again ? (
        <div className="ls-state-action">
          <button type="button" className="ls-button" onClick={again}>
            {t('fault.again')}
          </button>
        </div>
      ) : null}
    </section>
  );
};
