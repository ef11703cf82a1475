import './shortcuts.css';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { makeRegistry, shortcutKey } from './shortcut-registry.ts';
import { useUiWords } from './words.ts';

const registry = makeRegistry();

/** While the part is shown, `key` (`/`, `e`, `j`) runs `run`; `words` say so in the help under `?`. */
export const useShortcut = (key: string, words: string, run: () => void, inForce = true): void => {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () => (inForce ? registry.add({ key, words, run: () => latest.current() }) : undefined),
    [key, words, inForce],
  );
};

/** A closed dialog may stay in the page without a box of its own. */
const isDialogShown = (): boolean =>
  [...document.querySelectorAll('dialog[open], [role="dialog"][aria-modal="true"]')].some(
    (dialog) => dialog.getClientRects().length > 0,
  );

/** Listens for shortcuts and shows those in force on `?`; stands once in the shell. */
export const Shortcuts = () => {
  const t = useUiWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const held = useSyncExternalStore(registry.watch, registry.list);
  useShortcut('?', t('shortcuts.help'), () => dialog.current?.showModal());
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      // A dialog has the keyboard to itself.
      if (isDialogShown()) return;
      const key = shortcutKey(event);
      const shortcut = key ? registry.find(key) : undefined;
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return (
    <dialog ref={dialog} className="ls-shortcuts" aria-labelledby="ls-shortcuts-title">
      <h2 id="ls-shortcuts-title">{t('shortcuts.title')}</h2>
      <dl>
        {held
          .filter((one, at) => held.findLastIndex((other) => other.key === one.key) === at)
          .map((one) => (
            <div key={one.key}>
              <dt>
                <kbd>{one.key === ' ' ? '\u2423' : one.key}</kbd>
              </dt>
              <dd>{one.words}</dd>
            </div>
          ))}
      </dl>
      <p className="ls-quiet">{t('shortcuts.hint')}</p>
      <form method="dialog">
        <button type="submit" className="ls-button">
          {t('shortcuts.close')}
        </button>
      </form>
    </dialog>
  );
};
