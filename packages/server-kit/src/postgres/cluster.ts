import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { programIn } from './binaries.ts';
import type { Runner } from './runner.ts';
import { PostgresTrouble } from './trouble.ts';

const MAJOR_VERSION = '18';

/** Where things lie below the launcher's data directory. */
export type Places = {
  readonly folder: string;
  readonly cluster: string;
  readonly libraries: string;
  readonly password: string;
  readonly port: string;
  readonly log: string;
};

export const placesIn = (folder: string): Places => ({
  folder,
  cluster: path.join(folder, 'cluster'),
  libraries: path.join(folder, 'libraries'),
  password: path.join(folder, 'superuser'),
  port: path.join(folder, 'port'),
  log: path.join(folder, 'server.log'),
});

export const clusterExists = ({ cluster }: Places): boolean => existsSync(path.join(cluster, 'PG_VERSION'));

/**
 * Makes the database cluster, with a superuser `postgres` whose random password is kept beside it for its owner only.
 * The locale is C.UTF-8: with plain C, trigrams would silently know no Chinese. It is made under another name and
 * renamed when whole, so that a power cut leaves no half cluster.
 */
export const createCluster = (places: Places, native: string, runner: Runner, env: NodeJS.ProcessEnv): void => {
  const unfinished = `${places.cluster}.unfinished`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(unfinished, '..', 'superuser.first');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runner.filesBelongTo) {
    for (const file of [unfinished, passwordFile]) {
      chownSync(file, runner.filesBelongTo.uid, runner.filesBelongTo.gid);
    }
  }
  const { file, args, options } = runner.command(programIn(native, 'initdb'), [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale=C.UTF-8',
    '--encoding=UTF8',
    '--no-instructions',
  ]);
  try {
    const made = spawnSync(file, args, { ...options, env, encoding: 'utf8' });
    if (made.status !== 0) {
      throw new PostgresTrouble('not_starting', { reason: made.stderr?.toString() || String(made.error) });
    }
    writeFileSync(places.password, password, { mode: 0o600 });
    chmodSync(places.password, 0o600);
    renameSync(unfinished, places.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

/** Throws PostgresTrouble `other_version` when the cluster was made by another major version of PostgreSQL. */
export const checkVersion = ({ cluster }: Places): void => {
  const version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR_VERSION) {
    throw new PostgresTrouble('other_version', { folder: cluster, version, expected: MAJOR_VERSION });
  }
};
