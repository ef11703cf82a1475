import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { RowMessage, RowOrder } from './read-rows.ts';
import { LedgerFault } from './rows.ts';

/** What one reading may take: beyond it the reader is ended and the file refused as too complex. */
export const READ_LIMITS = { timeMs: 600_000, memoryMb: 256 };

/** The reading program: bundled beside this one, or the source itself, which Node 20 reads through tsx. */
const reader = (): { program: string; through: string[] } => {
  if (!import.meta.url.endsWith('.ts'))
    return { program: fileURLToPath(new URL('./read-rows.mjs', import.meta.url)), through: [] };
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return { program: fileURLToPath(new URL('./read-rows.ts', import.meta.url)), through: ['--import', tsx] };
};

/** The next message of the reader; null when it ended without one, being out of memory or time. */
const nextMessage = (child: ChildProcess): Promise<RowMessage | null> =>
  new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(null);
    const settle = (give: () => void): void => {
      child.off('message', told).off('exit', ended).off('error', failed);
      give();
    };
    const told = (message: unknown): void => settle(() => resolve(message as RowMessage));
    const ended = (): void => settle(() => resolve(null));
    const failed = (fault: Error): void => settle(() => reject(fault));
    child.on('message', told).on('exit', ended).on('error', failed);
  });

/**
 * Reads a spreadsheet in a process of its own and gives its sheets and rows as they come; the reader waits while a
 * batch is worked on, so that neither side holds more than one. Throws a LedgerFault for a file that cannot be read.
 */
export async function* readLedger(order: RowOrder, limits = READ_LIMITS): AsyncGenerator<RowMessage> {
  const { program, through } = reader();
  const child = fork(program, [], {
    execArgv: [...through, `--max-old-space-size=${limits.memoryMb}`],
    serialization: 'advanced',
    env: {}, // it needs nothing of ours: no address of a database, no secret
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limits.timeMs);
  try {
    child.send(order);
    for (;;) {
      const message = await nextMessage(child);
      if (message === null) throw new LedgerFault('too_complex');
      if (message.type === 'refused') throw new LedgerFault(message.reason);
      yield message;
      if (message.type === 'done') return;
      child.send('taken');
    }
  } finally {
    clearTimeout(timer);
    if (child.exitCode === null) child.kill('SIGKILL');
  }
}
