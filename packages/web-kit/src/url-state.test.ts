import { describe, expect, it } from 'vitest';
import {
  flag,
  oneOf,
  parseSearch,
  readState,
  someOf,
  stringifySearch,
  text,
  texts,
  whole,
  writeState,
} from './url-state.ts';

const codecs = {
  q: text(),
  sort: oneOf(['due', '-due'], 'due'),
  light: someOf(['late', 'behind', 'near']),
  units: texts(),
  limit: whole(50),
  page: whole(null),
  mine: flag(),
};
const nothing = { q: '', sort: 'due', light: [], units: [], limit: 50, page: null, mine: false };

describe('readState', () => {
  it('reads an address without parameters as the defaults', () => {
    expect(readState(codecs, {})).toEqual(nothing);
  });

  it('reads what the address spells', () => {
    const search = parseSearch('?q=%E8%B7%AF&sort=-due&light=near&light=late&units=a&limit=20&page=3&mine=1');
    expect(readState(codecs, search)).toEqual({
      q: '路',
      sort: '-due',
      light: ['late', 'near'],
      units: ['a'],
      limit: 20,
      page: 3,
      mine: true,
    });
  });

  it('reads what nobody could have meant as the defaults', () => {
    const search = parseSearch('?sort=drop&light=red&limit=1e9&page=x&mine=yes');
    expect(readState(codecs, search)).toEqual(nothing);
  });
});

describe('writeState', () => {
  it('leaves defaults out of the address and keeps parameters that are not its own', () => {
    const search = { tab: 'story', q: '路', light: ['late'] };
    expect(writeState(codecs, search, { q: '', limit: 20 })).toEqual({ tab: 'story', light: ['late'], limit: '20' });
  });

  it('is read back as it was written', () => {
    const state = {
      ...nothing,
      q: '12',
      sort: '-due' as const,
      light: ['late', 'near'] as const,
      units: ['x', 'y'],
      page: 0,
      mine: true,
    };
    expect(readState(codecs, parseSearch(stringifySearch(writeState(codecs, {}, state))))).toEqual(state);
  });
});

describe('stringifySearch', () => {
  it('writes plain words, so that addresses can be read and typed', () => {
    expect(stringifySearch({ q: '1', light: ['late', 'near'], gone: undefined })).toBe('?q=1&light=late&light=near');
    expect(stringifySearch({})).toBe('');
  });
});
