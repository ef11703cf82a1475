// PDFs for tests, written by hand: one font that maps codes to the same letters of UTF-16, nothing embedded.

/** Words at a place, in points from the lower left corner of an A4 page. */
export type Words = { x: number; y: number; size: number; text: string };
export type TestPage = {
  words?: Words[];
  bars?: [x: number, y: number, width: number, height: number][];
  picture?: boolean;
};

const hex = (text: string): string =>
  [...Array(text.length).keys()].map((i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');

const TO_UNICODE = [
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
  '1 begincodespacerange <0000> <ffff> endcodespacerange',
  ...[0, 100, 200].map((from) => {
    const high = Array.from({ length: Math.min(100, 256 - from) }, (_, i) => (from + i).toString(16).padStart(2, '0'));
    return `${high.length} beginbfrange ${high.map((h) => `<${h}00> <${h}ff> <${h}00>`).join('\n')} endbfrange`;
  }),
  'endcmap end end',
].join('\n');

const content = ({ words = [], bars = [], picture = false }: TestPage): string =>
  [
    ...bars.map(([x, y, width, height]) => `${x} ${y} ${width} ${height} re f`),
    ...words.map(({ x, y, size, text }) => `BT /F ${size} Tf ${x} ${y} Td <${hex(text)}> Tj ET`),
    ...(picture ? ['q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u00aa EI Q'] : []),
  ].join('\n');

const stream = (words: string): string => `<< /Length ${words.length} >> stream\n${words}\nendstream`;

/** A PDF of the given pages; `isLocked` asks for a password. */
export const makePdf = (pages: readonly TestPage[], { isLocked = false } = {}): Uint8Array => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /Ascent 800 /Descent -200 >> >>',
    stream(TO_UNICODE),
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      stream(content(page)),
    ]),
  ];
  const lock = isLocked
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<00> <00>]`
    : '';
  let file = '%PDF-1.7\n';
  const at = objects.map((object, i) => {
    const from = file.length;
    file += `${i + 1} 0 obj ${object} endobj\n`;
    return from;
  });
  const table = at.map((from) => `${String(from).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
};
