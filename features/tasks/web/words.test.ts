import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { GOAL_LEVELS, STATUSES, UNIT_ROLES } from '../contract.ts';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { OPEN_CODES } from '../rules/light.ts';
import { RULE_PRESETS } from '../rules/presets.ts';
import { ADMINISTRATOR_DOORS } from './parts/administrator-doors.ts';
import { DUE_CHOICES } from './parts/due-ranges.ts';
import { mendKey } from './parts/mend.ts';
import { ruleLines } from './parts/rule-words.ts';
import { statusMoves } from './parts/status-moves.ts';
import { DIRECTION_CHOICES } from './parts/task-draft.ts';
import { STATUS_CHOICES } from './parts/task-filters.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, before = ''): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [before + key]: value } : flat(value, `${before}${key}.`),
    ),
  );
const words = { 'zh-CN': flat(zhCN.web), en: flat(en.web) };

const pages = import.meta.glob<string>(['./**/*.{ts,tsx}', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const sources = Object.values(pages);
/** Keys that stand in the pages as they are, in a choice of two or on their own. */
const written = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/\bt\(([^`]*?)[,)]/gs)].flatMap(([, inside]) =>
      [...(inside ?? '').matchAll(/'([a-z]+(?:[._][a-z_.]+)*)'/g)].map(([, key]) => key ?? ''),
    ),
  ),
);
/** Keys that are put together. */
const composed = [
  ...[...STATUSES, ...STATUS_CHOICES].map((one) => `status.${one}`),
  ...UNIT_ROLES.map((one) => `role.${one}`),
  ...GOAL_LEVELS.map((one) => `goals.level_${one}`),
  ...DIRECTION_CHOICES.map((one) => `direction.${one}`),
  ...[...DUE_CHOICES, 'own'].map((one) => `due.${one}`),
  ...ADMINISTRATOR_DOORS.flatMap(({ name }) => [`today.door_${name}`, `today.door_${name}_hint`]),
  ...STATUSES.flatMap((status) => statusMoves({ status, percent: 1 })).flatMap(({ act }) => [
    `move.${act}`,
    `move.${act}_title`,
    `move.${act}_words`,
  ]),
  ...RULE_PRESETS.flatMap(({ name, conditions }) => [
    `rules.preset_${name}`,
    `rules.source_${name}`,
    ...ruleLines(conditions).map((line) => line.key),
  ]),
  ...[...OPEN_CODES, 'paused', 'override'].map((code) => mendKey({ code, params: {} }) ?? ''),
];

test('every key that a page says has words', () => {
  expect(written.size).toBeGreaterThan(100);
  const missing = [...written, ...composed].filter((key) => key.includes('.') && !(key in words['zh-CN']));
  expect(missing).toEqual([]);
});

test('both languages have the same keys', () => {
  expect(Object.keys(words.en).sort()).toEqual(Object.keys(words['zh-CN']).sort());
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test.each(Object.entries(words[language]))('%s can be said', (_, message) => {
    const values = Object.fromEntries([...message.matchAll(/\{(\w+)/g)].map(([, name]) => [name, 2]));
    const said = new IntlMessageFormat(message, language).format(values);
    expect(said).not.toMatch(/[{}#]/);
  });
});

test('a task without a deadline, and one that is done, are said in whole sentences', () => {
  const say = (values: Record<string, string | number>) =>
    new IntlMessageFormat(words['zh-CN']['task.sentence'] ?? '', 'zh-CN').format({ lead: '市数据局', ...values });
  expect(say({ status: 'in_progress', hasDue: 'no', due: '', percent: 40, doneOn: '' })).toBe(
    '市数据局牵头，未定时限，完成 40%。',
  );
  expect(say({ status: 'done', hasDue: 'no', due: '', percent: 100, doneOn: '2月19日 (周二)' })).toBe(
    '市数据局牵头，2月19日 (周二)已办结。',
  );
});
