import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useDocumentWords } from './api.ts';

/** What the keys of the review do; those of the active item are out of force while there is none. */
export type ReviewKeys = {
  hasActive: boolean;
  mayWrite: boolean;
  mayPublish: boolean;
  move: (step: 1 | -1) => void;
  edit: () => void;
  split: () => void;
  merge: () => void;
  drop: () => void;
  undo: () => void;
  publish: () => void;
};

/** A focused button or link keeps its Enter; elsewhere Enter publishes. */
const onEnter = (publish: () => void) => () => {
  const at = document.activeElement;
  if (at instanceof HTMLElement && at.matches('button, a[href], summary, [role="button"], [role="tab"], label'))
    at.click();
  else publish();
};

/** The whole review from the keyboard: arrows move, e s m d u change, Enter publishes. */
export const useReviewKeys = (keys: ReviewKeys): void => {
  const t = useDocumentWords();
  const mayChange = keys.mayWrite && keys.hasActive;
  useShortcut('ArrowDown', t('review.next'), () => keys.move(1));
  useShortcut('ArrowUp', t('review.previous'), () => keys.move(-1));
  useShortcut('e', t('review.edit'), keys.edit, mayChange);
  useShortcut('s', t('review.split'), keys.split, mayChange);
  useShortcut('m', t('review.merge'), keys.merge, mayChange);
  useShortcut('d', t('review.drop'), keys.drop, mayChange);
  useShortcut('u', t('review.undo'), keys.undo, keys.mayWrite);
  useShortcut('Enter', t('review.publish'), onEnter(keys.publish), keys.mayPublish);
};
