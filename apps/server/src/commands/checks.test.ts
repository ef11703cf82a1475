import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ServerFacts } from '@luoshi/server-kit/postgres/check-server.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import { checkClock, checkDisk, checkFacts, checkFonts, checkNode, checkPort, type Finding } from './checks.ts';

const makeFacts = (changed: Partial<ServerFacts> = {}): ServerFacts => ({
  version: 18,
  encoding: 'UTF8',
  locale: 'C.UTF-8',
  searchesChinese: true,
  role: 'bound',
  mayUseRole: true,
  clockAheadMs: 3,
  ...changed,
});

const verdicts = (findings: Finding[]) => Object.fromEntries(findings.map(({ check, verdict }) => [check, verdict]));
const words: Record<string, unknown> = en;

describe('doctor', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'luoshi-checks-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('warns of a Node that gets no security updates any more', () => {
    expect(checkNode('v20.19.0').verdict).toBe('warn');
    expect(checkNode('v24.1.0').verdict).toBe('ok');
  });

  it('finds nothing to mend on a good server', () => {
    expect(verdicts(checkFacts(makeFacts()))).toEqual({
      database: 'ok',
      locale: 'ok',
      search: 'ok',
      role: 'ok',
      clock: 'ok',
    });
  });

  it.each([
    [{ version: 14 }, 'database', 'database.old'],
    [{ encoding: 'SQL_ASCII' }, 'locale', 'locale.encoding'],
    [{ searchesChinese: false, locale: 'C' }, 'search', 'search.blind'],
    [{ role: 'unbound' }, 'role', 'role.unbound'],
    [{ role: 'absent', mayUseRole: false }, 'role', 'role.forbidden'],
    [{ clockAheadMs: -60_000 }, 'clock', 'clock.apart'],
  ] satisfies [Partial<ServerFacts>, string, string][])(
    'fails %j at %s and says how to mend it',
    (changed, check, code) => {
      const finding = checkFacts(makeFacts(changed)).find((one) => one.check === check);
      expect(finding).toMatchObject({ verdict: 'fail', code });
      expect(words[`doctor.${code}`]).toBeTypeOf('string');
      expect(words[`doctor.${code}.mend`]).toBeTypeOf('string');
    },
  );

  it('fails a clock that stands before this program was written', () => {
    expect(checkClock(new Date('2019-02-18T00:00:00Z'), true)).toMatchObject({ verdict: 'fail', code: 'clock.past' });
  });

  it('makes the data folder and tells its free space, and fails where a file is in the way', async () => {
    expect(await checkDisk(path.join(folder, 'data'))).toMatchObject({
      check: 'disk',
      params: { folder: `${folder}/data` },
    });
    writeFileSync(path.join(folder, 'file'), '');
    expect(await checkDisk(path.join(folder, 'file/data'))).toMatchObject({ verdict: 'fail', code: 'disk.closed' });
  });

  it('finds a Chinese font in the configured folder', () => {
    mkdirSync(path.join(folder, 'deep'));
    writeFileSync(path.join(folder, 'deep/simfang.ttf'), '');
    expect(checkFonts({ LUOSHI_FONTS: folder })).toMatchObject({ verdict: 'ok', params: { file: 'simfang.ttf' } });
  });

  it('warns of a taken port', async () => {
    const taken = createServer().listen(0);
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await checkPort(port)).toMatchObject({ verdict: 'warn', code: 'port.taken', params: { port } });
    await new Promise((resolve) => taken.close(resolve));
    expect(await checkPort(port)).toMatchObject({ verdict: 'ok' });
  });
});
