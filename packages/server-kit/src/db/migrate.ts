import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Kysely, type Migration, type MigrationProvider, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { projectRoot } from '../project-root.ts';

const foldersOf = async (root: string): Promise<string[]> => {
  const features = path.join(root, 'features');
  const names = await readdir(features, { withFileTypes: true });
  return [
    path.join(root, 'packages/server-kit/src/db/migrations'),
    ...names.filter((entry) => entry.isDirectory()).map((entry) => path.join(features, entry.name, 'store/migrations')),
  ];
};

/** Plain SQL files from server-kit and every feature, in the order of their names (`2026-11-23-010-people.sql`). */
const provider = (root: string): MigrationProvider => ({
  getMigrations: async () => {
    const found: [string, Migration][] = [];
    for (const folder of await foldersOf(root)) {
      const files = await readdir(folder).catch(() => []);
      for (const file of files.filter((name) => name.endsWith('.sql'))) {
        const text = await readFile(path.join(folder, file), 'utf8');
        found.push([file.slice(0, -4), { up: async (db) => void (await sql.raw(text).execute(db)) }]);
      }
    }
    found.sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(found);
  },
});

/**
 * Brings the database at `ownerUrl` to the present schema; several servers may start at once (an advisory lock keeps
 * them apart). Throws the first migration's error; what ran before it stays.
 */
export const migrate = async (ownerUrl: string, log: (line: string) => void = () => undefined): Promise<void> => {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({
      db,
      provider: provider(projectRoot),
      migrationTableSchema: 'public',
      allowUnorderedMigrations: true,
    });
    const { error, results } = await migrator.migrateToLatest();
    for (const { migrationName, status } of results ?? []) log(`${status === 'Success' ? '+' : '!'} ${migrationName}`);
    if (error) throw error instanceof Error ? error : new Error(String(error));
  } finally {
    await db.destroy();
  }
};
