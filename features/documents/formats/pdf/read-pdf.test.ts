import { describe, expect, test } from 'vitest';
import { readPaper } from '../read-paper.ts';
import { makePdf, type TestPage, type Words } from './make-pdf.ts';

const read = async (bytes: Uint8Array) => {
  const answer = await readPaper(bytes, 'a.pdf');
  return answer.ok ? answer.value : answer.code;
};
const SIZE = 16;
/** A paragraph as a page sets it: 27 letters a line, the first one indented by two. */
const wrapped = (text: string): string[] => `  ${text}`.match(/.{1,27}/gu) ?? [];
/** Lines of body text from the top. */
const set = (lines: readonly string[], top = 760): Words[] =>
  lines.map((line, i) => {
    const text = line.trimStart();
    return { x: 80 + (line.length - text.length) * SIZE, y: top - i * 28, size: SIZE, text };
  });

describe('PDFs with text', () => {
  test('lines become paragraphs again, across pages too; running heads and page numbers are gone', async () => {
    const paragraphs = [
      '一、改造老旧小区62个，惠及居民2.1万户，同步完善停车充电养老等公共服务设施，年底前全部完工并交付使用。（责任单位：县住建局）',
      '二、新建改扩建公办幼儿园4所，新增学位1080个，秋季学期开学前投入使用，并配齐教职工和教学设施。（县教体局牵头，县财政局配合）',
      '三、做好防汛工作。（责任单位：县应急局）',
    ];
    const lines = paragraphs.flatMap((text) => wrapped(text));
    const page = (number: number, own: readonly string[]): TestPage => ({
      words: [
        { x: 220, y: 810, size: 9, text: '东海县人民政府文件' },
        ...set(own),
        { x: 280, y: 40, size: 12, text: `— ${number} —` },
      ],
    });
    const signed = ['  东海县人民政府', '  2026年3月5日'];
    const bytes = makePdf([page(1, lines.slice(0, 4)), page(2, lines.slice(4)), page(3, signed)]);
    expect(await read(bytes)).toEqual({
      format: 'pdf',
      text: [...paragraphs, '东海县人民政府', '2026年3月5日'].join('\n'),
    });
  });

  test('rows of a ruled table are lines with tabs; cells of several lines are one, merged ones are repeated', async () => {
    const bars: TestPage['bars'] = [
      ...[80, 140, 340, 500].map((x): [number, number, number, number] => [x, 500, 0.5, 200]),
      ...[700, 660, 500].map((y): [number, number, number, number] => [80, y, 420, 0.5]),
      [80, 580, 60, 0.5],
      [340, 580, 160, 0.5],
    ];
    const at = (x: number, y: number, text: string): Words => ({ x, y, size: 10, text });
    const bytes = makePdf([
      {
        bars,
        words: [
          at(80, 720, '任务分解表'),
          ...[at(85, 675, '序号'), at(145, 675, '重点任务'), at(345, 675, '责任单位')],
          ...[at(85, 640, '1'), at(145, 620, '改造老旧小区62个惠及居民2.1万户同'), at(145, 600, '步完善设施')],
          ...[at(345, 640, '县住建局'), at(345, 620, '县财政局'), at(85, 550, '2'), at(345, 550, '县民政局')],
        ],
      },
    ]);
    expect(await read(bytes)).toMatchObject({
      text: '任务分解表\n序号\t重点任务\t责任单位\n1\t改造老旧小区62个惠及居民2.1万户同步完善设施\t县住建局 县财政局\n2\t改造老旧小区62个惠及居民2.1万户同步完善设施\t县民政局',
    });
  });
});

describe('PDFs without text', () => {
  test('a scan is told by its pictures, a page number on it or not', async () => {
    expect(await read(makePdf([{ picture: true }, { picture: true }]))).toBe('documents.scanned');
    const numbered: TestPage = { picture: true, words: [{ x: 280, y: 40, size: 12, text: '第 1 页' }] };
    expect(await read(makePdf([numbered]))).toBe('documents.scanned');
    expect(await read(makePdf([{}]))).toBe('documents.scanned');
  });

  test('one that asks for a password, and one that is damaged', async () => {
    expect(await read(makePdf([{ words: set(['通知']) }], { isLocked: true }))).toBe('documents.encrypted');
    expect(await read(Buffer.from('%PDF-1.7 …'))).toBe('documents.unreadable');
  });

  test('one that needs too much time ends its reader, not this process', async () => {
    const answer = await readPaper(makePdf([{ words: set(['通知']) }]), 'a.pdf', { memoryMb: 512, timeMs: 20 });
    expect(answer).toEqual({ ok: false, code: 'documents.too_complex' });
  });
});
