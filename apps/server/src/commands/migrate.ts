import { migrate } from '@luoshi/server-kit/db/migrate.ts';
import { type Command, EXIT, tell } from './command.ts';
import { openOwnDatabase } from './database.ts';

/** `migrate`: brings the database to the present schema and says what it did. */
export const migrateCommand: Command = {
  options: {},
  operands: [0, 0],
  run: async ({ words }) => {
    const database = await openOwnDatabase(words, { whenRunning: 'join' });
    let steps = 0;
    try {
      await migrate(database.url, (line) => {
        steps += 1;
        tell(line);
      });
    } finally {
      await database.close();
    }
    tell(words(steps > 0 ? 'migrate.done' : 'migrate.nothing', { steps }));
    return EXIT.ok;
  },
};
