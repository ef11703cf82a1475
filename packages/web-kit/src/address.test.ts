import { describe, expect, it } from 'vitest';
import { apiUrl, fillPath, wantedAddress } from './address.ts';

describe('apiUrl', () => {
  it('repeats the key for each entry of a list and leaves out what is absent or empty', () => {
    const query = { light: ['late', 'behind'], q: '', cursor: undefined, under: null, limit: 50, mine: false };
    expect(apiUrl('/tasks', query)).toBe('/api/v1/tasks?light=late&light=behind&limit=50&mine=false');
  });

  it('has no question mark where there is nothing to ask', () => {
    expect(apiUrl('/tasks.xlsx', { q: '' })).toBe('/api/v1/tasks.xlsx');
  });
});

describe('fillPath', () => {
  it('escapes what it fills in', () => {
    expect(fillPath('/tasks/:id/files/:name', { id: 'a/b', name: '表 1' })).toBe('/tasks/a%2Fb/files/%E8%A1%A8%201');
  });

  it('refuses a missing parameter rather than call another endpoint', () => {
    expect(() => fillPath('/tasks/:id', {})).toThrow(RangeError);
    expect(() => fillPath('/tasks/:id', { id: '' })).toThrow(RangeError);
  });
});

describe('wantedAddress', () => {
  it('leads back to a page of this app', () => {
    expect(wantedAddress('/tasks?q=路#top')).toBe('/tasks?q=路#top');
  });

  it.each([
    null,
    '',
    'tasks',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
  ])('answers the first page for %j', (next) => {
    expect(wantedAddress(next)).toBe('/');
  });
});
