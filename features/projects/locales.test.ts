import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CARRIER_ROLES,
  CLASSES,
  endpoints,
  FUND_SOURCES,
  PROJECT_UNIT_ROLES,
  ROLL_UPS,
  STAGES,
  STANDARD_KINDS,
  SUPPORT_KINDS,
} from './contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { SHEET_COLUMNS } from './rules/sheet.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : flat(value, `${prefix}${key}.`),
  );

describe.each([
  ['zh-CN', new Set(flat(zhCN))],
  ['en', new Set(flat(en))],
] as const)('in %s there are words for', (_, words) => {
  test('every refusal of the contract', () => {
    const codes = Object.values(endpoints).flatMap((one) => ('refusals' in one ? [...one.refusals] : []));
    expect(codes.length).toBeGreaterThan(30);
    expect(codes.filter((code) => !words.has(`refusals.${code.slice('projects.'.length)}`))).toEqual([]);
  });
  test('every action in the audit trail', () => {
    const actions = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('service.ts'))
      .flatMap((file) => [
        ...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/action: 'projects\.([a-z_]+)'/g),
      ])
      .map(([, action]) => action);
    expect(actions.length).toBeGreaterThan(10);
    expect(actions.filter((action) => !words.has(`audit.${action}`))).toEqual([]);
  });
  test('every choice and column', () => {
    const keys = [
      ...CLASSES.map((one) => `classes.${one}`),
      ...STAGES.map((one) => `stages.${one}`),
      ...SUPPORT_KINDS.map((one) => `supports.${one}`),
      ...CARRIER_ROLES.map((one) => `roles.${one}`),
      ...PROJECT_UNIT_ROLES.map((one) => `unitRoles.${one}`),
      ...FUND_SOURCES.map((one) => `funds.${one}`),
      ...ROLL_UPS.map((one) => `rollUps.${one}`),
      ...STANDARD_KINDS.map((one) => `standardKinds.${one}`),
      ...SHEET_COLUMNS.map(({ key }) => `sheet.columns.${key}`),
    ];
    expect(keys.filter((key) => !words.has(key))).toEqual([]);
  });
});
