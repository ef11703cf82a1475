/** Reads a group of a match by its name. */
export type Groups = (name: string) => string | undefined;
/** A pattern with named groups, read without the object of names that an engine builds for every match. */
export type Named = { pattern: RegExp; groupsOf: (match: RegExpExecArray) => Groups };

const OPENING = /\\.|\[(?:\\.|[^\]])*\]|\((?:\?<(?<name>[a-z]\w*)>|(?<other>\?))?/gi;

/** Takes the names out of a pattern and keeps which number each has. */
export function named(source: string, flags: string): Named {
  const at: Record<string, number> = {};
  let count = 0;
  const plain = source.replace(OPENING, (whole: string, name?: string, other?: string) => {
    if (!whole.startsWith('(') || other !== undefined) return whole;
    count++;
    if (name === undefined) return whole;
    at[name] = count;
    return '(';
  });
  return { pattern: new RegExp(plain, flags), groupsOf: (match) => (name) => match[at[name] ?? -1] };
}
