import type pg from 'pg';

/**
 * Whether this database's pg_trgm sees Chinese characters; with the locale C it takes them for spaces and an index on
 * them would silently find nothing. Makes the extension if it may.
 */
export const searchesChinese = async (client: pg.Client): Promise<boolean> => {
  await client.query('create extension if not exists pg_trgm');
  const { rows } = await client.query<{ found: number }>(`select cardinality(show_trgm($1)) as found`, ['落实']);
  return (rows[0]?.found ?? 0) > 0;
};
