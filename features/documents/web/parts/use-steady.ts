import { useEffect, useMemo, useRef } from 'react';

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/**
 * The same functions for the life of the part, each calling what it is now: parts that are given them need no new
 * paint when only the functions' surroundings changed. Not for use while painting.
 */
export const useSteady = <F extends Functions>(functions: F): F => {
  const latest = useRef(functions);
  useEffect(() => {
    latest.current = functions;
  });
  const names = Object.keys(functions).join(' ');
  return useMemo(
    () =>
      Object.fromEntries(
        names.split(' ').map((name) => [name, (...args: never[]) => latest.current[name]?.(...args)]),
      ) as unknown as F,
    [names],
  );
};
