import { describe, expect, test } from 'vitest';
import { diffSheet, readStamp, stampOf } from './sheet-stamp.ts';

const went = { title: '修缮卫生室', support: '县教育局、县发改局', due: '2026-06-30', progress: '20%' };
const stamp = stampOf(3, went);

describe('a row that comes back', () => {
  test('unedited differs in nothing, whatever the spaces, commas and widths', () => {
    const sheet = { ...went, title: ' 修缮\n卫生室', support: '县教育局，县发改局' };
    expect(diffSheet({ stamp, sheet, present: went })).toEqual({ changed: [], conflicts: [], ignored: [] });
  });
  test('edited differs in what was edited', () => {
    expect(diffSheet({ stamp, sheet: { ...went, due: '2026-07-31' }, present: went }).changed).toEqual(['due']);
  });
  test('leaves alone what somebody else changed meanwhile', () => {
    const present = { ...went, title: '修缮村卫生室' };
    expect(diffSheet({ stamp, sheet: { ...went, due: '2026-07-31' }, present })).toMatchObject({
      changed: ['due'],
      conflicts: [],
    });
  });
  test('is in conflict where both changed, and in none where both changed it alike', () => {
    const sheet = { ...went, title: '新建卫生室' };
    expect(diffSheet({ stamp, sheet, present: { ...went, title: '拆除卫生室' } }).conflicts).toEqual(['title']);
    expect(diffSheet({ stamp, sheet, present: { ...went, title: '新建卫生室' } }).changed).toEqual([]);
  });
  test('says which cells come from elsewhere', () => {
    expect(diffSheet({ stamp, sheet: { ...went, progress: '90%' }, present: went })).toEqual({
      changed: [],
      conflicts: [],
      ignored: ['progress'],
    });
  });
  test('without a stamp takes every difference for an edit; without a column leaves it', () => {
    expect(diffSheet({ stamp: '', sheet: { due: '2026-07-31' }, present: went }).changed).toEqual(['due']);
    expect(readStamp('x:1.2')).toBeNull();
    expect(readStamp(stamp)?.revision).toBe(3);
  });
});
