import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { processesMarked, processState } from './processes.ts';

/** What `postmaster.pid` in a data directory says: the server's process, its port, and whether it takes connections. */
export type LockFile = { pid: number; port: number; isReady: boolean };

const lockPath = (cluster: string) => path.join(cluster, 'postmaster.pid');

export const readLockFile = (cluster: string): LockFile | null => {
  try {
    const lines = readFileSync(lockPath(cluster), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return Number.isInteger(pid) ? { pid, port, isReady: lines[7]?.trim() === 'ready' } : null;
  } catch {
    return null;
  }
};

/**
 * Who holds the data directory. `running`: a server lives on it. `ending`: its head is gone, but processes of it still
 * touch the shared memory, so that nobody may start yet. `free`: nobody; a lock file that is left names a dead process
 * or one that is something else.
 */
export type Holder = { kind: 'running'; lock: LockFile } | { kind: 'ending' } | { kind: 'free'; staleLock: boolean };

/** Finds out who holds `cluster`; `mark` stands in the command line of every process of a server on it. */
export const holderOf = (cluster: string, mark: string): Holder => {
  const lock = readLockFile(cluster);
  const workers = processesMarked(mark);
  if (workers === null) {
    // Without a list the number alone must do; PostgreSQL itself checks the shared memory before it starts.
    return lock && processState(lock.pid) === 'running'
      ? { kind: 'running', lock }
      : { kind: 'free', staleLock: lock !== null };
  }
  if (lock && workers.includes(lock.pid)) return { kind: 'running', lock };
  return workers.length > 0 ? { kind: 'ending' } : { kind: 'free', staleLock: lock !== null };
};

/** Removes a lock file that `holderOf` called stale; the number in it may belong to a zombie or another program. */
export const dropStaleLock = (cluster: string): void => rmSync(lockPath(cluster), { force: true });
