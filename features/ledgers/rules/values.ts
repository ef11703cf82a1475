import type { LedgerValue, RegionValue, RowValues, UnitValue, YearsValue } from './column.ts';

const isObject = (value: LedgerValue | undefined): value is Exclude<LedgerValue, string | number | boolean> =>
  typeof value === 'object';

/** The words in a column of a row; null when the cell is blank. */
export const wordsIn = (values: RowValues, column: string): string | null => {
  const value = values[column];
  return typeof value === 'string' ? value : null;
};

/** The number (yuan, mu, percent, count) in a column of a row; null when the cell is blank. */
export const numberIn = (values: RowValues, column: string): number | null => {
  const value = values[column];
  return typeof value === 'number' ? value : null;
};

/** Yes or no; null when the cell is blank. */
export const truthIn = (values: RowValues, column: string): boolean | null => {
  const value = values[column];
  return typeof value === 'boolean' ? value : null;
};

/** The unit in a column of a row; null when the cell is blank. */
export const unitIn = (values: RowValues, column: string): UnitValue | null => {
  const value = values[column];
  return isObject(value) && 'id' in value ? value : null;
};

/** The units in a column of a row, in their order. */
export const unitsIn = (values: RowValues, column: string): readonly UnitValue[] => {
  const value = values[column];
  return Array.isArray(value) ? value.filter((one): one is UnitValue => typeof one === 'object') : [];
};

/** The region in a column of a row; null when the cell is blank. */
export const regionIn = (values: RowValues, column: string): RegionValue | null => {
  const value = values[column];
  return isObject(value) && 'code' in value ? value : null;
};

/** First and last year; null when the cell is blank. */
export const yearsIn = (values: RowValues, column: string): YearsValue | null => {
  const value = values[column];
  return isObject(value) && 'from' in value ? value : null;
};

/** Several words, in their order. */
export const tagsIn = (values: RowValues, column: string): readonly string[] => {
  const value = values[column];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};
