import { beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '../rules/paper.ts';
import { CHARACTERS, LINE_PITCH, LINES, MM, points } from './geometry.ts';
import { pdfOf, wordOf } from './paper-files.ts';
import { type Line, type Page, printWord, readPages } from './test-pages.ts';

// Every character is a full one, so that a full line holds as many as the standard says.
const long = '\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341'.repeat(60);
const paper: Paper = {
  kind: 'circular',
  mark: '督查通报',
  number: '东政督通〔2026〕1号',
  signer: null,
  title: '关于重点工作落实情况的通报',
  addressees: '各有关单位：',
  blocks: [
    { style: 'level1', text: '一、概况' },
    { style: 'body', text: long },
    { style: 'level2', text: '（一）超期任务' },
    { style: 'body', text: long },
  ],
  attachment: {
    title: '情况表',
    columns: [
      { label: '序号', share: 0.1, isCentred: true },
      { label: '工作任务', share: 0.9, isCentred: false },
    ],
    rows: Array.from({ length: 60 }, (_, i) => [String(i + 1), `第${i + 1}项任务`]),
  },
  issuer: '东海县人民政府督查室',
  date: '2026年3月2日',
  copyTo: '抄送：县委办公室。',
  printer: '东海县人民政府办公室',
  printed: '2026年3月2日印发',
};

const mm = (pt: number): number => (pt * 25.4) / 72;
const isPageNumber = ({ text }: Line): boolean => /^— ?\d+ ?—$/.test(text.trim());
const body = (page: Page): Line[] => page.lines.filter((line) => !isPageNumber(line));
// A character stands 0.88 of its size above its baseline and 0.12 below.
const upperEdge = (line: Line): number => line.baseline - line.size * 0.88;

describe.each([
  ['PDF', pdfOf],
  ['the Word file that LibreOffice prints', async (one: Paper) => printWord(await wordOf(one, null))],
] as const)('the pages of %s', (_name, write) => {
  let pages: Page[];
  beforeAll(async () => {
    pages = await readPages(await write(paper));
  });

  test('are A4 with the margins of the standard', () => {
    for (const page of pages) {
      expect(mm(page.width)).toBeCloseTo(210, 0);
      expect(mm(page.height)).toBeCloseTo(297, 0);
      for (const line of body(page)) {
        expect(mm(line.left)).toBeGreaterThan(MM.left - 0.5);
        expect(mm(line.right)).toBeLessThan(210 - MM.right + 0.8);
        expect(mm(line.baseline)).toBeLessThan(MM.top + MM.height + 0.5);
      }
    }
    const [first] = body(pages[1]!);
    expect(mm(first!.left)).toBeCloseTo(MM.left, 0);
    // 37 mm give or take one (GB/T 9704—2012 5.2.1), and what a line has above its characters.
    expect(Math.abs(mm(upperEdge(first!)) - MM.top)).toBeLessThan(3);
  });

  test('hold 22 lines of 28 characters', () => {
    const lines = body(pages[1]!);
    expect(lines).toHaveLength(LINES);
    const full = lines
      .filter(({ text }) => /^[\u4e00-\u9fff]+$/.test(text) && text.length > 20)
      .map(({ text }) => text.length);
    expect(full.length).toBeGreaterThan(15);
    expect(Math.max(...full)).toBe(CHARACTERS);
    expect(full.filter((n) => n === CHARACTERS).length).toBeGreaterThan(full.length - 4);
    const steps = lines.slice(1).map((line, i) => line.baseline - lines[i]!.baseline);
    for (const step of steps) expect(Math.abs(step - LINE_PITCH)).toBeLessThan(0.2);
  });

  test('begin with the red mark 35 mm below the area’s edge and a red line 4 mm below the number', () => {
    const [first] = pages;
    const mark = first!.lines.find(({ text }) => text.replaceAll(' ', '') === paper.mark);
    expect(Math.abs(mm(upperEdge(mark!)) - MM.top - MM.markBelowEdge)).toBeLessThan(1.5);
    const number = first!.lines.find(({ text }) => text.replaceAll(' ', '') === paper.number);
    const line = first!.rules.find(({ isRed }) => isRed);
    expect(Math.abs(mm(line!.right - line!.left) - MM.width)).toBeLessThan(0.5);
    expect(Math.abs(mm(line!.top - number!.baseline - number!.size * 0.12) - MM.redLineBelowNumber)).toBeLessThan(0.6);
    const title = first!.lines.find(({ text }) => text === paper.title);
    expect(title!.size).toBe(22);
    expect(Math.abs((title!.left + title!.right) / 2 - points(MM.left + MM.width / 2))).toBeLessThan(2);
  });

  test('are numbered on the outer side, 7 mm below the area', () => {
    pages.forEach((page, i) => {
      const number = page.lines.find(isPageNumber);
      expect(number?.text.replaceAll(' ', '')).toBe(`—${i + 1}—`);
      expect(Math.abs(mm(upperEdge(number!)) - MM.top - MM.height - MM.pageNumberBelow)).toBeLessThan(1.2);
      const isOdd = i % 2 === 0;
      expect(number!.left > page.width / 2).toBe(isOdd);
      const [inner, outer] = isOdd ? [number!.right, points(210 - MM.right)] : [number!.left, points(MM.left)];
      expect(Math.abs(Math.abs(outer - inner) - 14)).toBeLessThan(3);
    });
  });

  test('say the table’s head again on each page and end with the imprint', () => {
    const withRows = pages.filter(({ lines }) => lines.some(({ text }) => /第\d+项任务/.test(text)));
    expect(withRows.length).toBeGreaterThan(1);
    for (const page of withRows)
      expect(page.lines.some(({ text }) => text.replaceAll(' ', '').includes('序号工作任务'))).toBe(true);
    const last = pages.at(-1)!;
    const printed = last.lines.find(({ text }) => text.replaceAll(' ', '').includes('2026年3月2日印发'));
    expect(mm(printed!.baseline)).toBeGreaterThan(MM.top + MM.height - 8);
    expect(
      last.rules.filter((rule) => !rule.isRed && mm(rule.right - rule.left) > MM.width - 1).length,
    ).toBeGreaterThanOrEqual(3);
  });
});
