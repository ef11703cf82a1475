import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../packages/server-kit/src/postgres/test-server.ts';

const started = [];
const root = fileURLToPath(new URL('../', import.meta.url));
const PROGRAM = path.join(root, 'tools/luoshi.mjs');

/** Starts a program and waits for its address, or for its end. */
const start = async (dataDir, { file = process.execPath, args = [PROGRAM, 'start'], env = {} } = {}) => {
  const child = spawn(file, args, {
    cwd: root,
    detached: true, // the head of a process group, as in a terminal
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', PORT: '0', DATABASE_URL: '', LUOSHI_DATA: dataDir, ...env },
  });
  started.push(child);
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  let said = '';
  const address = await new Promise((resolve) => {
    const hear = (part) => {
      said += part;
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(() => resolve(null));
  });
  return { child, address, ended, said: () => said };
};

/** The same, for a start that must succeed. */
const run = async (dataDir, options) => {
  const app = await start(dataDir, options);
  if (!app.address) throw new Error(`it did not start:\n${app.said()}`);
  return app;
};

const serverOf = (dataDir) =>
  Number(readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (fault) {
    return fault.code === 'ENOENT' && process.platform !== 'linux';
  }
};

const signIn = async (address) => {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'demo.supervisor', password: 'luoshi-demo' }),
  });
  expect(answer.ok).toBe(true);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

const bringIn = async (address, title) => {
  const answer = await fetch(`${address}/api/v1/documents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await signIn(address) },
    body: JSON.stringify({ title, text: '一、完成东环路路面修补。（责任单位：市交通局）' }),
  });
  expect(answer.ok).toBe(true);
};

const titles = async (address) => {
  const answer = await fetch(`${address}/api/v1/documents`, { headers: { cookie: await signIn(address) } });
  const { items } = await answer.json();
  return items.map(({ title }) => title);
};

describe('luoshi start', { timeout: 180_000 }, () => {
  let dataDir;
  beforeAll(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'luoshi-start-'));
  });
  afterEach(async () => {
    // what a failed test left running
    for (const child of started.splice(0).filter((one) => one.exitCode === null && one.signalCode === null)) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('prints one address and the demonstration accounts, serves, and ends at SIGTERM without leaving a process', async () => {
    const app = await run(dataDir);
    expect(app.said()).toContain('Luoshi runs at');
    expect((await fetch(`${app.address}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.address}/readyz`)).status).toBe(200);
    expect(await (await fetch(app.address)).text()).toContain('<div id="app">');
    await bringIn(app.address, 'first');
    const database = serverOf(dataDir);
    // a wall that listens must not hold the server back
    const wall = await fetch(`${app.address}/api/v1/live`, { headers: { cookie: await signIn(app.address) } });
    expect(wall.status).toBe(200);
    app.child.kill('SIGTERM');
    expect(await app.ended).toEqual({ code: 0, signal: null });
    await wall.text();
    expect(app.said()).toContain('demo.supervisor');
    expect(isAlive(database)).toBe(false);
  });

  it('ends as cleanly when Ctrl-C in the terminal of npm start reaches the whole group', async () => {
    const app = await run(dataDir, { file: 'npm', args: ['start', '--silent'] });
    const database = serverOf(dataDir);
    process.kill(-app.child.pid, 'SIGINT');
    await app.ended;
    while (isAlive(database)) await wait(50);
    expect(app.said()).not.toMatch(/fault|Error/i);
    const again = await run(dataDir);
    expect(again.said()).not.toContain('runs already');
    again.child.kill('SIGINT');
    expect((await again.ended).code).toBe(0);
  });

  it('ends with npm: at SIGTERM before npm does, and by itself when npm was killed', async () => {
    const stopped = await run(dataDir, { file: 'npm', args: ['start', '--silent'] });
    const first = serverOf(dataDir);
    stopped.child.kill('SIGTERM');
    await stopped.ended;
    expect(isAlive(first)).toBe(false);

    const killed = await run(dataDir, { file: 'npm', args: ['start', '--silent'] });
    const second = serverOf(dataDir);
    killed.child.kill('SIGKILL');
    const next = await run(dataDir);
    expect(isAlive(second)).toBe(false);
    next.child.kill('SIGTERM');
    await next.ended;
  });

  it('has every committed row after the program was killed, after the database was, and after both were', async () => {
    let app = await run(dataDir);
    await bringIn(app.address, 'before the program was killed');
    app.child.kill('SIGKILL');
    await app.ended;

    app = await run(dataDir);
    await bringIn(app.address, 'before the database was killed');
    const killed = serverOf(dataDir);
    process.kill(killed, 'SIGKILL');
    while (!(await fetch(`${app.address}/readyz`)).ok || serverOf(dataDir) === killed) await wait(100);
    await bringIn(app.address, 'before both were killed');
    app.child.kill('SIGKILL');
    process.kill(serverOf(dataDir), 'SIGKILL');
    await app.ended;

    app = await run(dataDir);
    expect(await titles(app.address)).toEqual(
      expect.arrayContaining([
        'first',
        'before the program was killed',
        'before the database was killed',
        'before both were killed',
      ]),
    );
    app.child.kill('SIGTERM');
    await app.ended;
  });

  it('refuses a second start on the same data, and a port that is taken, and says what to do', async () => {
    const app = await run(dataDir);
    const second = await start(dataDir);
    expect(await second.ended).toEqual({ code: 1, signal: null });
    expect(second.said()).toContain(`process ${app.child.pid}`);
    app.child.kill('SIGTERM');
    await app.ended;

    const taken = createServer().listen(0);
    await once(taken, 'listening');
    const blocked = await start(dataDir, { env: { PORT: String(taken.address().port) } });
    expect(await blocked.ended).toEqual({ code: 1, signal: null });
    expect(blocked.said()).toContain('is taken');
    taken.close();
  });

  it('uses the PostgreSQL that DATABASE_URL names and starts none', async () => {
    const database = await freshDatabase();
    const empty = mkdtempSync(path.join(tmpdir(), 'luoshi-external-'));
    const app = await run(empty, { env: { DATABASE_URL: database.url } });
    await bringIn(app.address, 'kept elsewhere');
    expect(await titles(app.address)).toContain('kept elsewhere');
    expect(() => serverOf(empty)).toThrow();
    app.child.kill('SIGTERM');
    expect((await app.ended).code).toBe(0);
    await database.drop();
    rmSync(empty, { recursive: true, force: true });
  });
});
