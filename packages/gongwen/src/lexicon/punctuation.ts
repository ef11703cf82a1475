/** Canonical forms of the marks that differ only in width; every mapping is one character to one character. */
export const CANONICAL: Record<string, string> = {
  '（': '(',
  '）': ')',
  '﹙': '(',
  '﹚': ')',
  '［': '[',
  '］': ']',
  '｛': '{',
  '｝': '}',
  '，': '，',
  '﹐': '，',
  '：': '：',
  '﹕': '：',
  '；': '；',
  '﹔': '；',
  '！': '！',
  '？': '？',
  '｡': '。',
  '､': '、',
  '﹑': '、',
  '％': '%',
  '﹪': '%',
  '＋': '+',
  '－': '-',
  '﹣': '-',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '―': '—',
  '–': '—',
  '─': '—',
  '━': '—',
  '‒': '—',
  '−': '-',
  '｜': '|',
  '│': '|',
  '┃': '|',
  '．': '.',
  '﹒': '.',
  '／': '/',
  '＆': '&',
  '・': '·',
  '•': '•',
  '〈': '《',
  '〉': '》',
  '「': '“',
  '」': '”',
  '『': '“',
  '』': '”',
};

/** Marks that are wide in Chinese text and narrow when typed carelessly. */
export const CLUMSY_MARKS = /[;,:.]/g;
const DIGIT = /\d/;
const NUMERAL = /[一二三四五六七八九十]/;
/** Between two figures a comma or a colon is meant; a point is a full stop only between two Chinese characters. */
export const isMeant = (mark: string, before: string, after: string): boolean =>
  mark === '.'
    ? !HAN.test(before) || !HAN.test(after) || NUMERAL.test(before)
    : mark !== ';' && DIGIT.test(before) && DIGIT.test(after);
export const WIDE_MARK: Record<string, string> = { ',': '，', ':': '：', ';': '；', '.': '。' };
export const WIDE_COMMA = '，';

/** Ends of sentences. */
export const SENTENCE_END = '。；！？';
/** A printed line break inside a table cell. */
export const CELL_BREAK = '⏎';
/** What a line of running text may end with. */
export const CLOSED_LINE = /[。；：！？;:!?)\]】》”…、，]$/;
/** After one of these a clause may begin, in text without line breaks. */
export const ENDS_CLAUSE = /(?:[。；：！？;!?…][)”』」]?|[)\]】〕.])$/;
export const ENDS_SENTENCE = /[。；！？;!?…][)”』」]?$/;
export const QUOTE_OPEN = '“';
export const QUOTE_CLOSE = '”';
export const BOOK_OPEN = '《';
export const BOOK_CLOSE = '》';
export const ENUMERATES = '、';
export const FULL_STOP = '。';
export const COLON = '：';
export const TRAILING_MARKS = /[\s，、；：。;:,]+$/;
export const LEADING_MARKS = /^[\s，、；：。;:,.]+/;
export const HAN = /\p{Script=Han}/u;
export const STOPPED = /[。；]$/;
export const BROKEN = /[。；，：]/;
