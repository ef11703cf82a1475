import { expect, test } from 'vitest';
import { makeUnitDictionary, matchUnit, type NamedUnit } from './match-unit.ts';
import { counterpartForms } from './vertical-counterparts.ts';

const unit = (path: string, name: string, shortName: string, kind: NamedUnit['kind'] = 'department'): NamedUnit => ({
  id: `${shortName}@${path}`,
  path,
  name,
  shortName,
  aliases: [],
  kind,
});
const TREE = [
  unit('0001.', '东海县', '东海县', 'county'),
  unit('0001.0001.', '国家税务总局东海县税务局', '县税务局'),
  unit('0001.0002.', '东海县市场监督管理局', '县市场监管局'),
  unit('0001.0003.', '东海县科学技术局', '县科技局'),
  unit('0001.0004.', '东海县工业和信息化局', '县工信局'),
  unit('0001.0005.', '东海县卫生健康委员会', '县卫健委'),
  unit('0001.0006.', '东海县自然资源和规划局', '县自规局'),
  unit('0001.0007.', '东海县发展和改革局', '县发改局'),
  unit('0001.0008.', '东海县教育局', '县教育局'),
  unit('0001.0009.', '青石镇', '青石镇', 'town'),
];
const dictionary = makeUnitDictionary(TREE);

test.each([
  ['税务总局', '县税务局'],
  ['国家税务总局', '县税务局'],
  ['市场监管总局', '县市场监管局'],
  ['国家市场监督管理总局', '县市场监管局'],
  ['科技部', '县科技局'],
  ['科学技术部', '县科技局'],
  ['工业和信息化部', '县工信局'],
  ['国家卫生健康委', '县卫健委'],
  ['自然资源部', '县自规局'],
  ['国家发展改革委', '县发改局'],
  ['教育部', '县教育局'],
  ['国家知识产权局', '县市场监管局'],
])('%s: the nearest is %s', (printed, nearest) => {
  const match = matchUnit(printed, dictionary);
  const found = 'orgId' in match ? match.orgId : match.candidates[0];
  expect((typeof found === 'string' ? found : found?.orgId)?.split('@')[0]).toBe(nearest);
  expect(typeof found === 'string' ? 1 : found?.score).toBeGreaterThanOrEqual(0.5);
});

test('what is no body of the state has no counterpart', () => {
  for (const name of ['市教育局', '县财政局', '青石镇', '产业投资公司', '部'])
    expect(counterpartForms(name)).toEqual([]);
});

test('a body without a counterpart in the tree is not forced on another', () => {
  const match = matchUnit('国防部', dictionary);
  expect('candidates' in match && match.candidates.every(({ score }) => score < 0.5)).toBe(true);
});
