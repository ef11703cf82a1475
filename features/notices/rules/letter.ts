/** What goes to one recipient: plain facts, before any channel dresses them. */
export type Letter = {
  readonly title: string;
  readonly lines: readonly { readonly sentence: string; readonly url: string | null; readonly isUrgent: boolean }[];
  /** The last line: where to change how one is told. Absent for groups. */
  readonly foot: string | null;
};

/** The letter as plain text: title, numbered lines when there are several, foot. */
export const letterText = ({ title, lines, foot }: Letter): string => {
  const numbered = lines.map(({ sentence, url }, n) => {
    const said = lines.length > 1 ? `${n + 1}. ${sentence}` : sentence;
    return url ? `${said}\n${url}` : said;
  });
  return [title, ...numbered, ...(foot ? [foot] : [])].join('\n');
};

// A sentence may not bring markup along. Robots do not agree on escaping, so the signs are written in full width.
const defused = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>#|~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
    .replace(/\s+/g, ' ');

/** The letter as the small Markdown that DingTalk and WeCom know: bold title, a list, links. */
export const letterMarkdown = ({ title, lines, foot }: Letter): string =>
  [
    `**${defused(title)}**`,
    ...lines.map(({ sentence, url }, n) => {
      const said = `${lines.length > 1 ? `${n + 1}. ` : ''}${defused(sentence)}`;
      return url ? `${said} [→](${url})` : said;
    }),
    ...(foot ? [defused(foot)] : []),
  ].join('\n\n');

/** As many whole lines of the letter as fit in `bytes` of UTF-8 when written by `write`; `more` says what was left out. */
export const fitLetter = (
  letter: Letter,
  bytes: number,
  write: (letter: Letter) => string,
  more: (count: number) => string,
): string => {
  for (let kept = letter.lines.length; kept > 0; kept--) {
    const left = letter.lines.length - kept;
    const shown: Letter = left
      ? { ...letter, lines: [...letter.lines.slice(0, kept), { sentence: more(left), url: null, isUrgent: false }] }
      : letter;
    const text = write(shown);
    if (utf8Length(text) <= bytes) return text;
  }
  return write({ ...letter, lines: [], foot: more(letter.lines.length) });
};

const utf8Length = (text: string): number => {
  let length = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
};
