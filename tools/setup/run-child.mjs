import { spawn } from 'node:child_process';

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end with what it prints on standard error. A signal to us goes on to it, and we end with it:
 * nothing is left behind. Answers its exit code, or 128 + the signal's number as shells do.
 */
export const runChild = (file, args, { cwd, env = process.env, stdout = 2 } = {}) =>
  new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && !file.endsWith('.exe');
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', stdout, 2], shell });
    const pass = (signal) => child.kill(signal);
    for (const signal of PASSED_ON) process.on(signal, pass);
    const release = () => {
      for (const signal of PASSED_ON) process.off(signal, pass);
    };
    child.once('error', (fault) => {
      release();
      reject(fault);
    });
    child.once('exit', (code, signal) => {
      release();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
