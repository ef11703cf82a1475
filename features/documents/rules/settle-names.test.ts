import { describe, expect, test } from 'vitest';
import type { UnitMatch } from '../contract.ts';
import { nearestUnit } from './nearest-unit.ts';
import { settleNames } from './settle-names.ts';

const unit = (name: string, role: UnitMatch['role'], orgId: string | null = null): UnitMatch => ({ name, orgId, role });
const to = (orgId: string | null, leads = false) => ({ orgId, leads });

describe('the units of an item once unknown names are settled', () => {
  test.each([
    [
      'names of one organisation become one unit in its strongest role, where it was first named',
      [unit('财政部', 'support'), unit('县教育局', 'lead', 'jyj'), unit('税务总局', 'responsible')],
      { 财政部: to('own'), 税务总局: to('own') },
      [unit('税务总局', 'responsible', 'own'), unit('县教育局', 'lead', 'jyj')],
    ],
    [
      'the own unit leads where nobody known does',
      [unit('县教育局', 'support', 'jyj'), unit('海关总署', 'responsible'), unit('财政部', 'responsible')],
      { 财政部: to('own', true) },
      [unit('县教育局', 'support', 'jyj'), unit('海关总署', 'responsible'), unit('财政部', 'lead', 'own')],
    ],
    [
      'a known unit that leads by custom, being listed first, goes on leading',
      [unit('县教育局', 'responsible', 'jyj'), unit('财政部', 'responsible')],
      { 财政部: to('own', true) },
      [unit('县教育局', 'responsible', 'jyj'), unit('财政部', 'responsible', 'own')],
    ],
    [
      'a printed lead stays the lead, also one that is still unknown',
      [unit('商务部', 'lead'), unit('财政部', 'responsible')],
      { 财政部: to('own', true) },
      [unit('商务部', 'lead'), unit('财政部', 'responsible', 'own')],
    ],
    [
      'with the printed lead no unit at all, the own unit leads',
      [unit('商务部', 'lead'), unit('财政部', 'responsible')],
      { 财政部: to('own', true), 商务部: to(null) },
      [unit('财政部', 'lead', 'own')],
    ],
    [
      'a name that already means an organisation stays as it is',
      [unit('财政部', 'lead', 'czj'), unit('商务部', 'support')],
      { 财政部: to(null) },
      [unit('财政部', 'lead', 'czj'), unit('商务部', 'support')],
    ],
  ] as const)('%s', (_, units, settled, expected) => {
    expect(settleNames(units, new Map(Object.entries(settled)))).toEqual(expected);
  });
});

describe('the nearest unit', () => {
  const paths = new Map([
    ['top', { path: '0001.0002.' }],
    ['low', { path: '0001.0003.0001.' }],
    ['low2', { path: '0001.0004.0001.' }],
  ]);
  const near = (...scores: [string, number][]) =>
    nearestUnit(
      scores.map(([orgId, score]) => ({ orgId, score })),
      paths,
    );

  test('must be near enough, and of equals the only one so high in the tree', () => {
    expect(near()).toBeNull();
    expect(near(['top', 0.49])).toBeNull();
    expect(near(['top', 0.5], ['low', 0.4])).toBe('top');
    expect(near(['low', 0.5], ['top', 0.5])).toBe('top');
    expect(near(['low', 1], ['low2', 1])).toBeNull();
    expect(near(['low', 0.8], ['low2', 0.7], ['top', 0.7])).toBe('low');
  });
});
