import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './run-child.mjs';
import { fingerprint } from './sources.mjs';
import { say } from './words.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const SHARED = ['package-lock.json', 'packages', 'features', 'tools/setup'];

/** What can be built: its sources and the program that bundles them into the folder given to it. */
export const TARGETS = {
  server: { sources: [...SHARED, 'apps/server'], program: path.join(here, 'bundle-server.mjs') },
  web: { sources: [...SHARED, 'apps/web', 'tsconfig.base.json'], program: path.join(here, 'bundle-web.mjs') },
};

const stampIn = (folder) => path.join(folder, '.sources');

const builtFrom = (folder) => {
  try {
    return readFileSync(stampIn(folder), 'utf8');
  } catch {
    return null;
  }
};

/**
 * Builds one target into dist/<name> unless its sources are what it was last built from; answers an exit code. A
 * process of its own does the work, so that its memory is given back, and the finished folder takes the old one's
 * place at once, so that a program that runs from it never sees half of it.
 */
export const build = async (root, name) => {
  const { sources, program } = TARGETS[name];
  const target = path.join(root, 'dist', name);
  const sign = fingerprint(root, sources);
  if (builtFrom(target) === sign) return 0;
  say(`building.${name}`);
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    const code = await runChild(process.execPath, [program, root, unfinished], { cwd: root });
    if (code !== 0) {
      say('buildFailed', { name });
      return code;
    }
    writeFileSync(stampIn(unfinished), sign);
    rmSync(target, { recursive: true, force: true });
    renameSync(unfinished, target);
    return 0;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
};
