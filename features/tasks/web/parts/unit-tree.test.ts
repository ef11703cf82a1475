import { expect, test } from 'vitest';
import type { Org } from './api.ts';
import { unitChain, unitMatches, unitTree } from './unit-tree.ts';

const makeOrg = (id: string, parentId: string | null, more: Partial<Org> = {}): Org => ({
  id,
  parentId,
  path: '0001.',
  name: `全称${id}`,
  shortName: id,
  kind: 'department',
  regionCode: null,
  sort: 0,
  closedOn: null,
  aliases: [],
  ...more,
});
const shape = (orgs: Org[], chosen?: string[]): unknown => {
  const say = (nodes: ReturnType<typeof unitTree>): unknown => nodes.map((n) => [n.value, say(n.children)]);
  return say(unitTree(orgs, chosen));
};

test('builds the tree in the order given; a unit with an unseen superior stands at the top', () => {
  const orgs = [makeOrg('县', '市'), makeOrg('局', '县'), makeOrg('镇', '县'), makeOrg('村', '镇')];
  expect(shape(orgs)).toEqual([
    [
      '县',
      [
        ['局', []],
        ['镇', [['村', []]]],
      ],
    ],
  ]);
});

test('leaves closed units out unless chosen or needed to hang an open one on', () => {
  const closed = { closedOn: '2024-01-01' };
  const orgs = [
    makeOrg('县', null),
    makeOrg('旧局', '县', closed),
    makeOrg('旧镇', '县', closed),
    makeOrg('村', '旧镇'),
  ];
  expect(shape(orgs)).toEqual([['县', [['旧镇', [['村', []]]]]]]);
  expect(shape(orgs, ['旧局'])).toEqual([
    [
      '县',
      [
        ['旧局', []],
        ['旧镇', [['村', []]]],
      ],
    ],
  ]);
});

test('finds a unit by its name, its short name and every alias', () => {
  const [node] = unitTree([makeOrg('市发改委', null, { name: '市发展和改革委员会', aliases: ['市发改局', 'NDRC'] })]);
  for (const typed of ['发展和改革', '发改委', ' 发改局', 'ndrc']) expect(unitMatches(typed, node!)).toBe(true);
  expect(unitMatches('财政', node!)).toBe(false);
});

test('names the way from the top to a unit', () => {
  const orgs = [makeOrg('县', '市'), makeOrg('镇', '县'), makeOrg('村', '镇')];
  expect(unitChain(orgs, '村').map((org) => org.id)).toEqual(['县', '镇', '村']);
  expect(unitChain(orgs, '别处')).toEqual([]);
});
