/** Signs of a unified social credit code, in the order of their values; I, O, S, V and Z are not used. */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** What is wrong with a code: its length, a sign that codes do not have, or its check sign. */
export type CreditCodeFault = 'length' | 'sign' | 'check';

/** The check sign of the first seventeen signs: weights are the powers of 3, modulo 31 (GB 32100-2015, annex A). */
export const checkSign = (first: string): string | null => {
  let sum = 0;
  let weight = 1;
  for (const sign of first) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return SIGNS[(31 - (sum % 31)) % 31] ?? null;
};

/** Whether a text is a unified social credit code (GB 32100-2015): null when it is, else what is wrong. */
export const creditCodeFault = (code: string): CreditCodeFault | null => {
  if (code.length !== LENGTH) return 'length';
  const sign = checkSign(code.slice(0, LENGTH - 1));
  if (sign === null || !SIGNS.includes(code.at(-1) ?? '?')) return 'sign';
  return sign === code.at(-1) ? null : 'check';
};
