import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileRefusal } from '@luoshi/features/documents/contract.ts';
import { decodeText } from '@luoshi/features/documents/formats/decode-text.ts';
import { readPaper } from '@luoshi/features/documents/formats/read-paper.ts';
import { sniff } from '@luoshi/features/documents/formats/sniff.ts';
import { festivals } from '@luoshi/features/documents/intake/festivals.ts';
import { type Item, type ParsedPaper, parse } from '@luoshi/gongwen';
import { accept, type Outcome } from '@luoshi/kernel/outcome.ts';
import { type CliWords, type Command, EXIT, print, tell } from './command.ts';

const readAll = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

/**
 * The words in which spans count: those of a text file as they stand in it, line ends and all; those of another format
 * as the server would keep them. An empty file is a paper without tasks.
 */
const textOf = async (bytes: Uint8Array, fileName: string): Promise<Outcome<string, FileRefusal>> => {
  if (sniff(bytes, fileName).kind === 'text') {
    const text = decodeText(bytes);
    if (text !== null) return accept(text);
  }
  const read = await readPaper(bytes, fileName);
  if (read.ok) return accept(read.value.text);
  return read.code === 'documents.empty' ? accept('') : read;
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
    const text = await textOf(bytes, path.basename(file));
    if (!text.ok) {
      const reason = words(`parse.${text.code}`, text.params);
      tell(words('parse.unreadable', { file, reason }));
      return EXIT.refused;
    }
    const paper = parse(text.value, { fileName: path.basename(file), festivals: festivals() });
    await print(options.json ? JSON.stringify(paper, null, 2) : show(paper, words));
    return EXIT.ok;
  },
};
