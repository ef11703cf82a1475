import { describe, expect, it } from 'vitest';
import {
  chainTo,
  codesWithin,
  framedRegion,
  homeRegion,
  partFor,
  partsOf,
  type Region,
  regionTree,
} from './regions.ts';

const region = (code: string, parentCode: string | null, level: string, hasGeometry = true): Region => ({
  code,
  name: code,
  parentCode,
  level,
  hasGeometry,
});

const tree = regionTree([
  region('371000', null, 'prefecture', false),
  region('371002', '371000', 'county'),
  region('371071', '371000', 'zone', false),
  region('371071004', '371002', 'town'),
  region('371082', '371000', 'county'),
  region('371082101', '371082', 'town'),
  region('371082009', '371082', 'town'),
]);

describe('regions', () => {
  it('names the way from the outermost region to one', () => {
    expect(chainTo(tree, '371082009').map((at) => at.code)).toEqual(['371000', '371082', '371082009']);
    expect(chainTo(tree, '999999')).toEqual([]);
  });
  it('ends at a circle instead of climbing for ever', () => {
    const circle = regionTree([region('a', 'b', 'town'), region('b', 'a', 'town')]);
    expect(chainTo(circle, 'a').map((at) => at.code)).toEqual(['b', 'a']);
    expect(codesWithin(circle, 'a').sort()).toEqual(['a', 'b']);
  });
  it('follows parents, not digits: the towns of a zone lie in the county around it', () => {
    expect(codesWithin(tree, '371002')).toEqual(['371002', '371071004']);
  });
  it('lists the parts of a region by code', () => {
    expect(partsOf(tree, '371082').map((at) => at.code)).toEqual(['371082009', '371082101']);
  });
});

describe('the map', () => {
  it.each([
    ['a county begins at itself', '371082', '371082'],
    ['a town begins at its county', '371082009', '371082'],
    ['a prefecture begins at itself', '371000', '371000'],
    ['a zone without shapes begins above itself', '371071', '371000'],
  ])('of %s', (_, unitRegion, home) => expect(homeRegion(tree, unitRegion)?.code).toBe(home));
  it('has no beginning for a unit that lies nowhere known', () => {
    expect(homeRegion(tree, null)).toBeNull();
    expect(homeRegion(tree, '440100')).toBeNull();
  });
  it('keeps a picked town among its neighbours', () => {
    expect(framedRegion(tree, '371082009')).toBe('371082');
    expect(framedRegion(tree, '371082')).toBe('371082');
  });
});

describe('a task counts to the part of the framed region that it lies in', () => {
  it.each([
    ['a town to its county', '371000', '371082009', '371082'],
    ['a town to itself', '371082', '371082009', '371082009'],
    ['a village, by its first nine digits, to its town', '371082', '371082009201', '371082009'],
    ['an unlisted town, by its first six digits, to its county', '371000', '371082777', '371082'],
    ['a town of a zone to the county around it', '371000', '371071004', '371002'],
    ['the framed region itself to no part', '371082', '371082', null],
    ['a place elsewhere to no part', '371082', '371002', null],
    ['nowhere to no part', '371082', '', null],
  ])('%s', (_, framed, code, part) => expect(partFor(tree, framed, code)).toBe(part));
});
