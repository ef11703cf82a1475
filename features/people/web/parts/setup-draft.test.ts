import { describe, expect, test } from 'vitest';
import {
  areAppointed,
  below,
  type Division,
  emptySetup,
  isNamed,
  topDivisions,
  unitsOf,
  withTop,
} from './setup-draft.ts';

const DIVISIONS: Division[] = [
  { code: '990000', name: '东海市', parentCode: null, level: 'prefecture' },
  { code: '990081', name: '青山县', parentCode: '990000', level: 'county' },
  { code: '990082', name: '白水县', parentCode: '990000', level: 'county' },
  { code: '990071', name: '东海经开区', parentCode: '990000', level: 'zone' },
  { code: '990081100', name: '石桥镇', parentCode: '990081', level: 'town' },
  { code: '990082100', name: '柳林镇', parentCode: '990082', level: 'town' },
];
const top = (code: string): Division => DIVISIONS.find((one) => one.code === code)!;

describe('a government from the division list', () => {
  test('prefectures, counties and zones can be one, towns are below them', () => {
    expect(topDivisions(DIVISIONS).map(({ name }) => name)).toEqual(['东海市', '青山县', '白水县', '东海经开区']);
    expect(below('990000', DIVISIONS)).toHaveLength(5);
  });

  test('choosing one names it and ticks everything below it', () => {
    const draft = withTop(emptySetup, top('990000'), DIVISIONS);
    expect(draft).toMatchObject({ name: '东海市', kind: 'prefecture', regionCode: '990000', way: 'divisions' });
    expect(unitsOf(draft, DIVISIONS).map(({ name, parentName, kind }) => [name, parentName, kind])).toEqual([
      ['青山县', '', 'county'],
      ['白水县', '', 'county'],
      ['东海经开区', '', 'zone'],
      ['石桥镇', '青山县', 'town'],
      ['柳林镇', '白水县', 'town'],
    ]);
  });

  test('a town whose county is not ticked hangs from the top', () => {
    const draft = { ...withTop(emptySetup, top('990000'), DIVISIONS), divisions: ['990081100'] };
    expect(unitsOf(draft, DIVISIONS)).toMatchObject([{ name: '石桥镇', parentName: '', regionCode: '990081100' }]);
  });

  test('"later" asks for nothing', () => {
    expect(unitsOf({ ...withTop(emptySetup, top('990081'), DIVISIONS), way: 'later' }, DIVISIONS)).toEqual([]);
  });
});

test('a name, an identifier, and the code where one is needed', () => {
  const named = { ...emptySetup, name: '东海县', slug: 'donghai' };
  expect(isNamed(named, false)).toBe(true);
  expect(isNamed(named, true)).toBe(false);
  expect(isNamed({ ...named, code: '12345678' }, true)).toBe(true);
  expect(isNamed({ ...named, slug: '东海' }, false)).toBe(false);
});

test('four persons with different user names and good passwords', () => {
  const account = (username: string) => ({ name: username, username, password: 'First-day-2026' });
  const accounts = {
    sysadmin: account('aaa'),
    secadmin: account('bbb'),
    auditor: account('ccc'),
    supervisor: account('ddd'),
  };
  expect(areAppointed({ ...emptySetup, accounts })).toBe(true);
  expect(areAppointed({ ...emptySetup, accounts: { ...accounts, auditor: account('aaa') } })).toBe(false);
  expect(
    areAppointed({ ...emptySetup, accounts: { ...accounts, auditor: { ...account('ccc'), password: 'short' } } }),
  ).toBe(false);
  expect(areAppointed(emptySetup)).toBe(false);
});
