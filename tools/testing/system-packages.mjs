import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../setup/run-child.mjs';
import { say } from '../setup/words.mjs';

const TRIES = 3;

/** Whether a program answers when asked for its version. */
export const runs = (file, args = ['--version']) =>
  spawnSync(file, args, { stdio: 'ignore', timeout: 20_000, shell: false }).status === 0;

export const onPath = (name) => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
};

const isRoot = () => process.getuid?.() === 0;

const runStep = async (step) => {
  const [file, ...args] = isRoot() || step[0] === 'brew' ? step : ['sudo', '-n', ...step];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (await runChild(file, args, { env })) === 0;
};

const installWith = async ({ program, steps }, what) => {
  if (program !== 'brew' && !isRoot() && !runs('sudo', ['-n', 'true'])) return false;
  say(`${what}.installing`, { program });
  for (const step of steps) {
    let done = false;
    for (let attempt = 0; attempt < TRIES && !done; attempt += 1) done = await runStep(step);
    if (!done) return false;
  }
  return true;
};

/**
 * Has the system's package manager bring a program where we may ask it to: as root, by Homebrew, or by sudo without a
 * password. `what` names the words that say so. Answers whether every step was done.
 */
export const installFrom = async (installers, what) => {
  const installer = installers.find(({ program }) => onPath(program));
  return installer ? installWith(installer, what).catch(() => false) : false;
};
