import { type ZipEntry, zipOf } from '@luoshi/server-kit/spreadsheet/zip.ts';
import { LINE_PITCH, MM, SIZE, twips } from '../geometry.ts';
import { DRAWING, escaped, PACKAGE, R, SHAPE, W, XML_HEAD } from './markup.ts';
import { STYLES } from './styles.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const part = (name: string, kind: string): string =>
  `<Override PartName="/word/${name}.xml" ContentType="${WORD}.${kind}+xml"/>`;

const CONTENT_TYPES = `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('styles', 'styles')}${part('settings', 'settings')}${part('footer1', 'footer')}${part('footer2', 'footer')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;

const RELATIONS = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

const relation = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${R}/${kind}" Target="${target}.xml"/>`;
const DOCUMENT_RELATIONS = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'styles', 'styles')}${relation(2, 'settings', 'settings')}${relation(3, 'footer', 'footer1')}${relation(4, 'footer', 'footer2')}</Relationships>`;

const SETTINGS = `${XML_HEAD}<w:settings xmlns:w="${W}"><w:evenAndOddHeaders/><w:drawingGridVerticalSpacing w:val="${Math.floor(LINE_PITCH * 20)}"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const footer = (side: 'left' | 'right'): string =>
  `${XML_HEAD}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:ind w:left="280" w:right="280"/><w:jc w:val="${side}"/></w:pPr><w:r><w:t xml:space="preserve">\u2014 </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> \u2014</w:t></w:r></w:p></w:ftr>`;

// No day of making, no program, no author: the same paper gives the same bytes.
const coreOf = (title: string): string =>
  `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`;

/** The number's upper edge stands 7 mm below the type area; Word counts from the page's lower edge to the footer's. */
const FOOTER = twips(MM.bottom - MM.pageNumberBelow) - SIZE.four * 20;
/**
 * The page: size, margins, page numbers on the outer side, a grid of 22 lines. The 28 characters are set by the space
 * between them (styles.ts) and not by a grid of characters: LibreOffice widens such a grid to 18 a line.
 */
export const SECTION = `<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${twips(MM.top)}" w:right="${twips(MM.right)}" w:bottom="${twips(MM.bottom)}" w:left="${twips(MM.left)}" w:header="851" w:footer="${FOOTER}" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="${Math.floor(LINE_PITCH * 20)}"/></w:sectPr>`;

/** The bytes of an archive. */
export const zipped = async (entries: Iterable<ZipEntry>): Promise<Uint8Array> => {
  const pieces: Buffer[] = [];
  for await (const piece of zipOf(entries)) pieces.push(piece);
  return Buffer.concat(pieces);
};

export const entry = (name: string, text: string): ZipEntry => ({ name, bytes: [Buffer.from(text)] });

/** A Word file with the paragraphs and tables of `body`, in the page and styles of the standard. */
export const wordFile = (title: string, body: string): Promise<Uint8Array> =>
  zipped([
    entry('[Content_Types].xml', CONTENT_TYPES),
    entry('_rels/.rels', RELATIONS),
    entry('docProps/core.xml', coreOf(title)),
    entry(
      'word/document.xml',
      `${XML_HEAD}<w:document xmlns:w="${W}" xmlns:r="${R}" xmlns:wp="${DRAWING}/wordprocessingDrawing" xmlns:wps="${SHAPE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}${SECTION}</w:body></w:document>`,
    ),
    entry('word/_rels/document.xml.rels', DOCUMENT_RELATIONS),
    entry('word/styles.xml', STYLES),
    entry('word/settings.xml', SETTINGS),
    entry('word/footer1.xml', footer('right')),
    entry('word/footer2.xml', footer('left')),
  ]);
