import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from '../src/parse.ts';
import { f1, type ScoredItem, scorePaper, sumScores } from '../src/score.ts';

const papers = new URL('../papers/', import.meta.url);
const names = readdirSync(new URL('labels/', papers))
  .map((file) => file.replace('.json', ''))
  .sort();

const read = (name: string) => {
  const label: { items: ScoredItem[]; options?: object } = JSON.parse(
    readFileSync(new URL(`labels/${name}.json`, papers), 'utf8'),
  );
  const paper = parse(readFileSync(new URL(`docs/${name}.txt`, papers), 'utf8'), label.options ?? {});
  return scorePaper(label.items, paper.items);
};

describe('papers of our own, labelled by hand', () => {
  it.each(names)('finds the items of %s', (name) => {
    expect(f1(read(name).items) ?? 1).toBeGreaterThanOrEqual(0.75);
  });
  it('reaches the figures promised over all of them', () => {
    const total = sumScores(names.map(read));
    expect(f1(total.items)).toBeGreaterThanOrEqual(0.97);
    expect(f1(total.units)).toBeGreaterThanOrEqual(0.97);
    expect(f1(total.deadlines)).toBeGreaterThanOrEqual(0.97);
    expect(f1(total.quantities)).toBeGreaterThanOrEqual(0.95);
  });
});
