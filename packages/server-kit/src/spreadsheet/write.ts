import { Readable } from 'node:stream';
import { type ZipEntry, zipOf } from './zip.ts';

/** A plain value of a cell: words, a number, or nothing. In a column of days the words are `YYYY-MM-DD`. */
export type Value = string | number | null;
/** A cell that stands out: coloured as wrong or as worth a look, with a comment. */
export type MarkedCell = { readonly value: Value; readonly look: 'wrong' | 'unsure'; readonly note?: string };
export type Cell = Value | MarkedCell;

/** A column: its heading, its width in characters, whether its cells are days, and whether people see it. */
export type Column = {
  readonly title: string;
  readonly width: number;
  readonly kind?: 'words' | 'day' | 'number';
  readonly isHidden?: boolean;
};

/** A sheet whose rows come in batches, so that any number of them fits in memory. */
export type Sheet = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Without a row of headings of its own: the rows bring theirs. `frozenRows` stay in sight. */
  readonly isBare?: boolean;
  readonly frozenRows?: number;
  /** Cells may have comments; the author's name stands in each. */
  readonly notesBy?: string;
};

const STYLE = { heading: 1, words: 2, quoted: 3, day: 4, number: 5, wrong: 6, unsure: 7 } as const;
const CELL_AT_MOST = 32_767;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const MARKUP = /[&<>"]/;
// What XML cannot hold: control characters but tab and line ends, halves of characters.
const NOT_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const escaped = (text: string): string => {
  const clean = text.slice(0, CELL_AT_MOST).replace(NOT_XML, '');
  return MARKUP.test(clean)
    ? clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : clean;
};

const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`;

const DAY_ONE = Date.UTC(1899, 11, 30);
const serialOf = (day: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - DAY_ONE) / 86_400_000);

// What a spreadsheet would take for a formula. Cells are words by their type and are never calculated; the style says
// in addition what an apostrophe before the words says, so that they stay words when somebody edits the cell.
const LIKE_A_FORMULA = /^[=+\-@\t\r]/;

const words = (name: string, text: string, style: number): string =>
  `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

const isMarked = (cell: Cell): cell is MarkedCell => typeof cell === 'object' && cell !== null;

const marked = (name: string, { value, look }: MarkedCell): string =>
  value === null || value === ''
    ? `<c r="${name}" s="${STYLE[look]}"/>`
    : typeof value === 'number' && Number.isFinite(value)
      ? `<c r="${name}" s="${STYLE[look]}"><v>${value}</v></c>`
      : words(name, String(value), STYLE[look]);

const cell = (name: string, value: Cell, kind: Column['kind']): string => {
  if (isMarked(value)) return marked(name, value);
  if (value === null || value === '') return '';
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${name}" s="${STYLE.number}"><v>${value}</v></c>` : '';
  if (kind === 'day') return `<c r="${name}" s="${STYLE.day}"><v>${serialOf(value)}</v></c>`;
  return words(name, value, LIKE_A_FORMULA.test(value) ? STYLE.quoted : STYLE.words);
};

const STYLES = `${head}<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFF8D0CC"/><bgColor indexed="64"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFF0C2"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="0" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>
</styleSheet>`;

const contentTypes = (hasNotes: boolean): string => `${head}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${hasNotes ? NOTES_TYPES : ''}
</Types>`;

/** A comment on a cell; row from 1, column from 0. */
type Note = { row: number; column: number; text: string };
/** Programs grow slow over sheets with more comments than a person could read. */
const NOTES_AT_MOST = 5_000;

const NOTES_TYPES = `
<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>
<Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`;
const NOTES_RELS = `${head}<Relationships xmlns="${PACKAGE}/relationships">
<Relationship Id="rId1" Type="${RELATIONS}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>
<Relationship Id="rId2" Type="${RELATIONS}/comments" Target="../comments1.xml"/></Relationships>`;

async function* later(make: () => string): AsyncGenerator<Buffer> {
  yield Buffer.from(make());
}

const commentsXml = (notes: readonly Note[], author: string): string =>
  `${head}<comments xmlns="${MAIN}"><authors><author>${escaped(author)}</author></authors><commentList>${notes
    .map(
      ({ row, column, text }) =>
        `<comment ref="${columnName(column)}${row}" authorId="0"><text><r><t xml:space="preserve">${escaped(text)}</t></r></text></comment>`,
    )
    .join('')}</commentList></comments>`;

/** Where the comments' boxes float; spreadsheet programs still want it in this old form (ECMA-376 part 4, VML). */
const drawingXml = (notes: readonly Note[]): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${notes
    .map(
      ({ row, column }, i) =>
        `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;width:180pt;height:60pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    )
    .join('')}</xml>`;

const RELS = `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const WORKBOOK_RELS = `${head}<Relationships xmlns="${PACKAGE}/relationships">
<Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;

/** A sheet's name holds at most 31 characters and none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet1';

const workbook = (name: string): string =>
  `${head}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

async function* sheetXml(
  { columns, batches, isBare, frozenRows, notesBy }: Sheet,
  notes: Note[],
): AsyncGenerator<Buffer> {
  const names = columns.map((_, index) => columnName(index));
  const widths = columns.map(
    ({ width, isHidden }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${isHidden ? ' hidden="1"' : ''}/>`,
  );
  const headings = columns.map(({ title }, i) => words(`${names[i]}1`, title, STYLE.heading)).join('');
  const frozen = frozenRows ?? (isBare ? 0 : 1);
  const pane = frozen
    ? `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/>`
    : '';
  yield Buffer.from(
    `${head}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${isBare ? '' : `<row r="1">${headings}</row>`}`,
  );
  let number = isBare ? 0 : 1;
  for await (const batch of batches) {
    let xml = '';
    for (const row of batch) {
      number++;
      xml += `<row r="${number}">`;
      for (let i = 0; i < row.length; i++) {
        const value = row[i] ?? null;
        xml += cell(`${names[i]}${number}`, value, columns[i]?.kind);
        if (isMarked(value) && value.note && notes.length < NOTES_AT_MOST)
          notes.push({ row: number, column: i, text: value.note });
      }
      xml += '</row>';
    }
    if (xml) yield Buffer.from(xml);
  }
  const filter = isBare ? '' : `<autoFilter ref="A1:${names.at(-1)}${number}"/>`;
  yield Buffer.from(`</sheetData>${filter}${notesBy === undefined ? '' : '<legacyDrawing r:id="rId1"/>'}</worksheet>`);
}

/**
 * A workbook of one sheet as a stream of bytes: frozen headings, a filter, days as days, words as words, comments on
 * marked cells (the first 5,000). Needs the memory of one batch, whatever the number of rows. An error of the rows
 * destroys the stream.
 */
export const writeSheet = (sheet: Sheet): Readable => {
  const text = (name: string, xml: string): ZipEntry => ({ name, bytes: [Buffer.from(xml)] });
  const notes: Note[] = [];
  const hasNotes = sheet.notesBy !== undefined;
  return Readable.from(
    zipOf([
      text('[Content_Types].xml', contentTypes(hasNotes)),
      text('_rels/.rels', RELS),
      text('xl/workbook.xml', workbook(sheet.name)),
      text('xl/_rels/workbook.xml.rels', WORKBOOK_RELS),
      text('xl/styles.xml', STYLES),
      { name: 'xl/worksheets/sheet1.xml', bytes: sheetXml(sheet, notes) },
      // Written behind the sheet, when its notes are known.
      ...(hasNotes
        ? [
            text('xl/worksheets/_rels/sheet1.xml.rels', NOTES_RELS),
            { name: 'xl/comments1.xml', bytes: later(() => commentsXml(notes, sheet.notesBy ?? '')) },
            { name: 'xl/drawings/vmlDrawing1.vml', bytes: later(() => drawingXml(notes)) },
          ]
        : []),
    ]),
    { objectMode: false },
  );
};
