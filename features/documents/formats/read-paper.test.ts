import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import {
  footnotesPart,
  makeCompound,
  makeDocx,
  makeLyingDocx,
  numbered,
  numberingPart,
  paragraph,
} from '../test-papers.ts';
import { readPaper, TEXT_LIMIT } from './read-paper.ts';

const WORDS = '关于落实春耕工作的通知\n1.备足化肥3000吨。（责任单位：县农业农村局）\n';
const read = async (bytes: Uint8Array, name = 'paper.txt') => {
  const answer = await readPaper(bytes, name);
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
};
const code = async (bytes: Uint8Array, name = 'paper.txt') => {
  const answer = await readPaper(bytes, name);
  return answer.ok ? 'accepted' : answer.code;
};

describe('text', () => {
  test.each([
    ['UTF-8', Buffer.from(WORDS)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${WORDS}`)],
    ['GB18030', iconv.encode(WORDS, 'gb18030')],
    ['UTF-16 little-endian', iconv.encode(WORDS, 'utf-16le', { addBOM: true })],
    ['UTF-16 big-endian', iconv.encode(WORDS, 'utf-16be', { addBOM: true })],
  ])('%s', async (_, bytes) => {
    expect(await read(bytes)).toEqual({ text: WORDS, format: 'text' });
  });

  test('characters beyond the basic plane survive GB18030', async () => {
    expect((await read(iconv.encode('县𠮷林局牵头', 'gb18030'))).text).toBe('县𠮷林局牵头');
  });

  test('line breaks of every kind become one', async () => {
    expect((await read(Buffer.from('一\r\n二\r三\u2028四'))).text).toBe('一\n二\n三\n四');
  });
});

describe('Word', () => {
  const LEVELS = numberingPart(
    `<w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/><w:suff w:val="nothing"/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );

  test('automatic numbers are printed, start again below a new heading, and start over where the list says so', async () => {
    const body = [
      numbered('产业', 1),
      numbered('建厂房', 1, 1),
      numbered('引企业', 1, 1),
      numbered('民生', 1),
      numbered('建幼儿园', 1, 1),
      numbered('', 1, 1),
      numbered('要点', 2),
      numbered('附则', 3),
    ].join('');
    const { text, format } = await read(makeDocx(body, { 'word/numbering.xml': LEVELS }), 'a.docx');
    expect(format).toBe('docx');
    expect(text).toBe('一、产业\n1.建厂房\n2.引企业\n二、民生\n1.建幼儿园\n\n• 要点\n一、附则');
  });

  test('rows are lines with tabs; cells merged downwards are repeated, spanned columns stay empty', async () => {
    const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const body = `<w:tbl>
      ${row(cell('任务分解表', '<w:gridSpan w:val="3"/>'))}
      ${row(cell('领域'), cell('任务'), cell('单位'))}
      ${row(cell('产业', '<w:vMerge w:val="restart"/>'), cell('建厂房'), cell('县发改局'))}
      ${row(cell('', '<w:vMerge/>'), cell('引企业'), `<w:tc>${paragraph('县商务局')}${paragraph('各镇')}</w:tc>`)}
      ${row(cell('民生'), cell('合办', '<w:gridSpan w:val="2"/>'))}
    </w:tbl>`;
    expect((await read(makeDocx(body), 'a.docx')).text).toBe(
      '任务分解表\n领域\t任务\t单位\n产业\t建厂房\t县发改局\n产业\t引企业\t县商务局 各镇\n民生\t合办',
    );
  });

  test('text boxes follow their paragraph once, footnotes stand at the end, deleted words are gone', async () => {
    const box = (words: string) => `<w:txbxContent>${paragraph(words)}</w:txbxContent>`;
    const body = [
      `<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`,
      `<w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>`,
      `<w:r><mc:AlternateContent><mc:Choice>${box('框内')}</mc:Choice><mc:Fallback>${box('框内')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见 &amp; &#x4e2d;</w:t><w:br/><w:t>换行</w:t></w:r></w:p>',
    ].join('');
    const footnotes = footnotesPart(
      `<w:footnote w:id="0">${paragraph('')}</w:footnote><w:footnote w:id="5">${paragraph('含垦区')}</w:footnote>`,
    );
    expect((await read(makeDocx(body, { 'word/footnotes.xml': footnotes }), 'a.docx')).text).toBe(
      '正文新增\n框内\n可见 & 中\n换行\n[1] 含垦区',
    );
  });

  test('a Word file under another name is still a Word file', async () => {
    expect((await read(makeDocx(paragraph('通知')), 'a.txt')).format).toBe('docx');
  });
});

describe('spreadsheets', () => {
  test('sheets one after another under their names, merged cells carried down, dates, shares and formulas as shown', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('重点任务');
    sheet.addRows([
      ['领域', '任务', '完成时限', '占比', '合计'],
      ['产业', '建厂房\n5万平方米', new Date(Date.UTC(2026, 5, 30)), 0.125, { formula: '1+2', result: 3 }],
      [null, '引企业', null, null, 0.1 + 0.2],
    ]);
    sheet.mergeCells('A2:A3');
    sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日"';
    sheet.getCell('D2').numFmt = '0.0%';
    book.addWorksheet('空表');
    const hidden = book.addWorksheet('底稿');
    hidden.state = 'hidden';
    hidden.addRow(['不看']);
    book.addWorksheet('说明').addRow([{ richText: [{ text: '数据' }, { font: { bold: true }, text: '截至月底' }] }]);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    expect(await read(bytes, 'a.xlsx')).toEqual({
      format: 'xlsx',
      text: '重点任务\n领域\t任务\t完成时限\t占比\t合计\n产业\t建厂房 5万平方米\t2026年6月30日\t12.5%\t3\n产业\t引企业\t\t\t0.3\n\n说明\n数据截至月底',
    });
  });

  test('csv with quoted line breaks and commas, in GB18030, with semicolons or tabs', async () => {
    const bytes = iconv.encode('任务,单位\n"建厂房，\n引企业","县发改局,各镇"\n', 'gb18030');
    expect(await read(bytes, 'a.csv')).toEqual({ format: 'csv', text: '任务\t单位\n建厂房， 引企业\t县发改局,各镇' });
    expect((await read(Buffer.from('任务;单位\n建;县'), 'a.csv')).text).toBe('任务\t单位\n建\t县');
  });
});

describe('what is refused says why', () => {
  test.each([
    ['nothing at all', Buffer.alloc(0), 'a.txt', 'documents.empty'],
    ['blanks', Buffer.from(' \n\t'), 'a.txt', 'documents.empty'],
    ['bytes that are no text', Buffer.from([1, 2, 3, 0, 255, 254, 0, 9, 200, 1]), 'a.txt', 'documents.unreadable'],
    [
      'a damaged archive',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]),
      'a.docx',
      'documents.unreadable',
    ],
    ['half a Word file', makeDocx(paragraph('通知')).slice(0, 200), 'a.docx', 'documents.unreadable'],
    ['a Word file whose XML breaks off', makeDocx('<w:p><w:r>'), 'a.docx', 'documents.unreadable'],
    ['a Word file with a document type', makeDocx('<!DOCTYPE a [<!ENTITY b "c">]>'), 'a.docx', 'documents.unreadable'],
    ['an encrypted file', makeCompound('EncryptedPackage'), 'a.docx', 'documents.encrypted'],
    ['an old Word file', makeCompound('WordDocument'), 'a.doc', 'documents.old_format'],
    ['an old spreadsheet', makeCompound('Workbook'), 'a.xls', 'documents.old_format'],
    [
      'a macro workbook',
      zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/vbaProject.bin': strToU8('x') }),
      'a.xlsx',
      'documents.macros',
    ],
    ['a macro document by its name', makeDocx(paragraph('通知')), 'a.docm', 'documents.macros'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'a.png', 'documents.picture'],
    ['some other archive', zipSync({ 'a.txt': strToU8('x') }), 'a.zip', 'documents.unsupported_format'],
    ['too long a text', Buffer.from('一'.repeat(TEXT_LIMIT + 1)), 'a.txt', 'documents.text_too_long'],
  ])('%s', async (_, bytes, name, refusal) => {
    expect(await code(bytes, name)).toBe(refusal);
  });

  test('an archive that declares more than any paper', async () => {
    expect(await code(makeLyingDocx(1000, 600 * 1024 * 1024), 'a.docx')).toBe('documents.zip_bomb');
    expect(await code(makeLyingDocx(100 * 1024 * 1024, 100 * 1024 * 1024), 'a.docx')).toBe('documents.zip_bomb');
  });

  test('an archive that declares little and holds much is stopped at what it declared', async () => {
    expect(await code(makeLyingDocx(200 * 1024 * 1024, 1000), 'a.docx')).toBe('documents.zip_bomb');
  });

  test('an archive that holds less than it declares is damaged', async () => {
    expect(await code(makeLyingDocx(1000, 2000), 'a.docx')).toBe('documents.unreadable');
  });

  test('a file that needs too much memory or time ends its reader, not this process', async () => {
    const big = makeDocx(paragraph('通知').repeat(200_000));
    for (const limits of [
      { memoryMb: 24, timeMs: 30_000 },
      { memoryMb: 512, timeMs: 50 },
    ])
      expect(await readPaper(big, 'a.docx', limits)).toEqual({ ok: false, code: 'documents.too_complex' });
    expect((await read(big, 'a.docx')).text.length).toBe(599_999);
  });
});
