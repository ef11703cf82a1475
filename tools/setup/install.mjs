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

// Started by npm, we use that npm; the same Node runs it even where the PATH names another.
const npm = (root, args) => {
  const all = [...args, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const own = process.env.npm_execpath;
  return own?.endsWith('.js')
    ? runChild(process.execPath, [own, ...all], { cwd: root })
    : runChild('npm', all, { cwd: root });
};

/**
 * Installs the packages if they are missing or older than the lock file; answers npm's exit code. Where `npm ci`
 * refuses (mirrors that lack another platform's packages make it distrust the lock file), `npm install` takes the same
 * versions without touching the lock file.
 */
export const install = async (root) => {
  if (isInstalled(root)) return 0;
  say('installing');
  let code = existsSync(path.join(root, 'package-lock.json')) ? await npm(root, ['ci']) : 1;
  if (code !== 0 && code < 128) code = await npm(root, ['install', '--no-save']);
  if (code !== 0) say('installFailed');
  return code;
};
