const MARKUP = /[&<>"]/;
// What XML cannot hold: control characters but tab and line ends, halves of characters.
const NOT_XML = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Words as XML holds them. */
export const escaped = (text: string): string => {
  const clean = text.replace(NOT_XML, '');
  return MARKUP.test(clean)
    ? clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : clean;
};

/** A run of words. */
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** A paragraph in a style of `styles.ts`; `more` is what stands in its properties besides. */
export const paragraph = (style: string, text: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${text ? run(text) : ''}</w:p>`;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
export const SHAPE = 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape';
