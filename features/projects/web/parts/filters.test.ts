import { expect, it } from 'vitest';
import { listQuery, narrowing, noFilters } from './filters.ts';

it('asks for parents and single projects only while nothing narrows the list', () => {
  expect(listQuery(noFilters)).toMatchObject({ top: '1', sort: 'light' });
  expect(listQuery({ ...noFilters, light: ['late'] }).top).toBeUndefined();
  expect(listQuery({ ...noFilters, children: true }).top).toBeUndefined();
});

it('counts what narrows, not the order', () => {
  expect(narrowing({ ...noFilters, sort: 'name', children: true })).toBe(0);
  expect(narrowing({ ...noFilters, class: ['new'], problem: true, q: '园' })).toBe(3);
});
