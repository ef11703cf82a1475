/** The value of an attribute of the element just opened, or null. */
export type Attribute = (name: string) => string | null;
/** Told what an XML text holds, in order. Names keep their prefix: `w:p`. */
export type XmlVisitor = {
  open(name: string, attribute: Attribute): void;
  close(name: string): void;
  text(words: string): void;
};

/** The text is no well-formed XML, or holds a document type, which Office files never do. */
export class XmlFault extends Error {}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g;
const LAST_CODE_POINT = 0x10ffff;

const codePoint = (value: number): string => (value <= LAST_CODE_POINT ? String.fromCodePoint(value) : '\ufffd');

/** The text that character references stand for. */
export const plainXml = (text: string): string =>
  text.includes('&')
    ? text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
        if (decimal) return codePoint(Number(decimal));
        if (hex) return codePoint(Number.parseInt(hex, 16));
        return (name && NAMED[name]) ?? whole;
      })
    : text;

const after = (source: string, mark: string, from: number): number => {
  const at = source.indexOf(mark, from);
  if (at < 0) throw new XmlFault(`no ${mark}`);
  return at;
};

const APOSTROPHE = 39;
const QUOTE = 34;
const GREATER = 62;

/** The end of a tag: the first `>` that stands in no attribute. */
const tagEnd = (source: string, from: number): number => {
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === GREATER) return at;
    if (code === QUOTE || code === APOSTROPHE) at = after(source, code === QUOTE ? '"' : "'", at + 1);
  }
  throw new XmlFault('a tag has no end');
};

const NAME_END = /[\s/]/;

/** Reads attributes of a tag, given without its angle brackets. */
export const attributeOf = (tag: string): Attribute => {
  return (name) => {
    for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
      const found = /^\s*=\s*(["'])/.exec(tag.slice(at + name.length, at + name.length + 20));
      if (!found || !/\s/.test(tag[at - 1] ?? '')) continue;
      const start = at + name.length + found[0].length;
      return plainXml(tag.slice(start, after(tag, found[1] ?? '"', start)));
    }
    return null;
  };
};

/**
 * Reads XML from end to end in one pass, in time and memory that grow with its length: no entities, no external
 * parts. Throws XmlFault.
 */
export const readXml = (source: string, visitor: XmlVisitor): void => {
  const opened: string[] = [];
  for (let at = 0; at < source.length; ) {
    const next = source.indexOf('<', at);
    if (next < 0) break;
    if (next > at && opened.length) visitor.text(plainXml(source.slice(at, next)));
    if (source.startsWith('<!--', next)) at = after(source, '-->', next + 4) + 3;
    else if (source.startsWith('<![CDATA[', next)) {
      const end = after(source, ']]>', next + 9);
      visitor.text(source.slice(next + 9, end));
      at = end + 3;
    } else if (source.startsWith('<?', next)) at = after(source, '?>', next + 2) + 2;
    else if (source.startsWith('<!', next)) throw new XmlFault('a document type');
    else if (source[next + 1] === '/') {
      const end = after(source, '>', next);
      const name = source.slice(next + 2, end).trimEnd();
      if (opened.pop() !== name) throw new XmlFault(`${name} was not open`);
      visitor.close(name);
      at = end + 1;
    } else {
      const end = tagEnd(source, next + 1);
      const closesItself = source[end - 1] === '/';
      const tag = source.slice(next + 1, closesItself ? end - 1 : end);
      const nameEnd = tag.search(NAME_END);
      const name = nameEnd < 0 ? tag : tag.slice(0, nameEnd);
      visitor.open(name, attributeOf(tag));
      if (closesItself) visitor.close(name);
      else opened.push(name);
      at = end + 1;
    }
  }
  if (opened.length) throw new XmlFault('ends too early');
};
