import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '@luoshi/server-kit/project-root.ts';

/** The server as an operator runs it, on a database that is there already; answers its address. */
export const startServer = async (
  databaseUrl: string,
  dataDir: string,
): Promise<{ child: ChildProcess; base: string }> => {
  // The bundle that `luoshi start` runs; the pages play no part here, so they need not be built.
  const program = pathToFileURL(path.join(projectRoot, 'dist/server/cli.mjs')).href;
  const start = `const { main } = await import(${JSON.stringify(program)}); process.exitCode = await main(['start']);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', start], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0', LUOSHI_DATA: dataDir, LUOSHI_DEMO: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /http:\/\/localhost:\d+/.exec(said);
      if (address) resolve(address[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server stopped with ${code}`)));
  });
  return { child, base };
};
