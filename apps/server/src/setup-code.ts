import { randomInt } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '@luoshi/server-kit/db/database.ts';

const hasGovernment = async (db: Database): Promise<boolean> =>
  (await db.pool.query('select 1 from people.tenant where not is_demo limit 1')).rowCount === 1;

/** The code that opens the wizard from another machine, kept in the data folder so that a restart prints the same one. */
export const openSetupCode = (db: Database, dataDir: string): { read: () => Promise<string | null> } => {
  const file = path.join(dataDir, 'setup-code');
  return {
    read: async () => {
      if (await hasGovernment(db)) return null;
      const kept = await readFile(file, 'utf8').catch(() => null);
      if (kept) return kept.trim();
      const code = String(randomInt(10_000_000, 100_000_000));
      await mkdir(dataDir, { recursive: true });
      await writeFile(file, `${code}\n`, { mode: 0o600 });
      return code;
    },
  };
};
