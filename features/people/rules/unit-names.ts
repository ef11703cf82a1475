import lexicon from './unit-lexicon.json' with { type: 'json' };

/** A name as it is compared: one width for every sign, no blanks, no trailing "and others". */
export const squeeze = (name: string): string => {
  const plain = name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  const tail = lexicon.tails.find((one) => plain.endsWith(one) && plain.length - one.length >= 2);
  return tail ? plain.slice(0, -tail.length) : plain;
};

/** The name without what stands in brackets, and what stands there: a bureau may print its second name so. */
export const bracketParts = (squeezed: string): string[] => {
  const inner = [...squeezed.matchAll(/\(([^()]+)\)/gu)].map(([, text = '']) => text);
  const outer = squeezed.replace(/\([^()]*\)/gu, '');
  return inner.length === 0 ? [] : [outer, ...inner].filter((part) => part.length >= 2);
};

/** The form in which long and short official names agree: no linking words, usual endings shortened. */
export const plainForm = (squeezed: string): string => {
  let form = squeezed;
  for (const [long = '', short = ''] of lexicon.endings) form = form.replaceAll(long, short);
  const [first = '', ...rest] = [...form];
  return first + rest.filter((sign) => !lexicon.links.includes(sign)).join('');
};

/** The level a name begins with (a city's, a county's), and the name without it; null when it begins with none. */
export const withoutLevel = (squeezed: string): { level: string; rest: string } | null => {
  const level = lexicon.levels.find((one) => squeezed.startsWith(one) && squeezed.length - one.length >= 2);
  return level ? { level: level.slice(0, 1), rest: squeezed.slice(level.length) } : null;
};

/** What a government is called by: its name, and its name without the level at its end. */
export const placeNames = (squeezed: string): string[] => {
  const last = squeezed.slice(-1);
  const bare = squeezed.slice(0, -1);
  return lexicon.levels.includes(last) && bare.length >= 2 ? [squeezed, bare] : [squeezed];
};

/** What is said after a place's name when the government itself is meant. */
export const GOVERNMENT_WORDS: readonly string[] = lexicon.government;

/** Whether `short` is made of signs of `long` in their order, beginning and ending with the same sign. */
export const abbreviates = (short: string, long: string): boolean => {
  const [few, many] = [[...short], [...long]];
  if (few.length < 3 || few.length >= many.length) return false;
  if (few[0] !== many[0] || few.at(-1) !== many.at(-1)) return false;
  let next = 0;
  for (const sign of many) if (sign === few[next]) next++;
  return next === few.length;
};
