import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Words of one line: how far it is from the page's left and upper edge, and its size, in points. */
export type Line = { text: string; left: number; right: number; baseline: number; size: number };
/** A straight line that is drawn: its ends and height from the page's upper edge, in points. */
export type Rule = { left: number; right: number; top: number; isRed: boolean };
export type Page = { width: number; height: number; lines: Line[]; rules: Rule[] };

type Item = { str: string; transform: number[]; width: number };
const SAME_LINE = 2;

const linesOf = (items: readonly Item[], height: number): Line[] => {
  const lines: Line[] = [];
  for (const { str, transform, width } of items) {
    if (!str.trim()) continue;
    const [size = 0, , , , left = 0, bottom = 0] = transform;
    const baseline = height - bottom;
    const line = lines.find((one) => Math.abs(one.baseline - baseline) < SAME_LINE);
    if (line) {
      line.text += str;
      line.left = Math.min(line.left, left);
      line.right = Math.max(line.right, left + width);
    } else lines.push({ text: str, left, right: left + width, baseline, size });
  }
  return lines.sort((a, b) => a.baseline - b.baseline);
};

type Matrix = [number, number, number, number, number, number];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Level lines that are stroked, wherever a transformation has moved them. */
const rulesOf = (operators: { fnArray: number[]; argsArray: unknown[] }, height: number): Rule[] => {
  const rules: Rule[] = [];
  const kept: { at: Matrix; isRed: boolean }[] = [];
  let now: { at: Matrix; isRed: boolean } = { at: [1, 0, 0, 1, 0, 0], isRed: false };
  operators.fnArray.forEach((what, i) => {
    const given = operators.argsArray[i];
    if (what === OPS.save) kept.push({ ...now });
    else if (what === OPS.restore) now = kept.pop() ?? now;
    else if (what === OPS.transform) now = { ...now, at: times(now.at, given as Matrix) };
    else if (what === OPS.setStrokeRGBColor) {
      const [r = 0, g = 0, b = 0] = Object.values(given as Record<string, number>);
      now = { ...now, isRed: r > 200 && g < 60 && b < 60 };
    } else if (what === OPS.constructPath) {
      const box = (given as [number[], number[], number[]])[1];
      const at = (x: number, y: number) => [
        now.at[0] * x + now.at[2] * y + now.at[4],
        now.at[1] * x + now.at[3] * y + now.at[5],
      ];
      const [x1 = 0, y1 = 0] = at(box[0] ?? 0, box[1] ?? 0);
      const [x2 = 0, y2 = 0] = at(box[2] ?? 0, box[3] ?? 0);
      if (Math.abs(y1 - y2) < 0.5 && box.length === 4)
        rules.push({ left: Math.min(x1, x2), right: Math.max(x1, x2), top: height - y1, isRed: now.isRed });
    }
  });
  return rules;
};

/** The pages of a PDF as a ruler sees them. */
export const readPages = async (pdf: Uint8Array): Promise<Page[]> => {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages: Page[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    pages.push({
      width,
      height,
      lines: linesOf(items as Item[], height),
      rules: rulesOf(await page.getOperatorList(), height),
    });
  }
  await document.destroy();
  return pages;
};

const soffice = (): string => {
  const known = [process.env.SOFFICE_PATH, '/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/homebrew/bin/soffice'];
  const found = known.find((file) => file && existsSync(file));
  if (!found) throw new Error('no LibreOffice: `npm test` brings it, or name it in SOFFICE_PATH');
  return found;
};

/** A Word file as LibreOffice prints it. */
export const printWord = async (docx: Uint8Array): Promise<Uint8Array> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-word-'));
  try {
    await writeFile(path.join(folder, 'paper.docx'), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path.join(folder, 'paper.docx')];
    await promisify(execFile)(soffice(), args, { timeout: 120_000, env: { ...process.env, HOME: folder } });
    return new Uint8Array(await readFile(path.join(folder, 'paper.pdf')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
