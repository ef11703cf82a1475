import { expect, test } from 'vitest';
import { keep, readKept } from './kept-draft.ts';

const makeStore = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
};
const isText = (stored: unknown): stored is string => typeof stored === 'string';

test('what is kept is read again, under its own name only', () => {
  const store = makeStore();
  keep(store, 'a', '打了一半的字');
  expect(readKept(store, 'a', isText)).toBe('打了一半的字');
  expect(readKept(store, 'b', isText)).toBeNull();
});

test('an older version, a torn write and a forbidden storage read as nothing', () => {
  const store = makeStore();
  keep(store, 'a', { old: 1 });
  expect(readKept(store, 'a', isText)).toBeNull();
  store.setItem('luoshi.draft.a', '{"tor');
  expect(readKept(store, 'a', isText)).toBeNull();
  expect(readKept(null, 'a', isText)).toBeNull();
  const full = {
    ...store,
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(() => keep(full, 'a', 'x')).not.toThrow();
});
