import './states.css';
import { useUiWords } from './words.ts';

/** While a page or part is on its way; appears only after a moment, so that quick answers do not flicker. */
export const Loading = () => {
  const t = useUiWords();
  return (
    <p className="ls-loading ls-quiet" role="status">
      {t('loading')}
    </p>
  );
};
