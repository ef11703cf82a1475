import { type Attribute, readXml } from '../xml.ts';

type Level = { start: number; format: string; text: string; isPlain: boolean; suffix: string };
type List = Map<number, Level>;

/** Lists of a Word file as `numbering.xml` and `styles.xml` define them. */
export type Lists = {
  /** Levels by list (`numId`); several lists may share one counter (`abstract`). */
  byId: ReadonlyMap<string, { abstract: string; levels: List; restarts: ReadonlyMap<number, number> }>;
  /** The list a paragraph style brings along. */
  byStyle: ReadonlyMap<string, { list: string; level: number }>;
};

const levelOf = (attribute: Attribute): number => Number(attribute('w:ilvl') ?? 0);

const readNumbering = (xml: string): Lists['byId'] => {
  const abstracts = new Map<string, List>();
  const byId = new Map<string, { abstract: string; levels: List; restarts: Map<number, number> }>();
  let abstract = '';
  let list = '';
  let level = -1;
  readXml(xml, {
    open: (name, attribute) => {
      const value = attribute('w:val') ?? '';
      const at = abstracts.get(abstract)?.get(level);
      if (name === 'w:abstractNum') {
        abstract = attribute('w:abstractNumId') ?? '';
        abstracts.set(abstract, new Map());
      } else if (name === 'w:num') {
        list = attribute('w:numId') ?? '';
      } else if (name === 'w:abstractNumId' && list) {
        byId.set(list, { abstract: value, levels: abstracts.get(value) ?? new Map(), restarts: new Map() });
      } else if (name === 'w:lvlOverride') level = levelOf(attribute);
      else if (name === 'w:startOverride') byId.get(list)?.restarts.set(level, Number(value));
      else if (name === 'w:lvl') {
        level = levelOf(attribute);
        if (!list)
          abstracts.get(abstract)?.set(level, { start: 1, format: 'decimal', text: '', isPlain: false, suffix: 'tab' });
      } else if (!at || list) return;
      else if (name === 'w:start') at.start = Number(value);
      else if (name === 'w:numFmt') at.format = value;
      else if (name === 'w:lvlText') at.text = value;
      else if (name === 'w:isLgl') at.isPlain = value !== '0' && value !== 'false';
      else if (name === 'w:suff') at.suffix = value;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return byId;
};

const readStyles = (xml: string): Lists['byStyle'] => {
  const own = new Map<string, { list?: string; level: number; basedOn?: string }>();
  let style: { list?: string; level: number; basedOn?: string } | null = null;
  readXml(xml, {
    open: (name, attribute) => {
      if (name === 'w:style') {
        style = { level: 0 };
        own.set(attribute('w:styleId') ?? '', style);
      } else if (!style) return;
      else if (name === 'w:basedOn') style.basedOn = attribute('w:val') ?? undefined;
      else if (name === 'w:numId') style.list = attribute('w:val') ?? undefined;
      else if (name === 'w:ilvl') style.level = Number(attribute('w:val') ?? 0);
    },
    close: (name) => {
      if (name === 'w:style') style = null;
    },
    text: () => undefined,
  });
  const byStyle = new Map<string, { list: string; level: number }>();
  for (const [id, first] of own) {
    let at: typeof first | undefined = first;
    for (let steps = 0; at && !at.list && steps < 20; steps++) at = at.basedOn ? own.get(at.basedOn) : undefined;
    if (at?.list) byStyle.set(id, { list: at.list, level: first.list ? first.level : at.level });
  }
  return byStyle;
};

/** Reads the definitions; a file without lists has neither part. */
export const readLists = (numberingXml: string | null, stylesXml: string | null): Lists => ({
  byId: numberingXml ? readNumbering(numberingXml) : new Map(),
  byStyle: stylesXml ? readStyles(stylesXml) : new Map(),
});

const DIGITS = '\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d';
const TEN = '\u5341';
const HUNDRED = '\u767e';
const STEMS = '\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b\u58ec\u7678';

/** 1–999 in Chinese characters as lists count: 一, 十, 十一, 二十三, 一百零五. */
const inChinese = (n: number): string => {
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor((n % 100) / 10);
  const ones = n % 10;
  const digit = (value: number): string => DIGITS[value] ?? '';
  const upper = hundreds ? `${digit(hundreds)}${HUNDRED}` : '';
  const middle = tens ? `${tens === 1 && !hundreds ? '' : digit(tens)}${TEN}` : hundreds && ones ? digit(0) : '';
  return `${upper}${middle}${ones || n === 0 ? digit(ones) : ''}`;
};

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const inRoman = (n: number): string => {
  let left = n;
  let out = '';
  for (const [value, letters] of ROMAN) for (; left >= value; left -= value) out += letters;
  return out;
};

const inLetters = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));

/** A list number as a format of ECMA-376 (17.18.59) prints it; formats that papers do not use print digits. */
export const printNumber = (n: number, format: string): string => {
  if (n < 1 || n > 999) return String(n);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanCounting':
      return inChinese(n);
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return [...String(n)].map((digit) => (digit === '0' ? '\u3007' : DIGITS[Number(digit)])).join('');
    case 'ideographTraditional':
      return STEMS[n - 1] ?? String(n);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return n <= 20 ? String.fromCharCode(0x2460 + n - 1) : String(n);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(n)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
    case 'decimalZero':
      return String(n).padStart(2, '0');
    case 'lowerLetter':
      return inLetters(n);
    case 'upperLetter':
      return inLetters(n).toUpperCase();
    case 'lowerRoman':
      return inRoman(n);
    case 'upperRoman':
      return inRoman(n).toUpperCase();
    default:
      return String(n);
  }
};

const BULLET = '\u2022 ';
const ENDS_IN_WORD = /[\p{L}\p{N}.]$/u;

/** Counts the lists of one document; call it for each numbered paragraph in order. */
export const makeCounter = (lists: Lists): ((list: string, level: number) => string) => {
  const counts = new Map<string, number[]>();
  const seen = new Set<string>();
  return (listId, level) => {
    const list = lists.byId.get(listId);
    const own = list?.levels.get(level);
    if (!list || !own) return '';
    if (own.format === 'bullet') return BULLET;
    let count = counts.get(list.abstract);
    if (!count || (!seen.has(listId) && list.restarts.size > 0)) {
      count = [];
      counts.set(list.abstract, count);
    }
    seen.add(listId);
    const startOf = (at: number): number => list.restarts.get(at) ?? list.levels.get(at)?.start ?? 1;
    count[level] = (count[level] ?? startOf(level) - 1) + 1;
    count.length = level + 1;
    if (own.format === 'none') return '';
    const counted = count;
    const label = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return printNumber(
        counted[at] ?? startOf(at),
        own.isPlain ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal'),
      );
    });
    return own.suffix !== 'nothing' && ENDS_IN_WORD.test(label) ? `${label} ` : label;
  };
};
