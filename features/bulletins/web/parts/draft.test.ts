import { expect, test } from 'vitest';
import type { Content } from './api.ts';
import { addAfter, allSentences, move, remove, reword } from './draft.ts';

const one = (id: string) => ({ id, text: id, fact: 'late', made: id });
const content: Content = {
  addressees: '',
  copyTo: '',
  table: null,
  sections: [
    {
      id: 'overview',
      heading: '概况',
      paragraphs: [
        { id: 'p', heading: null, sentences: [one('a'), one('b')] },
        { id: 'q', heading: null, sentences: [one('c')] },
      ],
    },
  ],
};
const order = (changed: Content) =>
  allSentences(changed)
    .map(({ id }) => id)
    .join('');

test('a sentence is reworded, and keeps what facts said', () => {
  expect(allSentences(reword(content, 'a', '甲'))[0]).toEqual({ id: 'a', text: '甲', fact: 'late', made: 'a' });
});

test('a sentence without words goes, and with it an empty paragraph', () => {
  expect(order(remove(content, 'a'))).toBe('bc');
  expect(remove(content, 'c').sections[0]?.paragraphs.map(({ id }) => id)).toEqual(['p']);
});

test('a sentence of one’s own rests on no facts', () => {
  const added = addAfter(content, 'a', { id: 'x', text: '另' });
  expect(order(added)).toBe('axbc');
  expect(allSentences(added)[1]).toEqual({ id: 'x', text: '另', fact: null, made: null });
});

test('moves within its paragraph, and at its end takes the paragraph along', () => {
  expect(order(move(content, 'a', 1))).toBe('bac');
  expect(order(move(content, 'c', -1))).toBe('cab');
  expect(order(move(content, 'c', 1))).toBe('abc');
});
