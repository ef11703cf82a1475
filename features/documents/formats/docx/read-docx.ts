import { readXml } from '../xml.ts';
import { type Lists, makeCounter, readLists } from './list-numbers.ts';

/** The parts of a Word file that hold words. */
export type WordParts = {
  document: string;
  numbering: string | null;
  styles: string | null;
  footnotes: string | null;
};

type Cell = { text: string; column: number; continues: boolean };
type Paragraph = { text: string; label: string; list: string | null; level: number; floats: string[] };
/** Where finished paragraphs go: the page, a cell, or a text box that floats over a paragraph. */
type Home = { lines: string[] };
type Table = { rows: string[]; cells: Cell[]; carried: Map<number, string>; column: number };

const BLANKS = /\s+/g;
const TRAILING_TABS = /\t+$/;

/** A row as one line: cells at their grid columns, separated by tabs; a cell merged downwards is repeated. */
const rowLine = (table: Table): string => {
  const line: string[] = [];
  for (const cell of table.cells) {
    const text = cell.continues ? (table.carried.get(cell.column) ?? '') : cell.text;
    table.carried.set(cell.column, text);
    line[cell.column] = text;
  }
  return Array.from(line, (text) => text ?? '')
    .join('\t')
    .replace(TRAILING_TABS, '');
};

const isOff = (value: string | null): boolean => value === '0' || value === 'false';

/** Reads one story (the body, or the footnotes); `onNote` is told of each footnote's reference or beginning. */
const readStory = (xml: string, lists: Lists, onNote: (id: string, home: Home) => void): string[] => {
  const label = makeCounter(lists);
  const page: Home = { lines: [] };
  const homes: Home[] = [page];
  const paragraphs: Paragraph[] = [];
  const tables: Table[] = [];
  const cells: { cell: Cell; home: Home }[] = [];
  let hidden = 0; // depth inside what a reader does not see: a moved-away passage, the fallback of a text box
  let inText = false;
  let runIsHidden = false;

  const home = (): Home => homes.at(-1) ?? page;
  const write = (words: string): void => {
    const at = paragraphs.at(-1);
    if (at && hidden === 0 && !runIsHidden) at.text += words;
  };
  const finishParagraph = (): void => {
    const done = paragraphs.pop();
    if (!done) return;
    const number = done.list && done.list !== '0' && done.text.trim() ? label(done.list, done.level) : '';
    home().lines.push(...`${number}${done.text}`.split('\n'), ...done.floats);
  };

  readXml(xml, {
    open: (name, attribute) => {
      switch (name) {
        case 'w:p':
          paragraphs.push({ text: '', label: '', list: null, level: 0, floats: [] });
          break;
        case 'w:pStyle': {
          const style = lists.byStyle.get(attribute('w:val') ?? '');
          const at = paragraphs.at(-1);
          if (style && at && at.list === null) Object.assign(at, style);
          break;
        }
        case 'w:numId': {
          const at = paragraphs.at(-1);
          if (at) at.list = attribute('w:val');
          break;
        }
        case 'w:ilvl': {
          const at = paragraphs.at(-1);
          if (at) at.level = Number(attribute('w:val') ?? 0);
          break;
        }
        case 'w:r':
          runIsHidden = false;
          break;
        case 'w:vanish':
          runIsHidden = !isOff(attribute('w:val'));
          break;
        case 'w:t':
          inText = true;
          break;
        case 'w:tab':
          if (paragraphs.at(-1)?.text) write(' ');
          break;
        case 'w:br':
        case 'w:cr':
          write('\n');
          break;
        case 'w:noBreakHyphen':
          write('-');
          break;
        case 'w:moveFrom':
        case 'w:del':
        case 'mc:Fallback':
        case 'w:pPrChange':
          hidden++;
          break;
        case 'w:txbxContent':
          homes.push({ lines: [] });
          break;
        case 'w:footnoteReference':
        case 'w:footnote':
          onNote(attribute('w:id') ?? '', home());
          break;
        case 'w:tbl':
          tables.push({ rows: [], cells: [], carried: new Map(), column: 0 });
          break;
        case 'w:tr': {
          const table = tables.at(-1);
          if (table) Object.assign(table, { cells: [], column: 0 });
          break;
        }
        case 'w:gridBefore': {
          const table = tables.at(-1);
          if (table) table.column += Number(attribute('w:val') ?? 0);
          break;
        }
        case 'w:tc': {
          const table = tables.at(-1);
          const own = { lines: [] };
          homes.push(own);
          cells.push({ cell: { text: '', column: table?.column ?? 0, continues: false }, home: own });
          if (table) table.column++;
          break;
        }
        case 'w:gridSpan': {
          const table = tables.at(-1);
          if (table) table.column += Math.min(63, Number(attribute('w:val') ?? 1)) - 1;
          break;
        }
        case 'w:vMerge': {
          const at = cells.at(-1);
          if (at) at.cell.continues = (attribute('w:val') ?? 'continue') === 'continue';
          break;
        }
      }
    },
    close: (name) => {
      switch (name) {
        case 'w:p':
          finishParagraph();
          break;
        case 'w:t':
          inText = false;
          break;
        case 'w:moveFrom':
        case 'w:del':
        case 'mc:Fallback':
        case 'w:pPrChange':
          hidden--;
          break;
        case 'w:txbxContent': {
          const box = homes.pop();
          if (box && hidden === 0) paragraphs.at(-1)?.floats.push(...box.lines.filter((line) => line.trim()));
          break;
        }
        case 'w:tc': {
          const at = cells.pop();
          homes.pop();
          if (!at) break;
          at.cell.text = at.home.lines.join(' ').replace(BLANKS, ' ').trim();
          tables.at(-1)?.cells.push(at.cell);
          break;
        }
        case 'w:tr': {
          const table = tables.at(-1);
          if (table) table.rows.push(rowLine(table));
          break;
        }
        case 'w:tbl': {
          const done = tables.pop();
          if (done) home().lines.push(...done.rows);
          break;
        }
      }
    },
    text: (words) => {
      if (inText) write(words);
    },
  });
  return page.lines;
};

/**
 * A Word file's words, a paragraph a line: automatic numbers are printed as Word prints them, table rows are lines
 * with cells separated by tabs, cells merged downwards are repeated, text boxes follow their paragraph, footnotes
 * stand at the end as `[1] …`.
 */
export const readDocx = (parts: WordParts): string => {
  const lists = readLists(parts.numbering, parts.styles);
  const cited: string[] = [];
  const lines = readStory(parts.document, lists, (id) => cited.push(id));
  if (!parts.footnotes || cited.length === 0) return lines.join('\n');
  const notes = new Map<string, number>();
  const order: string[] = [];
  const starts: number[] = [];
  const words = readStory(parts.footnotes, lists, (id, home) => {
    notes.set(id, order.length);
    order.push(id);
    starts.push(home.lines.length);
  });
  cited.forEach((id, i) => {
    const at = notes.get(id);
    if (at === undefined) return;
    const text = words
      .slice(starts[at], starts[at + 1])
      .join(' ')
      .trim();
    if (text) lines.push(`[${i + 1}] ${text}`);
  });
  return lines.join('\n');
};
