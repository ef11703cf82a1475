/** A key that does something on the page that is shown, with its words for the help. */
export type Shortcut = { key: string; words: string; run: () => void };

/** What of a key press decides whether it is a shortcut at all. */
export type Press = {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  defaultPrevented: boolean;
  target: unknown;
};

/**
 * The key of a press that may be a shortcut, or null: never while typing, composing Chinese, or with a modifier
 * (those belong to the browser). Single letters are compared in lower case.
 */
export const shortcutKey = (press: Press): string | null => {
  if (press.defaultPrevented || press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (takesText(press.target)) return null;
  return press.key.length === 1 ? press.key.toLowerCase() : press.key;
};

/** Shortcuts in force: the one registered last wins, and gives its key back when its page leaves. */
export const makeRegistry = () => {
  let held: readonly Shortcut[] = [];
  const watchers = new Set<() => void>();
  const set = (next: readonly Shortcut[]) => {
    held = next;
    for (const watch of watchers) watch();
  };
  return {
    add: (shortcut: Shortcut) => {
      set([...held, shortcut]);
      return () => set(held.filter((one) => one !== shortcut));
    },
    find: (key: string): Shortcut | undefined => held.findLast((one) => one.key === key),
    list: () => held,
    watch: (watcher: () => void) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
};

const TEXT_TAGS = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const KEYLESS_INPUTS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range']);

const takesText = (target: unknown): boolean => {
  if (typeof target !== 'object' || target === null) return false;
  const { tagName, type, isContentEditable } = target as {
    tagName?: string;
    type?: string;
    isContentEditable?: boolean;
  };
  if (isContentEditable) return true;
  return TEXT_TAGS.has(tagName ?? '') && !(tagName === 'INPUT' && KEYLESS_INPUTS.has(type ?? ''));
};
