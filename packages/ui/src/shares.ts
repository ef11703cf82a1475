/** Parts of a whole as shares that follow each other from 0 to 1; parts of nothing and negative parts are left out. */
export const sharesOf = <P extends { n: number }>(parts: readonly P[]): (P & { from: number; share: number })[] => {
  const filled = parts.filter((part) => part.n > 0);
  const whole = filled.reduce((sum, part) => sum + part.n, 0);
  let from = 0;
  return filled.map((part) => {
    const placed = { ...part, from, share: part.n / whole };
    from += placed.share;
    return placed;
  });
};
