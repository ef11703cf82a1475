import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A zombie has ended and only waits for its parent to notice. */
export type ProcessState = 'running' | 'zombie' | 'gone';

// The command name in /proc/<pid>/stat may hold spaces and brackets; everything after its last bracket is regular.
const statOf = (pid: number): string[] | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
};

const ps = (...args: string[]): string => {
  try {
    return execFileSync('ps', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '';
  }
};

const answersSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export const processState = (pid: number): ProcessState => {
  if (!Number.isInteger(pid) || pid <= 0 || !answersSignals(pid)) return 'gone';
  const state = process.platform === 'linux' ? statOf(pid)?.[0] : ps('-o', 'stat=', '-p', String(pid))[0];
  return state === 'Z' || state === 'X' ? 'zombie' : 'running';
};

/** Tells two processes apart that had the same number at different times; empty where the system does not say. */
export const birthmarkOf = (pid: number): string => {
  if (process.platform === 'linux') {
    const ticksSinceBoot = statOf(pid)?.[19] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticksSinceBoot}`;
  }
  return process.platform === 'win32' ? '' : ps('-o', 'lstart=', '-p', String(pid));
};

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

/**
 * Numbers of the live processes whose command line holds `mark`. Command lines are open to every user, where a
 * process's working directory is closed even to root in many containers. Null where the system has no list (Windows).
 */
export const processesMarked = (mark: string): number[] | null => {
  if (process.platform === 'win32') return null;
  const pids =
    process.platform === 'linux'
      ? readdirSync('/proc').filter((name) => /^\d+$/.test(name) && commandLine(name).includes(mark))
      : ps('-axo', 'pid=,command=')
          .split('\n')
          .filter((line) => line.includes(mark))
          .map((line) => line.trim().split(' ')[0] ?? '');
  return pids.map(Number).filter((pid) => pid !== process.pid && processState(pid) === 'running');
};
