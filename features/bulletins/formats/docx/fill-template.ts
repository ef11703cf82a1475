import type { Block, Paper } from '../../rules/paper.ts';
import { words } from '../../rules/say.ts';
import { BODY_FIELD, fieldValues, TABLE_FIELD } from '../../rules/template-fields.ts';
import { FONTS } from '../geometry.ts';
import { escaped, paragraph } from './markup.ts';
import { zipped } from './package.ts';
import { PAPER_STYLES } from './styles.ts';
import { FIELD, paragraphsOf, type Template, textsOf, wordsOf } from './template.ts';
import { attachmentOf, writePaper } from './write-paper.ts';

/**
 * A paper in a clerk's own Word file: each field gives way to its words, the body's paragraph to the paper's paragraphs
 * in its own look, the table's to the attachment. The same paper and template give the same bytes.
 */
export const fillTemplate = (template: Template, paper: Paper): Promise<Uint8Array> => {
  const parts = new Map(template.parts);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  for (const [name, text] of template.texts) parts.set(name, encode(fillPart(text, paper)));
  const styles = parts.get('word/styles.xml');
  if (styles) parts.set('word/styles.xml', encode(withOurStyles(new TextDecoder().decode(styles))));
  return zipped([...parts].map(([name, bytes]) => ({ name, bytes: [Buffer.from(bytes)] })));
};

const fillPart = (xml: string, paper: Paper): string => {
  const values = fieldValues(paper);
  let filled = '';
  let from = 0;
  for (const one of paragraphsOf(xml)) {
    filled += xml.slice(from, one.at) + fillParagraph(one.xml, paper, values);
    from = one.end;
  }
  return filled + xml.slice(from);
};

const fillParagraph = (xml: string, paper: Paper, values: ReadonlyMap<string, string>): string => {
  const said = wordsOf(xml).trim();
  const only = said.startsWith('{{') ? said.replace(FIELD, '$1') : '';
  if (only === BODY_FIELD) return bodyLike(xml, paper.blocks);
  if (only === TABLE_FIELD) return paper.attachment ? attachmentOf(paper.attachment) : '';
  return said.includes('{{') ? replaceInTexts(xml, values) : xml;
};

/** Puts values in place of fields; the first text node of a field takes the value, the others lose their piece of it. */
const replaceInTexts = (xml: string, values: ReadonlyMap<string, string>): string => {
  const nodes = textsOf(xml);
  const whole = nodes.map(({ words }) => words).join('');
  const texts = nodes.map(() => '');
  const starts = nodes.map((_, i) => nodes.slice(0, i).reduce((sum, { words }) => sum + words.length, 0));
  const nodeAt = (place: number): number => starts.findLastIndex((start) => start <= place);
  const keep = (from: number, to: number): void => {
    for (let place = from; place < to; place++) texts[nodeAt(place)] += whole[place] ?? '';
  };
  let from = 0;
  for (const field of whole.matchAll(FIELD)) {
    keep(from, field.index);
    texts[nodeAt(field.index)] += values.get(field[1] ?? '') ?? '';
    from = field.index + field[0].length;
  }
  keep(from, whole.length);
  let filled = '';
  let at = 0;
  nodes.forEach((node, i) => {
    filled += `${xml.slice(at, node.at)}<w:t xml:space="preserve">${escaped(texts[i] ?? '')}</w:t>`;
    at = node.end;
  });
  return filled + xml.slice(at);
};

const pieceOf = (xml: string, name: string): string =>
  new RegExp(`<w:${name}>.*?</w:${name}>`, 's').exec(xml)?.[0] ?? '';

const FACES: Readonly<Record<Block['style'], readonly string[] | null>> = {
  level1: FONTS.hei,
  level2: FONTS.kai,
  body: null,
};

/** Paragraphs that look like the one whose place they take; headings in their own typefaces. */
const bodyLike = (xml: string, blocks: readonly Block[]): string => {
  const shape = pieceOf(xml, 'pPr');
  const letters = pieceOf(xml.replace(shape, ''), 'rPr');
  return blocks
    .map(({ style, text }) => {
      const face = FACES[style];
      const own = letters.replace(/<w:rFonts[^>]*\/>/, '').replace(/^<w:rPr>|<\/w:rPr>$/g, '');
      const run = face
        ? `<w:rPr><w:rFonts w:ascii="${face[1] ?? face[0]}" w:hAnsi="${face[1] ?? face[0]}" w:eastAsia="${face[1] ?? face[0]}"/>${own}</w:rPr>`
        : letters;
      return `<w:p>${shape}<w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
    })
    .join('');
};

const styleId = (style: string): string => /w:styleId="([^"]+)"/.exec(style)?.[1] ?? '';

const withOurStyles = (styles: string): string => {
  const missing = PAPER_STYLES.filter((style) => !styles.includes(`w:styleId="${styleId(style)}"`));
  return styles.replace('</w:styles>', `${missing.join('')}</w:styles>`);
};

const field = (name: string): string => `{{${name}}}`;

/** A template with every field in its place, for a clerk to begin from. */
export const sampleTemplate = (): Promise<Uint8Array> => {
  const { title, number, mark, addressees, body, table, issuer, issuedOn, copyTo, printer, printedOn } = words.fields;
  return writePaper(
    {
      kind: 'circular',
      mark: field(mark),
      number: field(number),
      signer: null,
      title: field(title),
      addressees: field(addressees),
      blocks: [{ style: 'body', text: field(body) }],
      attachment: null,
      issuer: field(issuer),
      date: field(issuedOn),
      copyTo: field(copyTo),
      printer: field(printer),
      printed: field(printedOn),
    },
    paragraph('Body', field(table)),
  );
};
