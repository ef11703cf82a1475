import { Readable } from 'node:stream';
import { type ZipEntry, zipOf } from './zip.ts';

/** A value of a cell: words, a number, or nothing. In a column of days the words are `YYYY-MM-DD`. */
export type Cell = string | number | null;

/** A column: its heading, its width in characters, and whether its cells are days. */
export type Column = { readonly title: string; readonly width: number; readonly kind?: 'words' | 'day' | 'number' };

/** A sheet whose rows come in batches, so that any number of them fits in memory. */
export type Sheet = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly batches: AsyncIterable<readonly (readonly Cell[])[]>;
};

const STYLE = { heading: 1, words: 2, quoted: 3, day: 4, number: 5 } as const;
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

const cell = (name: string, value: Cell, kind: Column['kind']): string => {
  if (value === null || value === '') return '';
  if (typeof value === 'number')
    return Number.isFinite(value) ? `<c r="${name}" s="${STYLE.number}"><v>${value}</v></c>` : '';
  if (kind === 'day') return `<c r="${name}" s="${STYLE.day}"><v>${serialOf(value)}</v></c>`;
  return words(name, value, LIKE_A_FORMULA.test(value) ? STYLE.quoted : STYLE.words);
};

const STYLES = `${head}<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>
</styleSheet>`;

const CONTENT_TYPES = `${head}<Types xmlns="${PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
</Types>`;

const RELS = `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const WORKBOOK_RELS = `${head}<Relationships xmlns="${PACKAGE}/relationships">
<Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;

/** A sheet's name holds at most 31 characters and none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet1';

const workbook = (name: string): string =>
  `${head}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

async function* sheetXml({ columns, batches }: Sheet): AsyncGenerator<Buffer> {
  const names = columns.map((_, index) => columnName(index));
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const headings = columns.map(({ title }, i) => words(`${names[i]}1`, title, STYLE.heading)).join('');
  yield Buffer.from(
    `${head}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings}</row>`,
  );
  let number = 1;
  for await (const batch of batches) {
    let xml = '';
    for (const row of batch) {
      number++;
      xml += `<row r="${number}">`;
      for (let i = 0; i < row.length; i++) xml += cell(`${names[i]}${number}`, row[i] ?? null, columns[i]?.kind);
      xml += '</row>';
    }
    if (xml) yield Buffer.from(xml);
  }
  yield Buffer.from(`</sheetData><autoFilter ref="A1:${names.at(-1)}${number}"/></worksheet>`);
}

/**
 * A workbook of one sheet as a stream of bytes: frozen headings, a filter, days as days, words as words. Needs the
 * memory of one batch, whatever the number of rows. An error of the rows destroys the stream.
 */
export const writeSheet = (sheet: Sheet): Readable => {
  const text = (name: string, xml: string): ZipEntry => ({ name, bytes: [Buffer.from(xml)] });
  return Readable.from(
    zipOf([
      text('[Content_Types].xml', CONTENT_TYPES),
      text('_rels/.rels', RELS),
      text('xl/workbook.xml', workbook(sheet.name)),
      text('xl/_rels/workbook.xml.rels', WORKBOOK_RELS),
      text('xl/styles.xml', STYLES),
      { name: 'xl/worksheets/sheet1.xml', bytes: sheetXml(sheet) },
    ]),
    { objectMode: false },
  );
};
