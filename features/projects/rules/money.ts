/**
 * Money of this feature is decimal text in 万元 on the wire and in rows. Sums are made in whole 元, which a double holds
 * exactly up to nine thousand billion.
 */
const AMOUNT = /^(-?)(\d{1,12})(?:\.(\d{1,4})\d*)?$/;

/** Whole 元 of an amount in 万元 (`90000.5` is 900005000); digits beyond the fourth decimal are dropped. Throws a RangeError for what is no amount. */
export const yuanOf = (wan: string): number => {
  const match = AMOUNT.exec(wan);
  if (!match) throw new RangeError(`not an amount: ${wan}`);
  const [, sign, whole = '0', part = ''] = match;
  const yuan = Number(whole) * 10_000 + Number(part.padEnd(4, '0'));
  return sign && yuan !== 0 ? -yuan : yuan;
};

/** The amount in 万元 as decimal text without needless zeros. */
export const wanOf = (yuan: number): string => {
  const size = Math.abs(Math.round(yuan));
  const part = String(size % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return `${yuan < 0 && size > 0 ? '-' : ''}${Math.floor(size / 10_000)}${part ? `.${part}` : ''}`;
};

/** Sum of amounts in 万元. */
export const sumWan = (amounts: Iterable<string>): string => {
  let yuan = 0;
  for (const amount of amounts) yuan += yuanOf(amount);
  return wanOf(yuan);
};
