import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { say } from './words.mjs';

/** The folder of the whole project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Installs and builds what is missing or stale. Answers the url of the program to import, or the exit code to end
 * with: 3 for a fault of ours or the network's, 128 + n when a signal ended it.
 */
export const prepare = async ({ web }) => {
  const steps = [() => install(root), () => build(root, 'server'), ...(web ? [() => build(root, 'web')] : [])];
  for (const step of steps) {
    try {
      const code = await step();
      if (code !== 0) return { ok: false, exitCode: code > 128 ? code : 3 };
    } catch (fault) {
      say('setupFailed', { reason: fault.code === 'EACCES' ? `${fault.path}: ${fault.code}` : fault.stack });
      return { ok: false, exitCode: 3 };
    }
  }
  return { ok: true, program: pathToFileURL(path.join(root, 'dist/server/cli.mjs')).href };
};
