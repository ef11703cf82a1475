import { attributeOf, plainXml, XmlFault, type XmlVisitor } from './xml.ts';

/** XML that comes in pieces. `push` takes the next piece, `end` says that there are no more. */
export type XmlStream = { push(piece: string): void; end(): void };

/** Longest tag; an Office file's are a few hundred characters. */
const LONGEST_TAG = 1 << 20;
/** Longest character reference, `&#1114111;`. */
const LONGEST_REFERENCE = 12;
const NAME_END = /[\s/]/;
const GREATER = 62;
const QUOTE = 34;
const APOSTROPHE = 39;

/** The end of a tag: the first `>` that stands in no attribute; -1 when it has not come yet. */
const tagEnd = (source: string, from: number): number => {
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === GREATER) return at;
    if (code !== QUOTE && code !== APOSTROPHE) continue;
    at = source.indexOf(code === QUOTE ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
};

/**
 * Reads XML as it comes, in memory that does not grow with its length: what `readXml` does for a whole text. Throws
 * XmlFault for what is not well formed and for a document type.
 */
export const xmlStream = (visitor: XmlVisitor): XmlStream => {
  const opened: string[] = [];
  let rest = '';

  /** Handles what is complete and answers where the first incomplete thing begins. */
  const take = (source: string, isLast: boolean): number => {
    for (let at = 0; at < source.length; ) {
      const next = source.indexOf('<', at);
      if (next !== at) {
        let end = next < 0 ? source.length : next;
        if (next < 0 && !isLast) {
          const reference = source.lastIndexOf('&');
          if (reference >= at && source.length - reference < LONGEST_REFERENCE) end = reference;
        }
        if (opened.length && end > at) visitor.text(plainXml(source.slice(at, end)));
        if (next < 0) return end;
      }
      at = next;
      const third = source[at + 1];
      if (third === undefined) return at;
      if (third === '!' || third === '?') {
        const end = special(source, at);
        if (end < 0) return at;
        at = end;
        continue;
      }
      const end = tagEnd(source, at + 1);
      if (end < 0) {
        if (source.length - at > LONGEST_TAG) throw new XmlFault('a tag has no end');
        return at;
      }
      tag(source, at + 1, end);
      at = end + 1;
    }
    return source.length;
  };

  /** A comment, a section of characters or an instruction; answers where it ends, -1 when that has not come yet. */
  const special = (source: string, at: number): number => {
    const endOf = (mark: string, from: number): number => {
      const end = source.indexOf(mark, from);
      return end < 0 ? -1 : end + mark.length;
    };
    if (source.startsWith('<?', at)) return endOf('?>', at + 2);
    if (source.startsWith('<!--', at)) return endOf('-->', at + 4);
    if (source.startsWith('<![CDATA[', at)) {
      const end = endOf(']]>', at + 9);
      if (end > 0) visitor.text(source.slice(at + 9, end - 3));
      return end;
    }
    if ('<!--'.startsWith(source.slice(at, at + 4)) || '<![CDATA['.startsWith(source.slice(at, at + 9))) return -1;
    throw new XmlFault('a document type');
  };

  const tag = (source: string, from: number, end: number): void => {
    if (source[from] === '/') {
      const name = source.slice(from + 1, end).trimEnd();
      if (opened.pop() !== name) throw new XmlFault(`${name} was not open`);
      visitor.close(name);
      return;
    }
    const closesItself = source[end - 1] === '/';
    const whole = source.slice(from, closesItself ? end - 1 : end);
    const nameEnd = whole.search(NAME_END);
    const name = nameEnd < 0 ? whole : whole.slice(0, nameEnd);
    visitor.open(name, attributeOf(whole));
    if (closesItself) visitor.close(name);
    else opened.push(name);
  };

  return {
    push: (piece) => {
      const source = rest === '' ? piece : rest + piece;
      const done = take(source, false);
      rest = done === source.length ? '' : source.slice(done);
    },
    end: () => {
      if (rest !== '' && take(rest, true) !== rest.length) throw new XmlFault('ends too early');
      if (opened.length) throw new XmlFault('ends too early');
    },
  };
};
