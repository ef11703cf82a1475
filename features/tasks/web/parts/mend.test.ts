import { expect, test } from 'vitest';
import { mendKey } from './mend.ts';

test('says what mends a light where something is to be mended', () => {
  expect(mendKey({ code: 'overdue', params: {} })).toBe('light.mend_overdue');
  expect(mendKey({ code: 'on_plan', params: {} })).toBeNull();
  expect(mendKey({ code: 'done', params: {} })).toBeNull();
});
