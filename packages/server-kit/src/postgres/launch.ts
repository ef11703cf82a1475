import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { programIn } from './binaries.ts';
import type { Places } from './cluster.ts';
import { readLockFile } from './lock-file.ts';
import type { Runner } from './runner.ts';
import { asArguments, type Settings } from './settings.ts';

const LOG_BYTES_AT_MOST = 20_000_000;
const POLL_MS = 20;

/** A try at starting the server: it takes connections, or it ended and said why. */
export type Launch = { kind: 'ready'; pid: number } | { kind: 'ended'; words: string };

const openLog = (file: string): number => {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES_AT_MOST) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
};

/**
 * Starts the server once and waits until it takes connections, however long its crash recovery needs; `onWait` hears
 * every five seconds that it still works. The server is the head of a process group of its own, so that Ctrl-C in a
 * terminal reaches only us and we can let requests finish first. It writes its log straight to the file, so that it
 * outlives us if we are killed.
 */
export const launch = async (
  places: Places,
  native: string,
  runner: Runner,
  env: NodeJS.ProcessEnv,
  settings: Settings,
  onWait: () => void,
): Promise<Launch> => {
  const log = openLog(places.log);
  const said = statSync(places.log).size;
  const { file, args, options } = runner.command(programIn(native, 'postgres'), [
    '-D',
    places.cluster,
    ...asArguments(settings),
  ]);
  const child: ChildProcess = spawn(file, args, {
    ...options,
    env,
    detached: true,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  let ended: string | null = null;
  child.once('error', (fault) => {
    ended = String(fault);
  });
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal}`;
  });
  for (let waited = 0; ended === null; waited += POLL_MS) {
    const lock = readLockFile(places.cluster);
    if (child.pid && lock?.pid === child.pid && lock.isReady) return { kind: 'ready', pid: child.pid };
    if (waited > 0 && waited % 5000 === 0) onWait();
    await wait(POLL_MS);
  }
  const words = readFileSync(places.log).subarray(said).toString('utf8').trim();
  return { kind: 'ended', words: `${words}\n${ended}`.trim() };
};
