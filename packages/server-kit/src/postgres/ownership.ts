import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthmarkOf, processState } from './processes.ts';

type Owner = { pid: number; birthmark: string };

const ownerPath = (folder: string) => path.join(folder, 'owner.json');

/** The program that keeps the server in `folder` alive and will stop it, if it still runs; null otherwise. */
export const ownerOf = (folder: string): number | null => {
  try {
    const { pid, birthmark } = JSON.parse(readFileSync(ownerPath(folder), 'utf8')) as Owner;
    return processState(pid) === 'running' && birthmarkOf(pid) === birthmark ? pid : null;
  } catch {
    return null;
  }
};

/** Takes the server in `folder` into this program's care; false when another living program has it. */
export const takeOwnership = (folder: string): boolean => {
  const text = JSON.stringify({ pid: process.pid, birthmark: birthmarkOf(process.pid) } satisfies Owner);
  for (const attempt of [1, 2]) {
    try {
      writeFileSync(ownerPath(folder), text, { flag: 'wx' }); // of two that come at once one wins
      return true;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      if (attempt === 2 || ownerOf(folder) !== null) return false;
      rmSync(ownerPath(folder), { force: true });
    }
  }
  return false;
};

export const giveUpOwnership = (folder: string): void => rmSync(ownerPath(folder), { force: true });
