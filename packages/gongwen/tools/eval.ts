import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../src/parse.ts';
import { amountsOf, f1, pair, type Score, type ScoredItem, scorePaper, sumScores, unitsOf } from '../src/score.ts';

const [dir, ...flags] = process.argv.slice(2);
if (!dir) {
  console.error('usage: eval.ts DIR [--misses]   (DIR/docs/*.txt, DIR/labels/*.json)');
  process.exit(2);
}
const show = (value: number | null) => (value === null ? '   –' : value.toFixed(3));
const row = (score: Score) =>
  `items ${show(f1(score.items))}  units ${show(f1(score.units))}  deadlines ${show(f1(score.deadlines))}  quantities ${show(f1(score.quantities))}`;
const without = (a: string[], b: string[]) => {
  const left = [...b];
  return a.filter((x) => {
    const at = left.indexOf(x);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const scores: Score[] = [];
for (const file of readdirSync(join(dir, 'labels'))
  .filter((name) => name.endsWith('.json'))
  .sort()) {
  const doc = join(dir, 'docs', file.replace(/\.json$/, '.txt'));
  if (!existsSync(doc)) continue;
  const label: { items: (ScoredItem & { no?: string })[]; options?: object } = JSON.parse(
    readFileSync(join(dir, 'labels', file), 'utf8'),
  );
  const got = parse(readFileSync(doc, 'utf8'), label.options ?? {}).items;
  const score = scorePaper(label.items, got);
  scores.push(score);
  console.log(`${file.replace('.json', '').padEnd(24)} ${row(score)}`);
  if (!flags.includes('--misses')) continue;
  const { byGold, byGot } = pair(label.items, got);
  label.items.forEach((gold, i) => {
    const at = byGold.get(i);
    const own = at === undefined ? undefined : got[at];
    if (!own) {
      console.log(`   missed   ${gold.no ?? '-'} ${gold.task.slice(0, 70)}`);
      return;
    }
    const lines = [
      ...without(unitsOf(gold), unitsOf(own)).map((x) => `-${x}`),
      ...without(unitsOf(own), unitsOf(gold)).map((x) => `+${x}`),
      ...without(amountsOf(gold), amountsOf(own)).map((x) => `-${x}`),
      ...without(amountsOf(own), amountsOf(gold)).map((x) => `+${x}`),
    ];
    const [a, b] = [gold.deadline?.date ?? null, own.deadline.date];
    if (a !== b) lines.push(`-${a} +${b} (${own.deadline.text})`);
    if (lines.length > 0) console.log(`   ${gold.no ?? '-'} ${gold.task.slice(0, 24)}: ${lines.join(' ')}`);
  });
  got.forEach((item, j) => {
    if (!byGot.has(j))
      console.log(
        `   invented ${item.no ?? '-'} ${item.task.slice(0, 70)} | ${unitsOf(item).join(' ')} | ${item.deadline.date}`,
      );
  });
}
console.log(`F1 over ${scores.length} documents: ${row(sumScores(scores))}`);
