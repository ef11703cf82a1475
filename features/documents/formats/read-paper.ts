import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { FileRefusal } from '../contract.ts';
import { cleanText } from './clean-text.ts';
import { decodeText } from './decode-text.ts';
import type { Answer, Order } from './extract.ts';
import { sniff } from './sniff.ts';

/** Longest text that is read, in characters: ten times the thickest plan. */
export const TEXT_LIMIT = 1_000_000;
/** What one reading may take: beyond it the reader is ended and the file refused as too complex. */
const LIMITS = { timeMs: 30_000, memoryMb: 512 };
const AT_ONCE = 2;

/** A paper's words as they are kept and as spans count in them, and what kind of file they came from. */
export type PaperText = { text: string; format: 'text' | 'csv' | 'docx' | 'xlsx' | 'pdf' };

/** The reading program: bundled beside this one, or the source itself, which Node 20 reads through tsx. */
const reader = (): { program: string; through: string[] } => {
  if (!import.meta.url.endsWith('.ts'))
    return { program: fileURLToPath(new URL('./extract.mjs', import.meta.url)), through: [] };
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return { program: fileURLToPath(new URL('./extract.ts', import.meta.url)), through: ['--import', tsx] };
};

const readApart = (order: Order, limits: typeof LIMITS): Promise<Answer | { refused: 'too_complex' }> =>
  new Promise((resolve, reject) => {
    const { program, through } = reader();
    const child = fork(program, [], {
      execArgv: [...through, `--max-old-space-size=${limits.memoryMb}`],
      serialization: 'advanced',
      env: {}, // it needs nothing of ours: no address of a database, no secret
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.timeMs);
    child.once('error', reject);
    child.once('message', (answer) => resolve(answer as Answer));
    // Ending without an answer means out of memory or out of time; after an answer this changes nothing.
    child.once('exit', () => {
      clearTimeout(timer);
      resolve({ refused: 'too_complex' });
    });
    child.send(order);
  });

// Two files are read at a time; the others wait their turn, so that many uploads at once need no more memory.
const waiting: (() => void)[] = [];
let reading = 0;
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (reading >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else reading++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else reading--;
  }
};

/** Text that came as text: cleaned, and refused when it is empty or too long. */
export const takeText = (raw: string): Outcome<string, FileRefusal> => {
  const text = cleanText(raw);
  if (text.trim() === '') return refuse('documents.empty');
  if (text.length > TEXT_LIMIT) return refuse('documents.text_too_long', { limit: TEXT_LIMIT / 10_000 });
  return accept(text);
};

/**
 * Reads a file into text: `.txt` and `.md` in UTF-8, UTF-16 or GB18030, `.csv`, `.docx`, `.xlsx`, `.pdf`, told apart by their
 * bytes; the name is only a label. Refuses what cannot be read with the code that says what to do. What has to be
 * unpacked is read in a process of its own.
 */
export const readPaper = async (
  bytes: Uint8Array,
  fileName: string,
  limits = LIMITS,
): Promise<Outcome<PaperText, FileRefusal>> => {
  const found = sniff(bytes, fileName);
  if (found.kind === 'refused') return refuse(found.code);
  let raw: string | null;
  if (found.kind === 'text') raw = decodeText(bytes);
  else {
    const order: Order = { kind: found.kind, bytes };
    const answer = await inTurn(() => readApart(order, limits));
    if ('refused' in answer) return refuse(`documents.${answer.refused}`);
    raw = answer.text;
  }
  if (raw === null) return refuse('documents.unreadable');
  const taken = takeText(raw);
  return taken.ok ? accept({ text: taken.value, format: found.kind }) : taken;
};
