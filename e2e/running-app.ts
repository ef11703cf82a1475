import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '@luoshi/server-kit/project-root.ts';

/** The environment variable through which the journeys learn the app's address. */
export const ADDRESS_VARIABLE = 'LUOSHI_E2E_ADDRESS';

const addressFrom = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      const address = /http:\/\/localhost:\d+/.exec(said);
      if (address) resolve(address[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => reject(new Error(`the app stopped with ${code}:\n${said}`)));
  });

/** Starts an app as an operator does (`luoshi start`), on a free port with a data folder of its own. */
export const startOwnApp = async (): Promise<{ address: string; stop(): Promise<void> }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-e2e-'));
  const child = spawn(process.execPath, [path.join(projectRoot, 'tools/luoshi.mjs'), 'start'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: '0', LUOSHI_DATA: folder, DATABASE_URL: '', LANG: 'zh_CN.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return {
    address: await addressFrom(child),
    stop: async () => {
      const stopped = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await stopped;
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** The app that the journeys share. */
export default async function setup(): Promise<() => Promise<void>> {
  const app = await startOwnApp();
  process.env[ADDRESS_VARIABLE] = app.address;
  return app.stop;
}
