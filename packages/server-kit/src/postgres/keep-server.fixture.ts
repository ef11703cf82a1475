// A program that keeps a server for the tests to kill: prints one line of JSON when it runs and stops at SIGTERM.
import { startPostgres } from './start-postgres.ts';

const dataDir = process.argv[2];
if (!dataDir) throw new Error('usage: keep-server.fixture.ts FOLDER');
const server = await startPostgres({ dataDir });
process.once('SIGTERM', async () => {
  await server.stop();
  process.exit(0);
});
setInterval(() => undefined, 60_000);
process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid(), origin: server.origin })}\n`);
