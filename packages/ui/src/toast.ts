/** A short notice: `done` goes away by itself, `failed` stays until it is closed. */
export type Toast = { id: number; kind: 'done' | 'failed'; words: string };

const STAYS_MS = 5_000;
const MOST = 3;
let toasts: readonly Toast[] = [];
let lastId = 0;
const watchers = new Set<() => void>();

const set = (next: readonly Toast[]) => {
  toasts = next;
  for (const watch of watchers) watch();
};

const show = (kind: Toast['kind'], words: string): void => {
  const id = ++lastId;
  // The same notice twice says no more than once.
  set([...toasts.filter((one) => one.words !== words), { id, kind, words }].slice(-MOST));
  if (kind === 'done') setTimeout(() => closeToast(id), STAYS_MS);
};

/** Says that something was done, or failed, in words of the caller; read out by screen readers. */
export const toast = {
  done: (words: string) => show('done', words),
  failed: (words: string) => show('failed', words),
};

export const closeToast = (id: number): void => set(toasts.filter((one) => one.id !== id));
export const toastsNow = (): readonly Toast[] => toasts;
export const watchToasts = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};
