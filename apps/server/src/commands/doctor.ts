import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectServer } from '@luoshi/server-kit/postgres/check-server.ts';
import { hasPostgresData, startPostgres } from '@luoshi/server-kit/postgres/start-postgres.ts';
import { PostgresTrouble } from '@luoshi/server-kit/postgres/trouble.ts';
import { checkClock, checkDisk, checkFacts, checkFonts, checkNode, checkPort, type Finding } from './checks.ts';
import { type CliWords, type Command, EXIT, print } from './command.ts';
import { dataFolder } from './database.ts';

const SIGNS = { ok: '✓', warn: '!', fail: '✗' } as const;

// Before the first start there is no database yet; whether one would run here is tried in a folder that is removed.
const factsOfEmbedded = async (env: NodeJS.ProcessEnv) => {
  const kept = path.join(dataFolder(env), 'postgres');
  const isFirst = !hasPostgresData(kept);
  const dataDir = isFirst ? await mkdtemp(path.join(tmpdir(), 'luoshi-doctor-')) : kept;
  const server = await startPostgres({ dataDir, whenRunning: 'join' });
  try {
    return await inspectServer(server.url);
  } finally {
    await server.stop();
    if (isFirst) await rm(dataDir, { recursive: true, force: true });
  }
};

const checkDatabase = async (env: NodeJS.ProcessEnv, words: CliWords): Promise<Finding[]> => {
  try {
    return checkFacts(env.DATABASE_URL ? await inspectServer(env.DATABASE_URL) : await factsOfEmbedded(env));
  } catch (fault) {
    const reason = fault instanceof PostgresTrouble ? words(`postgres.${fault.code}`, fault.params) : String(fault);
    return [
      { check: 'database', verdict: 'fail', code: 'database.none', params: { reason } },
      checkClock(new Date(), false),
    ];
  }
};

const shown = ({ check, verdict, code, params }: Finding, words: CliWords): string => {
  const line = `${SIGNS[verdict]} ${words(`doctor.${check}`)}: ${words(`doctor.${code}`, params)}`;
  return verdict === 'ok' ? line : `${line}\n    → ${words(`doctor.${code}.mend`, params)}`;
};

/** `doctor`: looks at everything Luoshi stands on, says how to mend what is wrong, and ends with 1 if anything fails. */
export const doctor: Command = {
  options: { json: { type: 'boolean' } },
  operands: [0, 0],
  run: async ({ options, words }) => {
    const env = process.env;
    const findings: Finding[] = [
      checkNode(process.version),
      await checkDisk(dataFolder(env)),
      ...(await checkDatabase(env, words)),
      checkFonts(env),
      await checkPort(Number(env.PORT) || 8080),
    ];
    const failed = findings.filter(({ verdict }) => verdict === 'fail').length;
    if (options.json) await print(JSON.stringify({ findings }, null, 2));
    else {
      for (const finding of findings) await print(shown(finding, words));
      await print(words(failed > 0 ? 'doctor.failed' : 'doctor.passed', { failed }));
    }
    return failed > 0 ? EXIT.refused : EXIT.ok;
  },
};
