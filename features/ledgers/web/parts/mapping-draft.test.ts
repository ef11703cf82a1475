import { describe, expect, test } from 'vitest';
import { choose, type Draft, missingOf, ratesOf } from './mapping-draft.ts';

const column = (field: string | null) => ({ field, unit: null, fillsDown: true });
const draft: Draft = { columns: [column('name'), column('staff'), column(null)], said: {}, rates: {} };
const field = (key: string, isRequired: boolean) => ({ key, label: key, kind: 'text', isRequired, isSayable: true });

describe('saying which column is which', () => {
  test('a field moves from the column that had it', () => {
    expect(choose(draft, 2, 'name').columns.map((one) => one.field)).toEqual([null, 'staff', 'name']);
  });
  test('another field begins without "blank repeats the cell above"; the same one keeps it', () => {
    expect(choose(draft, 1, 'tags').columns[1]).toMatchObject({ field: 'tags', fillsDown: false });
    expect(choose(draft, 1, 'staff').columns[1]).toMatchObject({ fillsDown: true });
  });
  test('a column that is not imported takes nothing from others', () => {
    expect(choose(draft, 0, null).columns.map((one) => one.field)).toEqual([null, 'staff', null]);
  });
  test('what is required is missing until a column stands for it or it is said', () => {
    const fields = [field('name', true), field('unit', true), field('note', false)];
    expect(missingOf(draft, fields).map(({ key }) => key)).toEqual(['unit']);
    expect(missingOf({ ...draft, said: { unit: ' ' } }, fields)).toHaveLength(1);
    expect(missingOf({ ...draft, said: { unit: '青石镇' } }, fields)).toEqual([]);
  });
  test('only rates above zero are sent', () => {
    expect(ratesOf({ ...draft, rates: { USD: '7.1', EUR: '', JPY: '0', GBP: 'x' } })).toEqual({ USD: 7.1 });
  });
});
