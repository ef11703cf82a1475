/** Parts of a whole as shares of 1; parts of nothing and negative parts are left out. */
export const sharesOf = <P extends { n: number }>(parts: readonly P[]): (P & { share: number })[] => {
  const filled = parts.filter((part) => part.n > 0);
  const whole = filled.reduce((sum, part) => sum + part.n, 0);
  return filled.map((part) => ({ ...part, share: part.n / whole }));
};
