import { constants, existsSync, readdirSync } from 'node:fs';
import { access, mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { ServerFacts } from '@luoshi/server-kit/postgres/check-server.ts';

/** One thing looked at: `code` finds its sentence in the locales, and how to mend it unless all is well. */
export type Finding = {
  check: 'node' | 'disk' | 'database' | 'locale' | 'search' | 'role' | 'clock' | 'fonts' | 'port';
  verdict: 'ok' | 'warn' | 'fail';
  code: string;
  params: Record<string, string | number>;
};

const GIGABYTE = 1_000_000_000;
const CLOCK_TOLERANCE_MS = 5000;
const NEWEST_UNSUPPORTED_MAJOR = 20;
/** Nobody ran this before it was written; an earlier clock is a wrong clock. */
const EARLIEST_YEAR = 2026;

export const checkNode = (version: string): Finding => {
  const major = Number(version.replace('v', '').split('.')[0]);
  const isOld = major <= NEWEST_UNSUPPORTED_MAJOR;
  return { check: 'node', verdict: isOld ? 'warn' : 'ok', code: isOld ? 'node.old' : 'node.ok', params: { version } };
};

/** Whether the data folder can be written and has room: below 1 GB fails, below 5 GB warns. */
export const checkDisk = async (folder: string): Promise<Finding> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return { check: 'disk', verdict: 'fail', code: 'disk.closed', params: { folder, reason } };
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const params = { folder, free: (free / GIGABYTE).toFixed(1) };
  if (free < GIGABYTE) return { check: 'disk', verdict: 'fail', code: 'disk.full', params };
  if (free < 5 * GIGABYTE) return { check: 'disk', verdict: 'warn', code: 'disk.low', params };
  return { check: 'disk', verdict: 'ok', code: 'disk.ok', params };
};

/** What the facts of a PostgreSQL mean for us: version, locale, search, role and clock. */
export const checkFacts = (facts: ServerFacts): Finding[] => [
  facts.version < 15
    ? { check: 'database', verdict: 'fail', code: 'database.old', params: { version: facts.version } }
    : { check: 'database', verdict: 'ok', code: 'database.ok', params: { version: facts.version } },
  facts.encoding === 'UTF8'
    ? { check: 'locale', verdict: 'ok', code: 'locale.ok', params: { locale: facts.locale, encoding: facts.encoding } }
    : { check: 'locale', verdict: 'fail', code: 'locale.encoding', params: { encoding: facts.encoding } },
  facts.searchesChinese
    ? { check: 'search', verdict: 'ok', code: 'search.ok', params: {} }
    : { check: 'search', verdict: 'fail', code: 'search.blind', params: { locale: facts.locale } },
  roleFinding(facts),
  Math.abs(facts.clockAheadMs) > CLOCK_TOLERANCE_MS
    ? {
        check: 'clock',
        verdict: 'fail',
        code: 'clock.apart',
        params: { seconds: Math.round(facts.clockAheadMs / 1000) },
      }
    : checkClock(new Date(), true),
];

const roleFinding = ({ role, mayUseRole }: ServerFacts): Finding => {
  if (role === 'unbound') return { check: 'role', verdict: 'fail', code: 'role.unbound', params: {} };
  if (!mayUseRole) return { check: 'role', verdict: 'fail', code: 'role.forbidden', params: {} };
  return { check: 'role', verdict: 'ok', code: role === 'absent' ? 'role.later' : 'role.ok', params: {} };
};

/** Whether this machine's clock can be right; `isCompared` says that the database's clock agreed. */
export const checkClock = (now: Date, isCompared: boolean): Finding => {
  const local = now.toISOString();
  const isWrong = now.getUTCFullYear() < EARLIEST_YEAR;
  return {
    check: 'clock',
    verdict: isWrong ? 'fail' : 'ok',
    code: isWrong ? 'clock.past' : isCompared ? 'clock.ok' : 'clock.alone',
    params: { local },
  };
};

const fontFolders = (env: NodeJS.ProcessEnv): string[] => [
  ...(env.LUOSHI_FONTS ? [env.LUOSHI_FONTS] : []),
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
  path.join(os.homedir(), '.fonts'),
  path.join(os.homedir(), '.local/share/fonts'),
];

// File names of the families that carry Chinese: Noto and Source Han, the Windows and macOS ones, and the official
// FangSong, Kaiti and XiaoBiaoSong of GB/T 9704.
const CHINESE_FONT =
  /noto.*(cjk|sc)|source-?han|wqy|simsun|simfang|simkai|simhei|msyh|pingfang|songti|stheiti|fangsong|fzxbs/i;

/** Whether a font with Chinese characters is there for papers printed as PDF; without one the rest still works. */
export const checkFonts = (env: NodeJS.ProcessEnv): Finding => {
  const found = fontFolders(env)
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .find((file) => CHINESE_FONT.test(path.basename(file)));
  return found
    ? { check: 'fonts', verdict: 'ok', code: 'fonts.ok', params: { file: path.basename(found) } }
    : { check: 'fonts', verdict: 'warn', code: 'fonts.none', params: {} };
};

/** Whether the port is free; one that is taken is only a warning, for it may well be Luoshi that has it. */
export const checkPort = (port: number): Promise<Finding> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve({ check: 'port', verdict: 'warn', code: 'port.taken', params: { port } }));
    probe.listen(port, () => {
      probe.close(() => resolve({ check: 'port', verdict: 'ok', code: 'port.ok', params: { port } }));
    });
  });
