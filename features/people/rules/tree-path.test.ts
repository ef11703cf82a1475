import { describe, expect, test } from 'vitest';
import { childPath, layPaths, numberOf } from './tree-path.ts';

describe('tree paths', () => {
  test('a child adds one segment of four digits and a dot', () => {
    expect(childPath('', 1)).toBe('0001.');
    expect(childPath('0001.', 12)).toBe('0001.0012.');
    expect(numberOf('0001.0012.')).toBe(12);
  });

  test('a tree is laid in the order given, whether parents come first or not', () => {
    const paths = layPaths([
      { id: 'village', parentId: 'town' },
      { id: 'county', parentId: null },
      { id: 'town', parentId: 'county' },
      { id: 'office', parentId: 'county' },
    ]);
    expect(Object.fromEntries(paths)).toEqual({
      county: '0001.',
      town: '0001.0001.',
      village: '0001.0001.0001.',
      office: '0001.0002.',
    });
  });

  test('a branch is laid below an existing unit after its present children', () => {
    const paths = layPaths(
      [
        { id: 'a', parentId: 'town' },
        { id: 'b', parentId: 'nowhere' },
      ],
      [{ id: 'town', path: '0001.', taken: 4 }],
    );
    expect(Object.fromEntries(paths)).toEqual({ a: '0001.0005.' });
  });

  test('units that name each other as parents get no path', () => {
    expect(
      layPaths([
        { id: 'a', parentId: 'b' },
        { id: 'b', parentId: 'a' },
      ]).size,
    ).toBe(0);
  });

  test('more children than a segment counts is a fault', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ id: String(i), parentId: null }));
    expect(() => layPaths(many)).toThrow(RangeError);
  });
});
