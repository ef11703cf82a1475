import { type Letter, letterText } from '../rules/letter.ts';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** A letter as a mail: plain text, and the same as plain HTML that any client shows. */
export const toMail = (letter: Letter): { subject: string; text: string; html: string } => {
  const lines = letter.lines.map(({ sentence, url }) =>
    url ? `<li><a href="${escaped(url)}">${escaped(sentence)}</a></li>` : `<li>${escaped(sentence)}</li>`,
  );
  return {
    subject: letter.title,
    text: letterText(letter),
    html: `<p>${escaped(letter.title)}</p><ol>${lines.join('')}</ol>${letter.foot ? `<p>${escaped(letter.foot)}</p>` : ''}`,
  };
};
