// npm run bench -- bulletin: a circular of forty pages with a table of 500 rows as Word file and PDF, against the
// floor of what has to be done anyway: reading the same words as JSON and packing them.
import { deflateRawSync } from 'node:zlib';
import { pdfOf, wordOf } from '@luoshi/features/bulletins/formats/paper-files.ts';
import type { Paper } from '@luoshi/features/bulletins/rules/paper.ts';

const ROWS = 500;
const PARAGRAPHS = 60;
const RUNS = 5;
const LIMIT_MS = { docx: 2_000, pdf: 3_000 };

const paragraph =
  '截至11月24日，在办任务126项，涉及34个牵头单位；其中正常推进101项，临近到期12项，滞后9项，超期4项。请各单位对超期任务逐项查明原因，明确新的完成时间、责任人和措施。';
const heads = ['序号', '工作任务', '牵头单位', '完成时限', '完成进度', '亮灯', '情况说明'];
const shares = [0.07, 0.24, 0.13, 0.17, 0.09, 0.09, 0.21];
const paper: Paper = {
  kind: 'circular',
  mark: '督查通报',
  number: '东政督通〔2026〕1号',
  signer: null,
  title: '关于重点工作落实情况的通报',
  addressees: '各有关单位：',
  blocks: Array.from({ length: PARAGRAPHS }, () => ({ style: 'body' as const, text: paragraph })),
  attachment: {
    title: '重点任务进展情况表',
    columns: heads.map((label, i) => ({ label, share: shares[i] ?? 0.1, isCentred: i !== 1 && i !== 6 })),
    rows: Array.from({ length: ROWS }, (_, i) => [
      String(i + 1),
      `加快推进第${i + 1}项重点工作任务，年底前完成`,
      '荣成经开区',
      '2026年12月31日',
      `${i % 100}%`,
      '滞后',
      '应完成60%，实报45%，滞后15个百分点',
    ]),
  },
  issuer: '东海县人民政府督查室',
  date: '2026年11月24日',
  copyTo: '抄送：县委办公室。',
  printer: '东海县人民政府办公室',
  printed: '2026年11月24日印发',
};

const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const several = async (work: () => unknown): Promise<number> => {
  const runs: number[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await timed(work));
  return Math.round(median(runs) * 10) / 10;
};

const text = JSON.stringify(paper);
const cold = { docx: await timed(() => wordOf(paper, null)), pdf: await timed(() => pdfOf(paper)) };
const pdf = await pdfOf(paper);
const pages = (
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g) ?? []
).length;
const floorMs = await several(() => deflateRawSync(Buffer.from(JSON.stringify(JSON.parse(text)))));
const warm = { docx: await several(() => wordOf(paper, null)), pdf: await several(() => pdfOf(paper)) };
const round = (ms: number): number => Math.round(ms * 10) / 10;
const passed = cold.docx < LIMIT_MS.docx && cold.pdf < LIMIT_MS.pdf;
console.log(
  JSON.stringify({
    bench: 'bulletin',
    pages,
    rows: ROWS,
    docxFirstMs: round(cold.docx),
    docxMs: warm.docx,
    pdfFirstMs: round(cold.pdf),
    pdfMs: warm.pdf,
    floorMs,
    docxToFloor: round(warm.docx / Math.max(0.1, floorMs)),
    pdfToFloor: round(warm.pdf / Math.max(0.1, floorMs)),
    limitMs: LIMIT_MS,
    passed,
  }),
);
process.exitCode = passed ? 0 : 1;
