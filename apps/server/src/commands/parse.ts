import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Item, type ParsedPaper, parse } from '@luoshi/gongwen';
import { type CliWords, type Command, EXIT, print, tell } from './command.ts';
import { readText } from './read-text.ts';

const readAll = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

const line = ({ no, task, lead, responsible, support, deadline }: Item): string => {
  const units = [lead.join('、'), responsible.join('、'), support.join('、')];
  return [no ?? '', task, ...units, deadline.text ?? '', deadline.date ?? ''].join('\t');
};

const show = (paper: ParsedPaper, words: CliWords): string =>
  [
    ...paper.items.map(line),
    ...paper.findings.map(({ code, params }) => `! ${code} ${JSON.stringify(params)}`),
    words('parse.items', { items: paper.items.length, findings: paper.findings.length }),
  ].join('\n');

/** `parse`: reads a paper and prints what it asks for, one task a line or as one JSON object. */
export const parseCommand: Command = {
  options: { json: { type: 'boolean' } },
  operands: [1, 1],
  run: async ({ options, operands, words }) => {
    const [file = '-'] = operands;
    let bytes: Buffer;
    try {
      bytes = file === '-' ? await readAll(process.stdin) : await readFile(file);
    } catch (fault) {
      tell(words('parse.unreadable', { file, reason: fault instanceof Error ? fault.message : String(fault) }));
      return EXIT.refused;
    }
    const text = readText(bytes);
    if (text === null) {
      tell(words('parse.unreadable', { file, reason: words('parse.noText') }));
      return EXIT.refused;
    }
    const paper = parse(text, { fileName: path.basename(file) });
    await print(options.json ? JSON.stringify(paper, null, 2) : show(paper, words));
    return EXIT.ok;
  },
};
