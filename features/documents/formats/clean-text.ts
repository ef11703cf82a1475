const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
/** What a PostgreSQL text cannot hold, and marks that no reader sees. */
const UNSEEN = /[\0\ufeff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text as it is kept and as spans count in it: lines end in `\n`, nothing the database would refuse. */
export const cleanText = (text: string): string =>
  text.replace(LINE_BREAK, '\n').replace(UNSEEN, '').replace(LONE_SURROGATE, '\ufffd');
