import type { Field, SheetView } from './api.ts';

/** What the page holds while somebody says which column is which. */
export type Draft = {
  readonly columns: readonly { field: string | null; unit: string | null; fillsDown: boolean }[];
  readonly said: Readonly<Record<string, string>>;
  readonly rates: Readonly<Record<string, string>>;
};

export const draftOf = (sheet: SheetView, rates: Readonly<Record<string, number>>): Draft => ({
  columns: sheet.columns.map(({ field, unit, fillsDown }) => ({ field, unit, fillsDown })),
  said: sheet.said,
  rates: Object.fromEntries(sheet.currencies.map((currency) => [currency, String(rates[currency] ?? '')])),
});

/** A column of the sheet stands for a field; a field that another column stood for is taken from it. */
export const choose = (draft: Draft, at: number, field: string | null): Draft => ({
  ...draft,
  columns: draft.columns.map((column, i) => {
    if (i === at) return { ...column, field, ...(field === column.field ? {} : { fillsDown: false }) };
    return field !== null && column.field === field ? { ...column, field: null } : column;
  }),
});

/** Required fields that neither a column stands for nor words were said for. */
export const missingOf = (draft: Draft, fields: readonly Field[]): readonly Field[] =>
  fields.filter(
    ({ key, isRequired }) =>
      isRequired && !draft.columns.some(({ field }) => field === key) && !draft.said[key]?.trim(),
  );

/** The rates that were said as numbers; what is no number above zero is left out. */
export const ratesOf = (draft: Draft): Record<string, number> =>
  Object.fromEntries(
    Object.entries(draft.rates).flatMap(([currency, text]) => {
      const rate = Number(text);
      return text.trim() !== '' && rate > 0 ? [[currency, rate] as const] : [];
    }),
  );
