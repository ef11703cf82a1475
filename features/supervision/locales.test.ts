import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { ACTIONS, endpoints, GRADES, SOURCES, STATES, URGENCIES, VIEWS } from './contract.ts';
import { FACT_KINDS, endpoints as factEndpoints } from './facts/contract.ts';
import { SCORE_SETS } from './facts/rules/score.ts';
import { FINDING_STATES, INSPECTION_STATES, endpoints as inspectionEndpoints } from './inspections/contract.ts';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { HOPS } from './rules/machine.ts';
import { PRESETS } from './rules/presets.ts';
import { HOP_FIELDS } from './web/parts/hop-fields.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
const words = { 'zh-CN': new Map(flat(zhCN)), en: new Map(flat(en)) };
const here = import.meta.dirname;
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' });
const acted = (Object.keys(HOPS) as (keyof typeof HOPS)[]).filter((action) => action !== 'report');

test('both languages have the same keys', () => {
  expect([...words.en.keys()].sort()).toEqual([...words['zh-CN'].keys()].sort());
});

describe.each(['zh-CN', 'en'] as const)('in %s there are words for', (language) => {
  const missing = (keys: readonly string[]) => keys.filter((key) => !words[language].has(key));

  test('every refusal of the contract', () => {
    const codes = Object.values({ ...endpoints, ...factEndpoints, ...inspectionEndpoints }).flatMap((one) =>
      'refusals' in one ? [...one.refusals] : [],
    );
    const own = [...new Set<string>(codes)].filter((code) => code.startsWith('supervision.'));
    expect(own.length).toBeGreaterThan(20);
    expect(missing(own.map((code) => `refusals.${code.slice('supervision.'.length)}`))).toEqual([]);
  });

  test('every action in the audit trail', () => {
    const written = sources
      .filter((file) => /(^|\/)service\.ts$/.test(file))
      .flatMap((file) =>
        [...readFileSync(path.join(here, file), 'utf8').matchAll(/action:[^\n]*?'supervision\.([a-z_]+)'/g)].map(
          ([, name]) => name ?? '',
        ),
      );
    expect(written.length).toBeGreaterThan(2);
    expect(missing([...written, ...acted].map((action) => `audit.${action}`))).toEqual([]);
  });

  test('every key that a page says or puts together', () => {
    const said = sources
      .filter((file) => /^web\/.*\.tsx?$/.test(file))
      .flatMap((file) =>
        [...readFileSync(path.join(here, file), 'utf8').matchAll(/\bt\(([^`]*?)[,)]/gs)].flatMap(([, inside]) =>
          [...(inside ?? '').matchAll(/'([a-z]+(?:[._][a-z_]+)+)'/g)].map(([, key]) => key ?? ''),
        ),
      );
    expect(said.length).toBeGreaterThan(60);
    const composed = [
      ...STATES.map((one) => `state.${one}`),
      ...ACTIONS.map((one) => `hop.${one}`),
      ...acted.flatMap((one) => [`action.${one}`, `what.${one}`]),
      ...acted.filter((one) => HOP_FIELDS[one]?.includes('words')).map((one) => `reason.${one}`),
      ...acted.filter((one) => HOP_FIELDS[one]?.includes('dueOn')).map((one) => `due.${one}`),
      ...SOURCES.map((one) => `source.${one}`),
      ...URGENCIES.map((one) => `urgency.${one}`),
      ...GRADES.map((one) => `grade.${one}`),
      ...VIEWS.map((one) => `view.${one}`),
      ...INSPECTION_STATES.map((one) => `plan.state_${one}`),
      ...FINDING_STATES.map((one) => `plan.finding_${one}`),
      ...FACT_KINDS.map((one) => `fact.${one}`),
      ...SCORE_SETS.flatMap(({ name }) => [`score.${name}`, `score.${name}_name`]),
      ...PRESETS.map(({ name }) => `preset.${name}`),
    ];
    expect(
      missing([...said.filter((key) => !key.startsWith('supervision.')), ...composed].map((key) => `web.${key}`)),
    ).toEqual([]);
  });

  test.each([...words[language]])('%s, which can be said', (_key, message) => {
    const values = Object.fromEntries([...message.matchAll(/\{(\w+)/g)].map(([, name]) => [name, 2]));
    expect(new IntlMessageFormat(message, language).format(values)).not.toMatch(/[{}#]/);
  });
});

test('every hop that somebody makes has a form, and no form is for what nobody makes', () => {
  expect(Object.keys(HOP_FIELDS).sort()).toEqual([...acted].sort());
});
