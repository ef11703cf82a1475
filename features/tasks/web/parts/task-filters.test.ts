import { readState, writeState } from '@luoshi/web-kit/url-state.ts';
import { expect, test } from 'vitest';
import { STATUSES as CONTRACT_STATUSES, SORTS } from '../../contract.ts';
import { filterCodecs, listAddress, listQuery, narrowing, noFilters, STATUSES, statusInForce } from './task-filters.ts';

const read = (search: Record<string, string | string[]>) => readState(filterCodecs, search);

test('an address without parameters is the list of open tasks by deadline', () => {
  expect(read({})).toEqual(noFilters);
  expect(listQuery(noFilters)).toEqual({ status: 'open', sort: 'due' });
});

test('lights are read from commas and from repeated keys, in the order of harm', () => {
  expect(read({ light: 'late,near' }).light).toEqual(read({ light: ['near', 'late'] }).light);
  expect(
    listQuery(read({ light: ['late', 'near'] }))
      .light?.split(',')
      .sort(),
  ).toEqual(['late', 'near']);
});

test('what does not exist is dropped, and never sent', () => {
  const state = read({ light: 'purple', status: 'open,gone', dueFrom: '2026-02-30', sort: 'name', involved: 'x' });
  expect(state).toEqual({ ...noFilters, status: ['open'] });
});

test('filters survive being written to the address and read again', () => {
  const filters = {
    ...noFilters,
    under: 'a',
    involved: 'any' as const,
    light: ['late' as const],
    status: ['done' as const, 'cancelled' as const],
    dueFrom: '2026-02-01',
    document: 'd',
    goal: 'g',
    q: '招商',
    sort: '-percent' as const,
  };
  expect(readState(filterCodecs, writeState(filterCodecs, {}, filters))).toEqual(filters);
});

test('a goal is sent, and counts as one filter', () => {
  expect(listQuery({ ...noFilters, goal: 'g' })).toEqual({ status: 'open', sort: 'due', goal: 'g' });
  expect(narrowing({ ...noFilters, goal: 'g' })).toBe(1);
});

test('a light of finished tasks lists finished tasks; a chosen status is kept', () => {
  expect(statusInForce({ status: [], light: ['done'] })).toEqual(['all']);
  expect(statusInForce({ status: ['open'], light: ['done'] })).toEqual(['open']);
  expect(listQuery({ ...noFilters, status: ['all'] }).status).toBeUndefined();
});

test('the role of the unit is only asked for with a unit', () => {
  expect(listQuery({ ...noFilters, involved: 'any' }).involved).toBeUndefined();
  expect(listQuery({ ...noFilters, involved: 'any', under: 'a' }).involved).toBe('any');
});

test('counts what narrows the list: a range of days once, the sort not at all', () => {
  expect(narrowing(noFilters)).toBe(0);
  expect(narrowing({ ...noFilters, dueFrom: '2026-02-01', dueTo: '2026-03-01', sort: 'light', q: ' ' })).toBe(1);
});

test('a door spells the filters as the page reads them', () => {
  expect(listAddress({})).toBe('/tasks');
  expect(listAddress({ goal: 'g' })).toBe('/tasks?goal=g');
  expect(listAddress({ light: ['late', 'behind'], under: 'a' })).toBe('/tasks?light=late%2Cbehind&under=a');
});

test('the statuses and sorts are those of the contract', () => {
  expect(STATUSES).toEqual(CONTRACT_STATUSES);
  for (const sort of SORTS) expect(read({ sort }).sort).toBe(sort);
});
