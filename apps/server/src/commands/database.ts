import path from 'node:path';
import { checkServer } from '@luoshi/server-kit/postgres/check-server.ts';
import { startPostgres } from '@luoshi/server-kit/postgres/start-postgres.ts';
import { type CliWords, tell } from './command.ts';

/** The folder of everything Luoshi keeps: the database files, uploaded papers, the set-up code. */
export const dataFolder = (env: NodeJS.ProcessEnv): string => path.resolve(env.LUOSHI_DATA || 'data');

/** A database to work on, and how to let go of it. */
export type OpenedDatabase = {
  /** Connects as the owner. */
  url: string;
  isEmbedded: boolean;
  /** Settles when the embedded server died for good. */
  lost: Promise<Error>;
  close(): Promise<void>;
};

/**
 * The operator's PostgreSQL that DATABASE_URL names, else the embedded one. `join` lets a command work beside a
 * running `start`. Throws PostgresTrouble.
 */
export const openOwnDatabase = async (
  words: CliWords,
  { whenRunning, env = process.env }: { whenRunning: 'refuse' | 'join'; env?: NodeJS.ProcessEnv },
): Promise<OpenedDatabase> => {
  if (env.DATABASE_URL) {
    await checkServer(env.DATABASE_URL);
    const lost = new Promise<Error>(() => undefined);
    return { url: env.DATABASE_URL, isEmbedded: false, lost, close: async () => undefined };
  }
  const server = await startPostgres({
    dataDir: path.join(dataFolder(env), 'postgres'),
    whenRunning,
    log: (line) => tell(words('databaseLine', { line })),
  });
  return { url: server.url, isEmbedded: true, lost: server.lost, close: server.stop };
};
