/** What is pointed at, and on which side: the other side lights it up and brings it into view. */
export type Pointed = { id: string | null; from: 'paper' | 'list' };
export type Lit = {
  now: () => Pointed;
  point: (pointed: Pointed) => void;
  watch: (watcher: () => void) => () => void;
};

/**
 * Holds what is pointed at outside React: with hundreds of items a pointer that moves over the page must cost two
 * classes, not a render of everything.
 */
export const makeLit = (): Lit => {
  let now: Pointed = { id: null, from: 'list' };
  const watchers = new Set<() => void>();
  return {
    now: () => now,
    point: (pointed) => {
      if (pointed.id === now.id && pointed.from === now.from) return;
      now = pointed;
      for (const watcher of watchers) watcher();
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};
