import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '@luoshi/gongwen';

/**
 * The parser alone: its own papers as one text of 1 kB to 10 MB, then text made to hurt. Seconds are those of the
 * processor, collecting of garbage by other threads counted too, so that other work on the machine does not count; a
 * growth of 1 is linear in the length of the text, of 2 quadratic.
 */
const docs = new URL('../packages/gongwen/papers/docs/', import.meta.url);
const papers = readdirSync(docs)
  .sort()
  .map((file) => readFileSync(new URL(file, docs), 'utf8'))
  .join('\n');
const HOSTILE: Readonly<Record<string, string>> = {
  openBrackets: '（（（责任单位：',
  closeBrackets: '）））））',
  numbers: '2026年3月12345678901234567890万亿',
  digits: '1',
  commaNumbers: '1,234,',
  quotes: '“《“《',
  numerals: '一二三四五六七八九十百千万亿',
  tabs: 'a\tb\tc\n',
  bars: '|a|b|\n',
  markers: '（一）',
  lines: '1.\n',
  blanks: ' ',
  emptyLines: '\n',
  oneName: '局',
  names: '市财政局、',
  tails: '做好工作（市财政局负责）',
  commas: '，，，，',
  dates: '1月1月1月至',
  ranges: '2025-2026-2027-',
  labels: '责任单位：责任单位：',
  asked: '会议要求，市财政局要',
  headings: '\n1\n序号\n',
};
const SIZES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000] as const;
const HOSTILE_SIZES = [200_000, 2_000_000] as const;

/** A text of about so many bytes of UTF-8, made of whole units. */
const textOf = (unit: string, bytes: number): string =>
  unit.repeat(Math.max(1, Math.round(bytes / Buffer.byteLength(unit))));

/** The best of several rounds, in seconds of the processor. */
const seconds = (text: string, rounds: number): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rounds; i++) {
    const began = process.cpuUsage();
    // A short text is read many times over, or the clock would not see it.
    const times = Math.max(1, Math.round(200_000 / text.length));
    for (let n = 0; n < times; n++) parse(text);
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1e6 / times);
  }
  return best;
};

/** The exponent by which time grows with size: the slope of the line through the points, both as logarithms. */
const exponent = (points: readonly (readonly [size: number, time: number])[]): number => {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, point) => sum + point[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const over = logs.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / logs.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
};
const rounded = (value: number): number => Math.round(value * 100) / 100;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

for (let i = 0; i < 40; i++) parse(papers);
const mbPerSecond: Record<string, number> = {};
const points = SIZES.map((bytes): readonly [number, number] => {
  const whole = Buffer.byteLength(papers);
  const text = bytes < whole ? papers.slice(0, Math.round((bytes / whole) * papers.length)) : textOf(papers, bytes);
  const size = Buffer.byteLength(text);
  const time = seconds(text, 5);
  mbPerSecond[bytes] = rounded(size / 1e6 / time);
  say(`${String(bytes).padStart(9)} bytes: ${mbPerSecond[bytes]} MB/s`);
  return [size, time];
});
const hostile: Record<string, { growth: number; msPerMb: number }> = {};
for (const [name, unit] of Object.entries(HOSTILE)) {
  const measured = HOSTILE_SIZES.map((bytes) => [bytes, seconds(textOf(unit, bytes), 3)] as const);
  const [size, time] = measured.at(-1) ?? [1, 0];
  hostile[name] = { growth: rounded(exponent(measured)), msPerMb: Math.round((time * 1e9) / size) };
  say(`${name.padEnd(14)} grows by the power of ${hostile[name].growth}, ${hostile[name].msPerMb} ms a MB`);
}
const worst = Math.max(...Object.values(hostile).map(({ growth }) => growth));
process.stdout.write(
  `${JSON.stringify({ name: 'parser', mbPerSecond, growth: rounded(exponent(points)), worstGrowth: worst, hostile })}\n`,
);
