const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
const BYTE_ORDER_MARK = '\ufeff';
/** What a PostgreSQL text cannot hold. */
const NUL = '\0';
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as it is kept and as spans count in it: lines end in `\n`, nothing the database would refuse. */
export const cleanText = (text: string): string =>
  text.replace(LINE_BREAK, '\n').replaceAll(NUL, '').replaceAll(BYTE_ORDER_MARK, '').replace(LONE_SURROGATE, '\ufffd');
