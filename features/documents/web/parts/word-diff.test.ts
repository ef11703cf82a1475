import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDiff } from './word-diff.ts';

test('the words that changed are marked, the others stay', () => {
  expect(wordDiff('新建标准厂房5万平方米', '新建标准厂房8万平方米，年底投产')).toEqual([
    { kind: 'same', text: '新建标准厂房' },
    { kind: 'gone', text: '5' },
    { kind: 'new', text: '8' },
    { kind: 'same', text: '万平方米' },
    { kind: 'new', text: '，年底投产' },
  ]);
});

test('without the new it reads as before, without the gone as after', () => {
  const text = fc.array(fc.constantFrom(...'新建公路12公里，年底完成')).map((signs) => signs.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = wordDiff(before, after);
      const read = (left: string) =>
        parts
          .filter(({ kind }) => kind !== left)
          .map((part) => part.text)
          .join('');
      expect([read('new'), read('gone')]).toEqual([before, after]);
      expect(parts.some((part, i) => part.kind === parts[i + 1]?.kind)).toBe(false);
    }),
  );
});
