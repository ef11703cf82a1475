import { getResolvedPDFJS } from 'unpdf';
import { linesOfPage, type Page, type Run } from './page-lines.ts';
import { paragraphsOf, withoutFurniture } from './paragraphs.ts';
import { PdfFault } from './pdf-fault.ts';
import { tableLines } from './ruled-tables.ts';

const MOST_PAGES = 2_000;
/** Fewer letters a page than this, beside pictures, are a stamp or a page number on a scan. */
const LEAST_LETTERS = 20;
/** Signs that a font did not say which letters it shows. */
const UNKNOWN_LETTER = /[\ufffd\ue000-\uf8ff]/g;
const UNKNOWN_SHARE = 0.3;
/** A line printed aslant is a watermark. */
const SLANT = 0.1;

type Matrix = readonly number[];
const at = (matrix: Matrix, index: number): number => matrix[index] ?? 0;

/** A run where it stands on the page as seen; null for what is set aslant, or upright on its side. */
const runOf = (item: { str: string; transform: Matrix; width: number }, view: Matrix): Run | null => {
  const { transform: own } = item;
  const along = at(view, 0) * at(own, 0) + at(view, 2) * at(own, 1);
  const across = at(view, 1) * at(own, 0) + at(view, 3) * at(own, 1);
  if (along <= 0 || Math.abs(across) > along * SLANT) return null;
  return {
    text: item.str,
    x: at(view, 0) * at(own, 4) + at(view, 2) * at(own, 5) + at(view, 4),
    y: at(view, 1) * at(own, 4) + at(view, 3) * at(own, 5) + at(view, 5),
    width: item.width,
    size: Math.hypot(at(own, 2), at(own, 3)) || Math.hypot(at(own, 0), at(own, 1)),
  };
};

/**
 * The words of a PDF, a paragraph a line: lines broken by the page are put together, running heads and page numbers
 * left out, rows of ruled tables are lines with cells separated by tabs. Throws PdfFault.
 */
export const readPdf = async (bytes: Uint8Array): Promise<string> => {
  const { getDocument, OPS } = await getResolvedPDFJS();
  const task = getDocument({
    data: new Uint8Array(bytes), // it takes no Buffer, and keeps what it is given
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    enableXfa: false,
  });
  const document = await task.promise.catch((fault: unknown) => {
    throw new PdfFault(fault instanceof Error && fault.name === 'PasswordException' ? 'encrypted' : 'unreadable');
  });
  const pages: Page[] = [];
  let letters = 0;
  let unknown = 0;
  let hasPicture = false;
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
    const page = await document.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const runs = content.items.flatMap((item) => {
      if (!('str' in item) || item.str === '') return [];
      const run = runOf(item, view.transform);
      return run ? [run] : [];
    });
    const said = runs
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '');
    letters += said.length;
    unknown += said.match(UNKNOWN_LETTER)?.length ?? 0;
    const drawn = await page.getOperatorList();
    hasPicture ||= drawn.fnArray.some(
      (op) => op === OPS.paintImageXObject || op === OPS.paintInlineImageXObject || op === OPS.paintImageMaskXObject,
    );
    const { rows, rest } = tableLines(runs, drawn, view.transform, OPS);
    const { lines } = linesOfPage(rest, view.height);
    pages.push({ height: view.height, lines: [...lines, ...rows].sort((a, b) => a.y - b.y) });
    page.cleanup();
  }
  if (letters === 0 || (hasPicture && letters < LEAST_LETTERS * document.numPages) || unknown > letters * UNKNOWN_SHARE)
    throw new PdfFault('scanned');
  const text = paragraphsOf(withoutFurniture(pages)).join('\n');
  if (text.trim() === '') throw new PdfFault('scanned');
  return text;
};
