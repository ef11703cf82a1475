const EXTENSION = /\.[A-Za-z0-9]{1,5}$/;
const LONGEST = 300;

/** What a paper is called: as given, as printed, else its file's name without extension, else its first line. */
export const titleOf = (from: { given?: string; printed: string | null; fileName?: string; text: string }): string => {
  const named = from.fileName?.replace(EXTENSION, '').trim();
  const firstLine = from.text.trimStart().split('\n', 1)[0]?.trim();
  return (from.given || from.printed || named || firstLine || '').slice(0, LONGEST);
};
