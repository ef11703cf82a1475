import { useCallback, useState } from 'react';

/** State that this browser remembers under `luoshi.<name>`; where storage is forbidden it lasts as long as the page. */
export const useRemembered = <T>(name: string, read: (stored: string | null) => T): [T, (value: T) => void] => {
  const [value, setValue] = useState(() => read(stored(name)));
  const set = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(`luoshi.${name}`, JSON.stringify(next));
      } catch {
        // Private windows may refuse; nothing is lost but the memory.
      }
    },
    [name],
  );
  return [value, set];
};

const stored = (name: string): string | null => {
  try {
    return localStorage.getItem(`luoshi.${name}`);
  } catch {
    return null;
  }
};
