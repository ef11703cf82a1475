import { describe, expect, test } from 'vitest';
import { endpoints, ORG_KINDS, PERMISSIONS, ROLES } from '../contract.ts';
import { PERMISSIONS_BY_ROLE } from '../rules/roles.ts';
import en from './en.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };

const keysOf = (tree: object, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`),
  );
const valuesOf = (message: string): string[] =>
  [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '').sort();
const at = (tree: object, key: string): string =>
  key.split('.').reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], tree) as string;

describe('words', () => {
  test('both languages say the same things', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zhCN).sort());
  });

  test('both languages name the same values', () => {
    for (const key of keysOf(zhCN)) expect([key, valuesOf(at(en, key))]).toEqual([key, valuesOf(at(zhCN, key))]);
  });

  test('every refusal, role and kind of unit has words', () => {
    const refusals = Object.values(endpoints).flatMap((endpoint) =>
      'refusals' in endpoint ? (endpoint.refusals as readonly string[]) : [],
    );
    const known = Object.keys(zhCN.refusals).map((key) => `people.${key}`);
    expect([...new Set(refusals)].sort()).toEqual(known.sort());
    expect(Object.keys(zhCN.role).sort()).toEqual([...ROLES].sort());
    expect(Object.keys(zhCN.kind).sort()).toEqual([...ORG_KINDS].sort());
  });

  test('every permission of this feature is held by some role and guards some endpoint', () => {
    const held = new Set(Object.values(PERMISSIONS_BY_ROLE).flat());
    const guarding = new Set<string>(Object.values(endpoints).map((endpoint) => endpoint.permission));
    for (const permission of PERMISSIONS) {
      expect(held).toContain(permission);
      expect(guarding).toContain(permission);
    }
  });
});
