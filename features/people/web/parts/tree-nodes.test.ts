import { expect, test } from 'vitest';
import type { Org } from './api.ts';
import { lineOf, treeOf } from './tree-nodes.ts';

const org = (path: string, name: string, extra: Partial<Org> = {}): Org => ({
  id: path,
  parentId: path.length > 5 ? path.slice(0, -5) : null,
  path,
  name,
  shortName: name,
  kind: 'department',
  regionCode: null,
  sort: 0,
  closedOn: null,
  aliases: [],
  ...extra,
});
const ORGS = [
  org('0001.', '东海县'),
  org('0001.0001.', '东海县发展和改革局', { aliases: ['县发改局'] }),
  org('0001.0002.', '青石镇'),
  org('0001.0002.0001.', '大柳村'),
  org('0001.0003.', '旧局', { closedOn: '2026-01-01' }),
];
const names = (nodes: ReturnType<typeof treeOf>['roots']): unknown[] =>
  nodes.map((node) => (node.children.length ? [node.org.name, names(node.children)] : node.org.name));

test('all open units hang below their parents, closed ones on request', () => {
  expect(names(treeOf(ORGS, '', false).roots)).toEqual([['东海县', ['东海县发展和改革局', ['青石镇', ['大柳村']]]]]);
  expect(treeOf(ORGS, '', true).hits).toHaveLength(5);
});

test('a search keeps what is called so, by any name, and what leads to it', () => {
  const { roots, shownKeys, hits } = treeOf(ORGS, ' 发改 ', false);
  expect(names(roots)).toEqual([['东海县', ['东海县发展和改革局']]]);
  expect(shownKeys).toEqual(['0001.', '0001.0001.']);
  expect(hits.map(({ name }) => name)).toEqual(['东海县发展和改革局']);
  expect(treeOf(ORGS, '没有', false).roots).toEqual([]);
});

test('of part of a tree the highest seen unit is the root', () => {
  expect(names(treeOf(ORGS.slice(2, 4), '', false).roots)).toEqual([['青石镇', ['大柳村']]]);
});

test('the line down to a unit', () => {
  expect(lineOf(ORGS, ORGS[3]!).map(({ name }) => name)).toEqual(['东海县', '青石镇', '大柳村']);
});
