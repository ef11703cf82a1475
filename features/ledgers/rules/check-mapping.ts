import type { ColumnSpec } from './column.ts';

/** What a clerk says about one column of a sheet. */
export type MappedColumn = {
  readonly field: string | null;
  readonly unit?: string | null;
  readonly fillsDown?: boolean;
};
/** How a sheet is to be read. */
export type Mapping = {
  /** Index of the sheet in the workbook. */
  readonly sheet: number;
  /** Rows of the head, from 1, ends included. */
  readonly headFrom: number;
  readonly headTo: number;
  readonly columns: readonly MappedColumn[];
  /** Words for columns that the sheet does not have, the same for all rows. */
  readonly said: Readonly<Record<string, string>>;
  /** Yuan for one unit of a foreign currency. */
  readonly rates: Readonly<Record<string, number>>;
};

/** What stands against reading the sheet by a mapping. */
export type MappingFault = {
  readonly code: 'no_columns' | 'required' | 'twice' | 'unit_needed';
  readonly field: string | null;
};

/**
 * What stands against a mapping, in the order of the kind's columns: nothing is mapped, a required column is missing
 * and not said either, two columns of the sheet stand for one, money has no unit. Empty when it can be used.
 */
export const checkMapping = (mapping: Mapping, specs: readonly ColumnSpec[]): MappingFault[] => {
  if (mapping.columns.every(({ field }) => field === null)) return [{ code: 'no_columns', field: null }];
  return specs.flatMap((spec): MappingFault[] => {
    const columns = mapping.columns.filter(({ field }) => field === spec.key);
    if (columns.length > 1) return [{ code: 'twice', field: spec.key }];
    if (columns.length === 0)
      return spec.isRequired && !mapping.said[spec.key]?.trim() ? [{ code: 'required', field: spec.key }] : [];
    if (spec.kind === 'money' && !spec.moneyUnit && !columns[0]?.unit)
      return [{ code: 'unit_needed', field: spec.key }];
    return [];
  });
};

/** What a sheet is known by again: its heads in their order. */
export const headsFingerprint = (heads: readonly string[]): string =>
  heads
    .map((head) => head.normalize('NFKC').replace(/\s+/gu, '').toLowerCase())
    .join('\n')
    .trimEnd();
