const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';
const GROUPS = 3;
const GROUP = 4;

/**
 * A random first password of three groups of four signs (about 60 bits), without signs that are read for each other;
 * it is written down once and changed at the first sign-in. `random` answers a whole number from 0 up to, not
 * including, its argument.
 */
export const makePassword = (random: (below: number) => number = randomBelow): string => {
  const all = LETTERS + CAPITALS + DIGITS;
  const pick = (signs: string): string => signs[random(signs.length)] ?? '';
  // One of each kind first, so that the password always keeps the rule.
  const signs = [pick(LETTERS), pick(CAPITALS), pick(DIGITS)];
  while (signs.length < GROUPS * GROUP) signs.push(pick(all));
  for (let i = signs.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [signs[i], signs[j]] = [signs[j] ?? '', signs[i] ?? ''];
  }
  return [0, 1, 2].map((group) => signs.slice(group * GROUP, (group + 1) * GROUP).join('')).join('-');
};

const randomBelow = (below: number): number => {
  const most = Math.floor(2 ** 32 / below) * below;
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn < most ? drawn % below : randomBelow(below);
};
