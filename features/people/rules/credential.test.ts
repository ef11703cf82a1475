import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCredential, writeCredential } from './credential.ts';

const secret = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.uuid(), secret, (tenantId, one) => {
      expect(readCredential(writeCredential({ tenantId, secret: one }))).toEqual({ tenantId, secret: one });
    }),
  );
});

test.each([
  '',
  '.',
  'x.y',
  `${'0'.repeat(32)}.short`,
  `${'0'.repeat(31)}.${'a'.repeat(43)}`,
  `${'G'.repeat(32)}.${'a'.repeat(43)}`,
])('%j is no credential', (text) => expect(readCredential(text)).toBeNull());

test('any text is read without a fault', () => {
  fc.assert(fc.property(fc.string(), (text) => void readCredential(text)));
});
