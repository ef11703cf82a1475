/**
 * The digits that every division inside this one begins with (GB/T 2260 and GB/T 10114): `371000` is a prefecture and
 * gives `3710`, `371082` a county and gives itself, nine digits a town.
 */
export const insideDigits = (code: string): string => {
  if (code.length > 6) return code;
  if (code.endsWith('0000')) return code.slice(0, 2);
  return code.endsWith('00') ? code.slice(0, 4) : code;
};

/** Whether `code` is the division `top` or lies inside it. */
export const isInside = (code: string, top: string): boolean => code.startsWith(insideDigits(top));
