import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** Search parameters as they stand in the address: one text or several under each name. */
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** How one value is read from the address and written to it; `write` answers undefined for the default, which is left out. */
export type Codec<T> = { read(raw: readonly string[]): T; write(value: T): string | readonly string[] | undefined };
export type Codecs = Readonly<Record<string, Codec<unknown>>>;
export type StateOf<C> = { [K in keyof C]: C[K] extends Codec<infer T> ? T : never };

/** A text; empty unless told otherwise. */
export const text = (fallback = ''): Codec<string> => ({
  read: ([first]) => first ?? fallback,
  write: (value) => (value === fallback ? undefined : value),
});

/** Several texts in order, as repeated keys; none by default. */
export const texts = (): Codec<readonly string[]> => ({
  read: (raw) => raw,
  write: (value) => (value.length ? value : undefined),
});

/** One of a closed list; anything else reads as the fallback. */
export const oneOf = <T extends string>(choices: readonly T[], fallback: T): Codec<T> => ({
  read: ([first]) => choices.find((choice) => choice === first) ?? fallback,
  write: (value) => (value === fallback ? undefined : value),
});

/** Several of a closed list; unknown ones are dropped. */
export const someOf = <T extends string>(choices: readonly T[]): Codec<readonly T[]> => ({
  read: (raw) => choices.filter((choice) => raw.includes(choice)),
  write: (value) => (value.length ? value : undefined),
});

/** A whole number; anything else reads as the fallback. */
export const whole = <F extends number | null>(fallback: F): Codec<number | F> => ({
  read: ([first]) => (first && /^-?\d{1,15}$/.test(first) ? Number(first) : fallback),
  write: (value) => (value === fallback || value === null ? undefined : String(value)),
});

/** A yes, written `name=1`. */
export const flag = (): Codec<boolean> => ({
  read: ([first]) => first === '1',
  write: (value) => (value ? '1' : undefined),
});

/** The state that the search parameters spell; unknown parameters are ignored. */
export const readState = <C extends Codecs>(codecs: C, search: Search): StateOf<C> =>
  Object.fromEntries(
    Object.entries(codecs).map(([name, codec]) => [name, codec.read(listOf(search[name]))]),
  ) as StateOf<C>;

/** The search parameters after `change`: those of the codecs rewritten, defaults left out, all others kept. */
export const writeState = <C extends Codecs>(codecs: C, search: Search, change: Partial<StateOf<C>>): Search => {
  const next: Record<string, string | readonly string[] | undefined> = { ...search };
  for (const [name, codec] of Object.entries(codecs))
    if (name in change) next[name] = codec.write(change[name as keyof C]);
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
};

/** `?a=1&b=2&b=3` as an object; for the router. */
export const parseSearch = (search: string): Record<string, string | string[]> => {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const before = found[name];
    found[name] = before === undefined ? value : [...listOf(before), value];
  }
  return found;
};

/** The inverse of `parseSearch`, with a leading `?` when there is anything to say. */
export const stringifySearch = (search: Readonly<Record<string, unknown>>): string => {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) words.append(name, String(one));
  const written = words.toString();
  return written ? `?${written}` : '';
};

/**
 * Filters that live in the address: the state it spells, and a setter that takes a part of it. The setter replaces
 * the present entry of the history unless `push` is asked for.
 */
export const useUrlState = <C extends Codecs>(
  codecs: C,
): [StateOf<C>, (change: Partial<StateOf<C>>, how?: 'replace' | 'push') => void] => {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const state = useMemo(() => readState(codecs, search), [codecs, search]);
  const set = useCallback(
    (change: Partial<StateOf<C>>, how: 'replace' | 'push' = 'replace') =>
      void navigate({
        to: '.',
        search: (before: Search) => writeState(codecs, before, change),
        replace: how === 'replace',
        resetScroll: false,
      }),
    [codecs, navigate],
  );
  return [state, set];
};

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;
