import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '../src/parse.ts';

// Papers as they are, one after another, from 1 kB to 10 MB; then text made to hurt, at two sizes to see how time grows.
const docs = new URL('../papers/docs/', import.meta.url);
const papers = readdirSync(docs)
  .sort()
  .map((file) => readFileSync(new URL(file, docs), 'utf8'))
  .join('\n');
const HOSTILE: Record<string, string> = {
  openBrackets: '（（（责任单位：',
  closeBrackets: '）））））',
  numbers: '2026年3月12345678901234567890万亿',
  quotes: '“《“《',
  numerals: '一二三四五六七八九十百千万亿',
  tabs: 'a\tb\tc\n',
  bars: '|a|b|\n',
  markers: '（一）',
  lines: '1.\n',
  tails: '做好工作（市财政局负责）',
  commas: '，，，，',
  dates: '1月1月1月至',
  ranges: '2025-2026-2027-',
  labels: '责任单位：责任单位：',
  asked: '会议要求，市财政局要',
  headings: '\n1\n序号\n',
};

const textOf = (unit: string, bytes: number) => unit.repeat(Math.ceil(bytes / Buffer.byteLength(unit)));
// Seconds of the processor, not of the clock: other work on the machine does not count.
const seconds = (text: string) => {
  const began = process.cpuUsage();
  parse(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
};

for (let i = 0; i < 30; i++) parse(papers);
const sizes: Record<string, number> = {};
for (const bytes of [1_000, 10_000, 100_000, 1_000_000, 10_000_000]) {
  const text = bytes < Buffer.byteLength(papers) ? papers.slice(0, bytes / 3) : textOf(papers, bytes);
  const times = bytes < 1_000_000 ? 20 : 2;
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) best = Math.min(best, seconds(text));
  sizes[bytes] = Number((Buffer.byteLength(text) / 1e6 / best).toFixed(2));
  console.log(`${String(bytes).padStart(9)} bytes: ${sizes[bytes]} MB/s`);
}
const growth: Record<string, number> = {};
for (const [name, unit] of Object.entries(HOSTILE)) {
  const [small, large] = [250_000, 1_000_000].map((bytes) =>
    Math.min(seconds(textOf(unit, bytes)), seconds(textOf(unit, bytes))),
  );
  growth[name] = Number(((large ?? 0) / (small ?? 1)).toFixed(1));
  console.log(
    `${name.padEnd(14)} 4 times the text takes ${growth[name]} times as long (${((large ?? 0) * 1000).toFixed(0)} ms a MB)`,
  );
}
console.log(JSON.stringify({ name: 'parser', mbPerSecond: sizes, growth }));
