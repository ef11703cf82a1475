import { spawn } from 'node:child_process';

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const KILL_AFTER_MS = 30_000;

/**
 * Runs a program to its end with what it prints on standard error (`stdout: 1` for standard output). A signal to us
 * goes on to it, and we end with it: nothing is left behind. Answers its exit code, or 128 + the signal's number as
 * shells do; one that takes longer than `timeoutMs` is ended and answers 124, as with timeout(1).
 */
export const runChild = (file, args, { cwd, env = process.env, stdout = 2, timeoutMs } = {}) =>
  new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && !file.endsWith('.exe');
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', stdout, 2], shell });
    const pass = (signal) => child.kill(signal);
    for (const signal of PASSED_ON) process.on(signal, pass);
    let isLate = false;
    const timers = [];
    if (timeoutMs) {
      const kill = () => child.kill('SIGKILL');
      const end = () => {
        isLate = true;
        child.kill('SIGTERM');
        timers.push(setTimeout(kill, KILL_AFTER_MS));
      };
      timers.push(setTimeout(end, timeoutMs));
    }
    const release = () => {
      for (const signal of PASSED_ON) process.off(signal, pass);
      for (const timer of timers) clearTimeout(timer);
    };
    child.once('error', (fault) => {
      release();
      reject(fault);
    });
    child.once('exit', (code, signal) => {
      release();
      resolve(isLate ? 124 : (code ?? (signal === 'SIGINT' ? 130 : 143)));
    });
  });
