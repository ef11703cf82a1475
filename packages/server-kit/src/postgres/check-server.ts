import pg from 'pg';
import { searchesChinese } from './chinese-search.ts';
import { PostgresTrouble } from './trouble.ts';

const OLDEST = 15;
const ROLE = 'luoshi_app';

/** What we rely on in a PostgreSQL server, as found. */
export type ServerFacts = {
  /** Major version. */
  version: number;
  encoding: string;
  /** Character classes of the database: C.UTF-8, zh_CN.UTF-8 …; plain C knows no Chinese. */
  locale: string;
  searchesChinese: boolean;
  /** The role that requests work as: absent before the first migration; bound by row-level security or not. */
  role: 'absent' | 'bound' | 'unbound';
  /** Whether we may create that role, or are a member of it. */
  mayUseRole: boolean;
  /** The server's clock less this machine's, in milliseconds, halfway through the question. */
  clockAheadMs: number;
};

const withoutPassword = (url: string): string => {
  try {
    const shown = new URL(url);
    shown.password = '';
    return shown.href;
  } catch {
    return 'DATABASE_URL';
  }
};

/** Asks a server for the facts. Throws PostgresTrouble `unreachable` when it cannot be asked. */
export const inspectServer = async (url: string): Promise<ServerFacts> => {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    await client.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || String(cause) : String(cause);
    throw new PostgresTrouble('unreachable', { url: withoutPassword(url), reason }, cause);
  }
  try {
    const asked = Date.now();
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int / 10000 as version,
              current_setting('server_encoding') as encoding,
              (select datctype from pg_database where datname = current_database()) as locale,
              (select case when rolsuper or rolbypassrls then 'unbound' else 'bound' end
                 from pg_roles where rolname = $1) as role,
              (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
                or exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')) as may,
              extract(epoch from clock_timestamp())::float8 * 1000 as clock`,
      [ROLE],
    );
    const middle = (asked + Date.now()) / 2;
    const [found] = rows;
    return {
      version: found.version,
      encoding: found.encoding,
      locale: found.locale,
      searchesChinese: await searchesChinese(client).catch(() => false),
      role: found.role ?? 'absent',
      mayUseRole: found.may,
      clockAheadMs: Math.round(found.clock - middle),
    };
  } finally {
    await client.end();
  }
};

/**
 * Refuses an operator's PostgreSQL on which we would not work, or not work safely. Throws PostgresTrouble
 * `unreachable`, `too_old`, `not_utf8`, `no_chinese_search`, `no_role` or `role_unbound`.
 */
export const checkServer = async (url: string): Promise<void> => {
  const facts = await inspectServer(url);
  if (facts.version < OLDEST) throw new PostgresTrouble('too_old', { version: facts.version, oldest: OLDEST });
  if (facts.encoding !== 'UTF8') throw new PostgresTrouble('not_utf8', { encoding: facts.encoding });
  if (!facts.searchesChinese) throw new PostgresTrouble('no_chinese_search', { locale: facts.locale });
  if (!facts.mayUseRole) throw new PostgresTrouble('no_role', { role: ROLE });
  if (facts.role === 'unbound') throw new PostgresTrouble('role_unbound', { role: ROLE });
};
