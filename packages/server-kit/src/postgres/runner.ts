import { type SpawnOptions, spawnSync } from 'node:child_process';
import { chownSync, lchownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { programIn } from './binaries.ts';
import { PostgresTrouble } from './trouble.ts';

/** A way to run PostgreSQL, which refuses to be root: as whom, through which program, and who must own its files. */
export type Runner = {
  readonly name: string;
  readonly filesBelongTo: { uid: number; gid: number } | null;
  command(file: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions };
};

const asOurselves: Runner = {
  name: 'ourselves',
  filesBelongTo: null,
  command: (file, args) => ({ file, args: [...args], options: {} }),
};

const asUser = (name: string, uid: number, gid: number): Runner => ({
  name,
  filesBelongTo: { uid, gid },
  command: (file, args) => ({ file, args: [...args], options: { uid, gid } }),
});

// Inside a user namespace of its own root looks like somebody else and still reaches what belongs to root.
const inNamespace: Runner = {
  name: 'unshare',
  filesBelongTo: { uid: 0, gid: 0 },
  command: (file, args) => ({
    file: 'unshare',
    args: ['--user', '--map-user=65534', '--map-group=65534', '--', file, ...args],
    options: {},
  }),
};

// Containers often forbid namespaces but let root hand on its right to pass closed folders such as /root.
const withPassage = (uid: number, gid: number): Runner => ({
  name: 'setpriv',
  filesBelongTo: { uid, gid },
  command: (file, args) => ({
    file: 'setpriv',
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--',
      file,
      ...args,
    ],
    options: {},
  }),
});

const account = (name: string): { uid: number; gid: number } | null => {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : null;
};

const succeeds = (runner: Runner, file: string, args: string[], env: NodeJS.ProcessEnv): boolean => {
  const { file: program, args: all, options } = runner.command(file, args);
  return spawnSync(program, all, { ...options, env, stdio: 'ignore', timeout: 20_000 }).status === 0;
};

const canKeepFilesIn = (runner: Runner, folder: string): boolean => {
  const trial = mkdtempSync(path.join(folder, 'trial-'));
  try {
    if (runner.filesBelongTo) chownSync(trial, runner.filesBelongTo.uid, runner.filesBelongTo.gid);
    return succeeds(runner, '/bin/sh', ['-c', 'cd "$0" && : > written', trial], process.env);
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
};

const candidatesForRoot = (folder: string, cluster: string): Runner[] => {
  const found: Runner[] = [];
  const made = statSync(cluster, { throwIfNoEntry: false });
  const owner = made ?? statSync(folder);
  if (owner.uid !== 0) found.push(asUser(`uid ${owner.uid}`, owner.uid, owner.gid));
  if (made?.uid === 0) found.push(inNamespace);
  for (const name of ['postgres', 'nobody']) {
    const known = account(name);
    if (known) found.push(asUser(name, known.uid, known.gid));
  }
  found.push(inNamespace);
  const nobody = account('nobody');
  if (nobody) found.push(withPassage(nobody.uid, nobody.gid));
  return found;
};

/**
 * Chooses who runs the server. An ordinary user runs it as themselves. Root tries, in this order: the owner of the
 * files that are there, `postgres`, `nobody`, a user namespace, and `nobody` with root's right of passage; the first
 * that can write below `folder` and run the binaries wins. `copyNative` is asked for a copy of the binaries when
 * somebody could keep the files but not reach the programs. Throws PostgresTrouble `root_only` when nobody can,
 * `other_owner` when the files belong to another user, `binaries_unusable` when the programs do not run at all.
 */
export const chooseRunner = (place: {
  folder: string;
  cluster: string;
  native: string;
  env: NodeJS.ProcessEnv;
  copyNative: () => { native: string; env: NodeJS.ProcessEnv };
}): { runner: Runner; native: string; env: NodeJS.ProcessEnv } => {
  const { folder, cluster, native, env } = place;
  const version = spawnSync(programIn(native, 'postgres'), ['--version'], { env, encoding: 'utf8' });
  if (version.status !== 0) {
    throw new PostgresTrouble('binaries_unusable', { reason: version.stderr || String(version.error) });
  }
  if (process.getuid?.() !== 0) {
    const owner = statSync(cluster, { throwIfNoEntry: false });
    if (owner && process.getuid && owner.uid !== process.getuid()) {
      throw new PostgresTrouble('other_owner', { folder: cluster, owner: owner.uid, user: process.getuid() });
    }
    return { runner: asOurselves, native, env };
  }
  const writers = candidatesForRoot(folder, cluster).filter((runner) => canKeepFilesIn(runner, folder));
  for (const runner of writers) {
    if (succeeds(runner, programIn(native, 'postgres'), ['--version'], env)) return { runner, native, env };
  }
  const [first] = writers;
  if (!first) throw new PostgresTrouble('root_only', { folder });
  const copy = place.copyNative();
  if (!succeeds(first, programIn(copy.native, 'postgres'), ['--version'], copy.env)) {
    throw new PostgresTrouble('root_only', { folder });
  }
  return { runner: first, ...copy };
};

const giveAll = (folder: string, { uid, gid }: { uid: number; gid: number }): void => {
  if (statSync(folder).uid === uid) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, name), uid, gid);
  }
  chownSync(folder, uid, gid); // last: an interrupted run does it all again
};

/**
 * Puts the files into the right hands when root works on them: the cluster into the runner's, everything beside it
 * into those of the folder's owner, who may be an ordinary user that wants to start the server again tomorrow.
 */
export const giveToOwners = (runner: Runner, folder: string, cluster: string): void => {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const whole = path.join(folder, entry.name);
    if (whole === cluster) giveAll(cluster, runner.filesBelongTo ?? owner);
    else if (entry.isDirectory()) giveAll(whole, owner);
    else lchownSync(whole, owner.uid, owner.gid);
  }
};
