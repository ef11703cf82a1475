import { describe, expect, it } from 'vitest';
import { makeRegistry, type Press, shortcutKey } from './shortcut-registry.ts';

const press = (key: string, rest: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  target: { tagName: 'BODY' },
  ...rest,
});

describe('shortcutKey', () => {
  it('takes a plain key, letters in lower case', () => {
    expect([press('J'), press('/'), press('Enter')].map(shortcutKey)).toEqual(['j', '/', 'Enter']);
  });

  it.each([
    ['typing in a box', press('j', { target: { tagName: 'INPUT', type: 'text' } })],
    ['typing in a text area', press('j', { target: { tagName: 'TEXTAREA' } })],
    ['typing in an editor', press('j', { target: { tagName: 'DIV', isContentEditable: true } })],
    ['composing Chinese', press('j', { isComposing: true })],
    ['a modifier is held', press('c', { ctrlKey: true })],
    ['a part has used it', press('Enter', { defaultPrevented: true })],
  ])('is silent when %s', (_, given) => {
    expect(shortcutKey(given)).toBeNull();
  });

  it('works on a check box, which takes no letters', () => {
    expect(shortcutKey(press('j', { target: { tagName: 'INPUT', type: 'checkbox' } }))).toBe('j');
  });
});

describe('makeRegistry', () => {
  it('lets the last one win and gives the key back when it leaves', () => {
    const registry = makeRegistry();
    const first = { key: 'e', words: 'first', run: () => undefined };
    const second = { key: 'e', words: 'second', run: () => undefined };
    registry.add(first);
    const leave = registry.add(second);
    expect(registry.find('e')).toBe(second);
    leave();
    expect(registry.find('e')).toBe(first);
  });
});
