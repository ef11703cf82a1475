import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ParsedPaper, parse, type Span } from '../src/parse.ts';
import { mutate, seeded } from './mutate.ts';

const docs = new URL('../papers/docs/', import.meta.url);
const papers = readdirSync(docs)
  .sort()
  .map((file) => readFileSync(new URL(file, docs), 'utf8'));
// Zero-width marks and NUL are read as blanks.
const BLANKS = /\s|\u0085|\u200b|\u200c|\u200d|\u2060/g;
const squeezed = (words: string) => words.replaceAll('\0', '').replace(BLANKS, '');

/** Everything that must hold of any text at all. */
function check(text: string, paper: ParsedPaper): void {
  const inside = ([start, end]: Span) => start >= 0 && start <= end && end <= text.length;
  for (const item of paper.items) {
    const spans = [
      item.span,
      item.taskSpan,
      ...item.unitSpans.map((unit) => unit.span),
      ...item.people.map((person) => person.span),
      ...item.quantities.map((quantity) => quantity.span),
    ];
    if (item.deadline.span) spans.push(item.deadline.span);
    if (!spans.every(inside)) throw new Error(`span outside the text: ${JSON.stringify(item)}`);
    if (squeezed(text.slice(...item.taskSpan)) !== squeezed(item.task))
      throw new Error(`task is not what stands there: ${JSON.stringify(item)}`);
    for (const unit of item.unitSpans)
      if (squeezed(text.slice(...unit.span)) !== squeezed(unit.name))
        throw new Error(`unit is not what stands there: ${JSON.stringify(unit)}`);
    for (const { span, text: words, value } of item.quantities) {
      if (text.slice(...span) !== words || !Number.isFinite(value))
        throw new Error(`amount is not what stands there: ${words}`);
    }
    if (item.deadline.date !== null && !/^\d{4}-\d{2}-\d{2}$/.test(item.deadline.date))
      throw new Error(`no day: ${item.deadline.date}`);
  }
  for (const { span } of paper.findings) if (span && !inside(span)) throw new Error('finding outside the text');
}

describe('damaged papers', () => {
  it('F3 and N1 hold for every paper as it is', () => {
    for (const text of papers) check(text, parse(text));
    expect(papers.length).toBeGreaterThan(20);
  });
  it('F3 and N1 hold for thousands of damaged ones', () => {
    const random = seeded(20190218);
    const rounds = Number(process.env.GONGWEN_FUZZ ?? 4000);
    for (let i = 0; i < rounds; i++) {
      const text = mutate(papers[i % papers.length]!, random);
      check(text, parse(text));
    }
  });
  it('gives the same answer to the same question', () => {
    const random = seeded(7);
    for (const paper of papers) {
      const text = mutate(paper, random);
      expect(parse(text)).toEqual(parse(text));
    }
  });
});
