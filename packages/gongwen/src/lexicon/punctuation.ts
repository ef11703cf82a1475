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

/** Marks that are wide in Chinese text and narrow when typed carelessly; between figures they are left alone. */
export const CLUMSY_MARKS =
  /;|(?<!\d)[,:]|[,:](?!\d)|(?<=\p{Script=Han})(?<![一二三四五六七八九十])\.(?=\p{Script=Han})/gu;
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
