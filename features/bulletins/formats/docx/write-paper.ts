import type { Block, Paper, PaperTable } from '../../rules/paper.ts';
import { fill, words } from '../../rules/say.ts';
import { CHARACTER_PITCH, MM, SIZE, twips } from '../geometry.ts';
import { DRAWING, escaped, paragraph, run, SHAPE } from './markup.ts';
import { wordFile } from './package.ts';

const STYLE: Readonly<Record<Block['style'], string>> = { level1: 'Level1', level2: 'Level2', body: 'Body' };
const BLANK = paragraph('Addressee', '');

/** The body's paragraphs; a clerk's template takes them in place of its field. */
export const bodyOf = (paper: Pick<Paper, 'blocks'>): string =>
  paper.blocks.map(({ style, text }) => paragraph(STYLE[style], text)).join('');

const cellOf = (width: number, style: string, text: string): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(style, text)}</w:tc>`;

const border = (name: string, eighths: number): string =>
  `<w:${name} w:val="single" w:sz="${eighths}" w:space="0" w:color="000000"/>`;
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => border(side, 4)).join('');

/** A table as wide as the type area; its head is said again on every page and no row is torn. */
export const tableOf = (table: PaperTable): string => {
  const widths = table.columns.map(({ share }) => Math.round(share * twips(MM.width)));
  const row = (cells: string, properties: string): string =>
    `<w:tr><w:trPr><w:cantSplit/>${properties}</w:trPr>${cells}</w:tr>`;
  const head = table.columns.map(({ label }, i) => cellOf(widths[i] ?? 0, 'TableHead', label)).join('');
  const rows = table.rows.map((cells) =>
    row(
      cells
        .map((text, i) => cellOf(widths[i] ?? 0, table.columns[i]?.isCentred ? 'TableCentre' : 'TableCell', text))
        .join(''),
      '',
    ),
  );
  return `<w:tbl><w:tblPr><w:tblW w:w="${twips(MM.width)}" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${row(head, '<w:tblHeader/>')}${rows.join('')}</w:tbl>`;
};

// Digits of a Chinese typeface are half as wide as its characters.
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x80 ? 0.5 : 1), 0) * CHARACTER_PITCH;

/** Office above its date, the date four characters from the right, the office centred on it (7.3.5.1, with a seal). */
const signatureOf = ({ issuer, date }: Paper): string => {
  const [office, day] = [widthOf(issuer), widthOf(date)];
  const right = (width: number): string => {
    const points = 4 * CHARACTER_PITCH + (Math.max(office, day) - width) / 2;
    return `<w:ind w:right="${Math.round(points * 20)}"/>`;
  };
  return paragraph('Signature', issuer, right(office)) + paragraph('Signature', date, right(day));
};

const IMPRINT_LINE = 440;
const IMPRINT_ROW = 40;
const linesOf = (text: string, characters: number): number => Math.max(1, Math.ceil([...text].length / characters));
const EMU_PER_TWIP = 635;

/**
 * 版记 at the foot of the last page: what is copied to, who printed and when, between lines as wide as the type area. A
 * text box with a table, its place counted from the page's upper edge: LibreOffice leaves a floating table or frame as
 * wide as the text where the text ends.
 */
const imprintOf = ({ copyTo, printer, printed }: Paper): string => {
  const width = twips(MM.width);
  const inner = width - 2 * SIZE.four * 20;
  const copyLines = copyTo ? linesOf(copyTo, Math.floor(inner / 20 / SIZE.four)) : 0;
  const rows = [...(copyLines ? [copyLines] : []), 1].map((lines) => lines * IMPRINT_LINE + IMPRINT_ROW);
  const height = rows.reduce((sum, one) => sum + one, 0) + IMPRINT_ROW;
  const top = twips(MM.top + MM.height) - height;
  const cell = (size: number, content: string): string =>
    `<w:tr><w:trPr><w:trHeight w:val="${size}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc></w:tr>`;
  const last = `<w:p><w:pPr><w:pStyle w:val="Imprint"/><w:tabs><w:tab w:val="right" w:pos="${inner + SIZE.four * 20 - 120}"/></w:tabs></w:pPr>${run(printer)}<w:r><w:tab/></w:r>${run(printed)}</w:p>`;
  const table = [
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${border('top', 8)}${border('bottom', 8)}${border('insideH', 6)}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>`,
    ...(copyTo ? [cell(rows[0] ?? 0, paragraph('Imprint', copyTo))] : []),
    cell(rows.at(-1) ?? 0, last),
    `</w:tbl>${paragraph('Anchor', '')}`,
  ].join('');
  const emu = (value: number): number => value * EMU_PER_TWIP;
  const size = `cx="${emu(width)}" cy="${emu(height)}"`;
  const box = `<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>${emu(twips(MM.left))}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>${emu(top)}</wp:posOffset></wp:positionV><wp:extent ${size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="imprint"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${SHAPE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>${table}</w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/></wps:wsp></a:graphicData></a:graphic></wp:anchor>`;
  return `<w:p><w:pPr><w:pStyle w:val="Anchor"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>`;
};

/** Half points of the mark: as large as the line can hold, at most 48 points. */
const markSize = (mark: string): number => Math.floor(Math.min(48, 420 / Math.max(1, [...mark].length)) * 2);
const MARK_SPACED_BELOW = 8;

const markOf = ({ mark }: Paper): string => {
  const half = markSize(mark);
  const spacing = [...mark].length < MARK_SPACED_BELOW ? Math.round(half * 3) : 0;
  return `<w:p><w:pPr><w:pStyle w:val="Mark"/></w:pPr><w:r><w:rPr><w:spacing w:val="${spacing}"/><w:sz w:val="${half}"/><w:szCs w:val="${half}"/></w:rPr><w:t>${escaped(mark)}</w:t></w:r></w:p>`;
};

const numberOf = ({ number, signer }: Paper): string =>
  signer === null
    ? paragraph('Number', number)
    : `<w:p><w:pPr><w:pStyle w:val="NumberSigned"/></w:pPr>${run(number)}<w:r><w:tab/></w:r>${run(signer)}</w:p>`;

/** The attachment on a page of its own: its word, its title, its table. */
export const attachmentOf = (table: PaperTable): string =>
  [
    paragraph('Attachment', words.attachment, '<w:pageBreakBefore/>'),
    BLANK,
    paragraph('PaperTitle', table.title),
    BLANK,
    tableOf(table),
  ].join('');

/**
 * The paper as a Word file: head, red line, title, body, table, imprint. The same paper gives the same bytes.
 * `afterSignature` is WordprocessingML that stands before the imprint.
 */
export const writePaper = (paper: Paper, afterSignature = ''): Promise<Uint8Array> => {
  const { attachment } = paper;
  const body = [
    markOf(paper),
    BLANK,
    BLANK,
    numberOf(paper),
    BLANK,
    BLANK,
    paragraph('PaperTitle', paper.title),
    BLANK,
    ...(paper.addressees ? [paragraph('Addressee', paper.addressees)] : []),
    bodyOf(paper),
    ...(attachment ? [BLANK, paragraph('Body', fill(words.attachmentNote, { title: attachment.title }))] : []),
    BLANK,
    BLANK,
    signatureOf(paper),
    ...(attachment ? [attachmentOf(attachment)] : []),
    afterSignature,
    imprintOf(paper),
  ];
  return wordFile(paper.title, body.join(''));
};
