import { ArchiveFault, type Entry, listArchive, unpack } from '../../../documents/formats/archive.ts';
import { BODY_FIELD, TABLE_FIELD, TEMPLATE_FIELDS } from '../../rules/template-fields.ts';

/** Why a Word file cannot be a template; `field` names the field in question. */
export type TemplateFault =
  | { code: 'bulletins.unreadable_template' }
  | { code: 'bulletins.unknown_field' | 'bulletins.field_not_alone'; field: string }
  | { code: 'bulletins.no_body_field' };

/** A Word file that has been looked through: its parts as they are, those with words as text. */
export type Template = { parts: Map<string, Uint8Array>; texts: Map<string, string>; fields: string[] };

const WITH_WORDS = /^word\/(document|header\d*|footer\d*)\.xml$/;
/** Largest whole a template may unpack into, in bytes; one with a picture or two has a tenth. */
const UNPACKED_AT_MOST = 32 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true });
const isMacro = (name: string): boolean => /vbaProject|\.bin$/i.test(name);
// What Word would fetch when the paper is opened; a link that somebody clicks is no such thing.
const fetches = (relations: string): boolean =>
  [...relations.matchAll(/<Relationship\b[^>]*>/g)].some(
    ([tag]) => /TargetMode="External"/.test(tag) && !/relationships\/hyperlink"/.test(tag),
  );

const partsOf = (bytes: Uint8Array): Map<string, Uint8Array> | null => {
  const entries: Entry[] = listArchive(bytes).filter(({ name }) => !name.endsWith('/'));
  if (entries.reduce((sum, { size }) => sum + size, 0) > UNPACKED_AT_MOST) return null;
  if (entries.some(({ name }) => isMacro(name) || name.includes('..') || name.startsWith('/'))) return null;
  return new Map(entries.map((entry) => [entry.name, unpack(bytes, entry)]));
};

/** Reads a Word file as template. It must hold the body's field, know no other fields than ours, no macros, and fetch nothing. */
export const readTemplate = (bytes: Uint8Array): Template | TemplateFault => {
  try {
    const parts = partsOf(bytes);
    if (!parts?.has('word/document.xml')) return { code: 'bulletins.unreadable_template' };
    for (const [name, part] of parts)
      if (name.endsWith('.rels') && fetches(decoder.decode(part))) return { code: 'bulletins.unreadable_template' };
    const texts = new Map<string, string>();
    for (const [name, part] of parts) if (WITH_WORDS.test(name)) texts.set(name, decoder.decode(part));
    return checkFields(parts, texts);
  } catch (fault) {
    // Bytes that are no UTF-8 make a TypeError.
    if (fault instanceof ArchiveFault || fault instanceof TypeError) return { code: 'bulletins.unreadable_template' };
    throw fault;
  }
};

const checkFields = (parts: Template['parts'], texts: Template['texts']): Template | TemplateFault => {
  const fields = new Set<string>();
  for (const [name, text] of texts)
    for (const paragraph of paragraphsOf(text)) {
      const words = wordsOf(paragraph.xml);
      for (const field of fieldsIn(words)) {
        if (!TEMPLATE_FIELDS.includes(field)) return { code: 'bulletins.unknown_field', field };
        const isBlock = field === BODY_FIELD || field === TABLE_FIELD;
        const standsAlone = name === 'word/document.xml' && words.replace(FIELD, '').trim() === '';
        if (isBlock && (!standsAlone || [...fieldsIn(words)].length > 1))
          return { code: 'bulletins.field_not_alone', field };
        fields.add(field);
      }
    }
  return fields.has(BODY_FIELD) ? { parts, texts, fields: [...fields] } : { code: 'bulletins.no_body_field' };
};

export const FIELD = /\{\{\s*([^{}]{1,40}?)\s*\}\}/g;
const fieldsIn = (words: string): string[] => [...words.matchAll(FIELD)].map(([, field]) => field ?? '');

/** Innermost paragraphs of a part, first to last; a text box within one is found before what is around it. */
export const paragraphsOf = (xml: string): { at: number; end: number; xml: string }[] => {
  const found: { at: number; end: number; xml: string }[] = [];
  const opened: number[] = [];
  for (const tag of xml.matchAll(/<w:p(?:\s[^>]*)?(\/)?>|<\/w:p>/g)) {
    if (tag[0] === '</w:p>') {
      const at = opened.pop();
      const end = tag.index + tag[0].length;
      if (at !== undefined && !found.some((inner) => inner.at > at)) found.push({ at, end, xml: xml.slice(at, end) });
    } else if (!tag[1]) opened.push(tag.index);
  }
  return found;
};

const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text nodes of a paragraph with their place; Word breaks a field into several as it pleases. */
export const textsOf = (paragraph: string): { at: number; end: number; words: string }[] =>
  [...paragraph.matchAll(TEXT)].map((node) => ({
    at: node.index,
    end: node.index + node[0].length,
    words: (node[1] ?? '').replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => NAMED[name] ?? ''),
  }));

export const wordsOf = (paragraph: string): string =>
  textsOf(paragraph)
    .map(({ words }) => words)
    .join('');
