import type { Draw } from '../contract.ts';

/**
 * Draws `count` of the candidates: each is ranked by the SHA-256 of `seed/name` in hexadecimal, the smallest first.
 * Whoever knows seed and names repeats it anywhere (`printf '%s' 'seed/name' | sha256sum`), in any order of candidates.
 * Names that occur twice count once.
 */
export const draw = (
  candidates: readonly string[],
  seed: string,
  count: number,
  sha256: (text: string) => string,
): Pick<Draw, 'algorithm' | 'candidates' | 'drawn'> => {
  const names = [...new Set(candidates)];
  const drawn = names
    .map((name) => ({ name, rank: sha256(`${seed}/${name}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
  return { algorithm: 'sha256-rank@1', candidates: names, drawn };
};
