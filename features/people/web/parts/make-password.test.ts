import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordFault } from '../../rules/password.ts';
import { makePassword } from './make-password.ts';

test('whatever is drawn, a made password keeps the rule', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (draws) => {
      const password = makePassword((below) => (draws.next().value ?? 0) % below);
      expect(password).toMatch(/^[a-zA-Z2-9]{4}(-[a-zA-Z2-9]{4}){2}$/);
      expect(passwordFault(password, 'somebody')).toBeNull();
    }),
  );
});

test('two are never the same', () => {
  expect(new Set(Array.from({ length: 500 }, () => makePassword())).size).toBe(500);
});
