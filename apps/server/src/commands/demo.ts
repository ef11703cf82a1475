import path from 'node:path';
import { openSecretBox } from '@luoshi/server-kit/crypto/secret-box.ts';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { openFileStore } from '@luoshi/server-kit/files/file-store.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { prepareJobs } from '@luoshi/server-kit/jobs.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import { pino } from 'pino';
import { loadDemonstration, removeDemonstration } from '../demonstration.ts';
import { features } from '../features.ts';
import { type Command, EXIT, tell } from './command.ts';
import { dataFolder, openOwnDatabase } from './database.ts';

/** `demo`: loads the demonstration county as of today in place of the one that is there, or removes it. */
export const demo: Command = {
  options: { remove: { type: 'boolean' } },
  operands: [0, 0],
  run: async ({ options, words }) => {
    const database = await openOwnDatabase(words, { whenRunning: 'join' });
    try {
      await migrate(database.url);
      await prepareJobs(database.url);
      const db = openDatabase(database.url, { connections: 2 });
      const services: Services = {
        db,
        files: openFileStore(path.join(dataFolder(process.env), 'files')),
        log: pino({ level: 'warn' }, pino.destination(2)),
        secrets: await openSecretBox(dataFolder(process.env)),
        words: makeWords(features),
        now: () => new Date(),
        setupCode: async () => null,
      };
      try {
        await (options.remove ? removeDemonstration(services) : loadDemonstration(services));
      } finally {
        await db.close();
      }
    } finally {
      await database.close();
    }
    tell(words(options.remove ? 'demo.removed' : 'demo.loaded'));
    return EXIT.ok;
  },
};
