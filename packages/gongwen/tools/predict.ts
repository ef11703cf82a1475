import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../src/parse.ts';

const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error('usage: predict.ts DIR_OF_TXT DIR_OF_JSON');
  process.exit(2);
}
mkdirSync(to, { recursive: true });
for (const file of readdirSync(from).filter((name) => name.endsWith('.txt'))) {
  const paper = parse(readFileSync(join(from, file), 'utf8'));
  writeFileSync(join(to, file.replace(/\.txt$/, '.json')), JSON.stringify(paper, null, 1));
}
