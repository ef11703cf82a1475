import { setTimeout as wait } from 'node:timers/promises';
import { type RunningApp, startApp } from '../app.ts';
import { type CliWords, type Command, EXIT, type ExitCode, print, tell } from './command.ts';
import { dataFolder, openOwnDatabase } from './database.ts';

const DEFAULT_PORT = 8080;
/** How long requests may take to finish after a signal; then the database is closed all the same. */
const PATIENCE_MS = 15_000;
const ACCOUNTS = [
  'demo.supervisor',
  'demo.leader',
  'demo.liaison',
  'demo.officer',
  'demo.grid',
  'demo.enterprise',
  'demo.sysadmin',
  'demo.secadmin',
  'demo.auditor',
];

const portOf = (text: string | undefined): number | null => {
  const port = text ? Number(text) : DEFAULT_PORT;
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : null;
};

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String((fault as NodeJS.ErrnoException).code) : '';

/** Settles with the first signal to stop; later ones wait for the same stop, the third one does not. */
const askedToStop = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    let times = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        times += 1;
        resolve(signal);
        if (times > 2) process.exit(EXIT.fault);
      });
    }
  });

const hasDemonstration = async ({ services }: RunningApp): Promise<boolean> =>
  (await services.db.pool.query('select 1 from people.tenant where is_demo limit 1')).rowCount === 1;

const serve = async (port: number, words: CliWords, env: NodeJS.ProcessEnv): Promise<ExitCode> => {
  const stopping = askedToStop();
  tell(words('start.database', { folder: dataFolder(env) }));
  const database = await openOwnDatabase(words, { whenRunning: 'refuse', env });
  try {
    const app = await startApp({
      databaseUrl: database.url,
      port,
      dataDir: dataFolder(env),
      ...(env.HOST ? { host: env.HOST } : {}),
      withDemonstration: env.LUOSHI_DEMO !== 'off',
      onStep: (step) => tell(words(`start.${step}`)),
    });
    try {
      await print(words('start.address', { address: app.address }));
      if (await hasDemonstration(app)) tell(words('start.accounts', { accounts: ACCOUNTS.join('  ') }));
      if (app.setupCode) tell(words('start.setupCode', { code: app.setupCode }));
      tell(words('start.howToStop'));
      const end = await Promise.race([stopping, database.lost]);
      if (end instanceof Error) {
        tell(words('start.databaseLost', { reason: end.message }));
        return EXIT.fault;
      }
      tell(words('start.stopping'));
      return EXIT.ok;
    } finally {
      await Promise.race([app.stop(), wait(PATIENCE_MS, undefined, { ref: false })]);
    }
  } catch (fault) {
    if (codeOf(fault) === 'EADDRINUSE' || codeOf(fault) === 'EACCES') {
      tell(words(`start.${codeOf(fault)}`, { port }));
      return EXIT.refused;
    }
    throw fault;
  } finally {
    await database.close();
  }
};

/** `start`: database, migrations, demonstration on first start, then the server until a signal ends it. */
export const start: Command = {
  options: { port: { type: 'string', short: 'p' } },
  operands: [0, 0],
  run: async ({ options, words }) => {
    const wanted = options.port ?? process.env.PORT;
    const port = portOf(typeof wanted === 'string' ? wanted : undefined);
    if (port === null) {
      tell(words('start.badPort', { port: String(wanted) }));
      return EXIT.usage;
    }
    return serve(port, words, process.env);
  },
};
