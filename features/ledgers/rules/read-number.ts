const THOUSANDS = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/;
const SCIENTIFIC = /^[+-]?\d+(?:\.\d+)?e[+-]?\d{1,2}$/;

/** A plain number as spreadsheets and offices write it: `1,234.50`, `-3`, `1.2e5`; null when it is none. */
export const plainNumber = (text: string): number | null => {
  const plain = text.replace(/\uff0c/g, ',');
  if (!THOUSANDS.test(plain) && !SCIENTIFIC.test(plain)) return null;
  const value = Number(plain.replaceAll(',', ''));
  return Number.isFinite(value) ? value : null;
};

/** Sums of decimals as people write them: 15 digits are what a spreadsheet keeps. */
export const tidy = (value: number): number => Number(value.toPrecision(15));
