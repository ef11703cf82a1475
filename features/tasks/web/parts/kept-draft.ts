import { useCallback, useState } from 'react';

const PREFIX = 'luoshi.draft.';

/**
 * Something being typed, kept for this tab: it outlives a lost session, a reload and a wrong turn. `drop` forgets it.
 * `matches` refuses what an older version left behind.
 */
export const useKeptDraft = <T>(
  name: string,
  initial: T,
  matches: (stored: unknown) => stored is T,
): [T, (draft: T | ((before: T) => T)) => void, () => void] => {
  const [draft, setDraft] = useState<T>(() => readKept(storage(), name, matches) ?? initial);
  const set = useCallback(
    (change: T | ((before: T) => T)) =>
      setDraft((before) => {
        const next = typeof change === 'function' ? (change as (before: T) => T)(before) : change;
        keep(storage(), name, next);
        return next;
      }),
    [name],
  );
  const drop = useCallback(() => storage()?.removeItem(PREFIX + name), [name]);
  return [draft, set, drop];
};

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** What is kept under the name, or null when nothing is or it does not match. */
export const readKept = <T>(store: Store | null, name: string, matches: (stored: unknown) => stored is T): T | null => {
  try {
    const stored: unknown = JSON.parse(store?.getItem(PREFIX + name) ?? 'null');
    return matches(stored) ? stored : null;
  } catch {
    return null;
  }
};

export const keep = (store: Store | null, name: string, draft: unknown): void => {
  try {
    store?.setItem(PREFIX + name, JSON.stringify(draft));
  } catch {
    // A full or forbidden storage costs the memory, not the typing.
  }
};

const storage = (): Storage | null => {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
};
