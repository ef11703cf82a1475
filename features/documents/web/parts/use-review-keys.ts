import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useDocumentWords } from './api.ts';

/** What the keys of the review do; those of items are out of force while none is active or selected. */
export type ReviewKeys = {
  hasActive: boolean;
  hasSelected: boolean;
  mayWrite: boolean;
  mayPublish: boolean;
  move: (step: 1 | -1) => void;
  open: () => void;
  split: () => void;
  merge: () => void;
  drop: () => void;
  select: () => void;
  assign: () => void;
  add: () => void;
  undo: () => void;
  find: () => void;
  publish: () => void;
};

/** Buttons and links keep their Enter and blank; the door of an item gives them to the review. */
const unlessControl = (run: () => void) => () => {
  const at = document.activeElement;
  const isControl =
    at instanceof HTMLElement &&
    at.matches('button, a[href], input, summary, [role="button"], [role="tab"], label') &&
    !at.matches('.dc-card-door');
  if (isControl) at.click();
  else run();
};

/** The whole review from the keyboard: j k move, Enter and e open, s m x a u change, the blank selects, b sets many, / finds. */
export const useReviewKeys = (keys: ReviewKeys): void => {
  const t = useDocumentWords();
  const mayChange = keys.mayWrite && keys.hasActive;
  const mayAssign = keys.mayWrite && (keys.hasActive || keys.hasSelected);
  useShortcut('ArrowDown', t('review.next'), () => keys.move(1));
  useShortcut('ArrowUp', t('review.previous'), () => keys.move(-1));
  useShortcut('j', t('review.next'), () => keys.move(1));
  useShortcut('k', t('review.previous'), () => keys.move(-1));
  useShortcut('Enter', t('review.edit'), unlessControl(keys.open), mayChange);
  useShortcut('e', t('review.edit'), keys.open, mayChange);
  useShortcut('s', t('review.split'), keys.split, mayChange);
  useShortcut('m', t('review.merge_key'), keys.merge, mayAssign);
  useShortcut('x', t('review.drop_key'), keys.drop, mayAssign);
  useShortcut(' ', t('review.select_key'), unlessControl(keys.select), mayChange);
  useShortcut('b', t('review.assign'), keys.assign, mayAssign);
  useShortcut('a', t('review.add_key'), keys.add, keys.mayWrite);
  useShortcut('u', t('review.undo'), keys.undo, keys.mayWrite);
  useShortcut('/', t('review.search'), keys.find);
  useShortcut('p', t('review.publish'), keys.publish, keys.mayPublish);
};
