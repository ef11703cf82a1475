import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '@luoshi/server-kit/project-root.ts';

/** The environment variable through which the journeys learn the app's address. */
export const ADDRESS_VARIABLE = 'LUOSHI_E2E_ADDRESS';
/** And the code that opens the set-up wizard. */
export const SETUP_CODE_VARIABLE = 'LUOSHI_E2E_SETUP_CODE';

const addressFrom = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      const address = /http:\/\/localhost:\d+/.exec(said);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
      const code = /\b\d{8}\b/.exec(part.toString());
      if (code) process.env[SETUP_CODE_VARIABLE] = code[0];
    });
    child.on('exit', (code) => reject(new Error(`the app stopped with ${code}:\n${said}`)));
  });

/** Starts the app as an operator does (`luoshi start`), on a free port with a data folder of its own. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-e2e-'));
  const child = spawn(process.execPath, [path.join(projectRoot, 'tools/luoshi.mjs'), 'start'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: '0', LUOSHI_DATA: folder, DATABASE_URL: '', LANG: 'zh_CN.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.env[ADDRESS_VARIABLE] = await addressFrom(child);
  return async () => {
    const stopped = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await stopped;
    await rm(folder, { recursive: true, force: true });
  };
}
