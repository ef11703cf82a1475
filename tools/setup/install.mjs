import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './run-child.mjs';
import { say } from './words.mjs';

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * Whether node_modules holds what package-lock.json names. npm writes down what it installed, at the very end, so an
 * interrupted installation does not count. Packages for other platforms are left out on purpose.
 */
export const isInstalled = (root) => {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const found = readJson(path.join(root, 'node_modules/.package-lock.json'))?.packages;
  if (!found) return false;
  if (!wanted) return true;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true;
    if (entry.optional || entry.devOptional || entry.peer) return true;
    const there = found[place];
    return Boolean(there) && (there.link === true) === (entry.link === true) && there.version === entry.version;
  });
};

/** Installs the packages if they are missing or older than the lock file; answers npm's exit code. */
export const install = async (root) => {
  if (isInstalled(root)) return 0;
  say('installing');
  const locked = existsSync(path.join(root, 'package-lock.json'));
  const args = [locked ? 'ci' : 'install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  // Started by npm, we use that npm; the same Node runs it even where the PATH names another.
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js')
    ? await runChild(process.execPath, [npm, ...args], { cwd: root })
    : await runChild('npm', args, { cwd: root });
  if (code !== 0) say('installFailed');
  return code;
};
