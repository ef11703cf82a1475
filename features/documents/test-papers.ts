import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** A breakdown in our own words: two printed leads, one known and one unknown unit, dates with and without a year. */
export const BREAKDOWN = `东海县2026年重点工作责任分解
东政办发〔2026〕7号

各镇人民政府，县政府各部门：
现将年度重点工作分解如下，请逐项落实。

一、培育产业
1.新建标准厂房5万平方米，引进企业12家。（责任单位：县发改局、县教育局；完成时限：2026年6月底前）
2.举办银企对接活动4场，新增贷款3亿元。（县产投公司牵头，县发改局配合，2026年12月底前完成）
二、改善民生
3.新建公办幼儿园2所，增加学位540个。（责任单位：县教育局、青石镇；完成时限：2026年8月底前）
`;

/** Words and no task. */
export const GREETING = '春风送暖。\n祝全县人民新年愉快，阖家幸福。\n';

const xml = (body: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`);

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const numbered = (text: string, list: number, level = 0): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);

/** A Word file around the given body; `parts` adds or replaces parts. */
export const makeDocx = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'word/document.xml': xml(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, xml(part)])),
  });

export const numberingPart = (inner: string): string => `<w:numbering ${W}>${inner}</w:numbering>`;
export const footnotesPart = (inner: string): string => `<w:footnotes ${W}>${inner}</w:footnotes>`;

/** A zip whose one Word part inflates to `real` bytes of blanks and declares `declared`. */
export const makeLyingDocx = (real: number, declared: number): Uint8Array => {
  const name = Buffer.from('word/document.xml');
  const packed = deflateRawSync(Buffer.alloc(real, 0x20));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
};

/** A compound file (MS-CFB) as far as it is looked at: its mark, and the name of a stream. */
export const makeCompound = (stream: string): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);

/** A multipart form as a browser sends it. */
export const makeForm = (
  file: { name: string; bytes: Uint8Array },
  fields: Record<string, string> = {},
): { payload: Buffer; headers: Record<string, string> } => {
  const boundary = 'paper-boundary';
  const said = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([
      Buffer.from(said.join('')),
      Buffer.from(head),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
};
