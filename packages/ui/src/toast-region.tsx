import './toast-region.css';
import { useSyncExternalStore } from 'react';
import { closeToast, toastsNow, watchToasts } from './toast.ts';
import { useUiWords } from './words.ts';

/** Where notices appear; stands once in the app. */
export const ToastRegion = () => {
  const t = useUiWords();
  const toasts = useSyncExternalStore(watchToasts, toastsNow);
  return (
    <section className="ls-toasts" aria-label={t('toast.region')} aria-live="polite">
      {toasts.map((one) => (
        <div
          key={one.id}
          className={`ls-toast ls-toast-${one.kind}`}
          role={one.kind === 'failed' ? 'alert' : undefined}
        >
          <span>{one.words}</span>
          <button type="button" aria-label={t('toast.close')} onClick={() => closeToast(one.id)}>
            ×
          </button>
        </div>
      ))}
    </section>
  );
};
