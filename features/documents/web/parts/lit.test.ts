import { expect, test } from 'vitest';
import { makeLit } from './lit.ts';

test('watchers hear of each change once, and of nothing after they have left', () => {
  const lit = makeLit();
  const heard: (string | null)[] = [];
  const leave = lit.watch(() => heard.push(lit.now().id));
  lit.point({ id: 'a', from: 'list' });
  lit.point({ id: 'a', from: 'list' });
  lit.point({ id: 'a', from: 'paper' });
  leave();
  lit.point({ id: null, from: 'paper' });
  expect(heard).toEqual(['a', 'a']);
});
