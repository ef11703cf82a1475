import { read, write } from '@luoshi/server-kit/db/statement.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Choice } from '../contract.ts';
import { type Hours, USUAL_HOURS } from '../rules/hours.ts';

export type Settings = Hours & { publicAddress: string | null; revision: number };

/** The government's habits, or the usual ones with revision 0 while nobody has chosen. */
export const settingsOf = async (tx: Tx): Promise<Settings> => {
  const [row] = await read<Settings>(
    tx,
    `select to_char(digest_at, 'HH24:MI') as "digestAt", to_char(quiet_from, 'HH24:MI') as "quietFrom",
            to_char(quiet_until, 'HH24:MI') as "quietUntil", is_quiet_at_weekends as "isQuietAtWeekends",
            public_address as "publicAddress", revision
     from notices.setting where tenant_id = $1`,
    [tx.tenantId],
  );
  return row ?? { ...USUAL_HOURS, publicAddress: null, revision: 0 };
};

export const saveSettings = (tenantId: string, settings: Omit<Settings, 'revision'>): Write =>
  write(
    `insert into notices.setting (tenant_id, digest_at, quiet_from, quiet_until, is_quiet_at_weekends, public_address)
     values ($1, $2, $3, $4, $5, $6)
     on conflict on constraint setting_pk do update
     set digest_at = $2, quiet_from = $3, quiet_until = $4, is_quiet_at_weekends = $5, public_address = $6,
         revision = notices.setting.revision + 1`,
    [
      tenantId,
      settings.digestAt,
      settings.quietFrom,
      settings.quietUntil,
      settings.isQuietAtWeekends,
      settings.publicAddress,
    ],
  );

/** What a person chose; null where they follow the government's habit. */
export type Preference = {
  accountId: string;
  email: string | null;
  language: 'zh-CN' | 'en';
  digestAt: string | null;
  quietFrom: string | null;
  quietUntil: string | null;
  choices: Record<string, Choice>;
};

export const noPreference = (accountId: string): Preference => ({
  accountId,
  email: null,
  language: 'zh-CN',
  digestAt: null,
  quietFrom: null,
  quietUntil: null,
  choices: {},
});

/** Preferences of these accounts; one who chose nothing is absent. */
export const preferencesOf = (tx: Tx, accountIds: readonly string[]): Promise<Preference[]> =>
  read(
    tx,
    `select account_id as "accountId", email, language, to_char(digest_at, 'HH24:MI') as "digestAt",
            to_char(quiet_from, 'HH24:MI') as "quietFrom", to_char(quiet_until, 'HH24:MI') as "quietUntil", choices
     from notices.preference where tenant_id = $1 and account_id = any ($2::uuid[])`,
    [tx.tenantId, accountIds],
  );

export const savePreference = (tenantId: string, p: Preference): Write =>
  write(
    `insert into notices.preference (tenant_id, account_id, email, language, digest_at, quiet_from, quiet_until, choices)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict on constraint preference_pk do update
     set email = $3, language = $4, digest_at = $5, quiet_from = $6, quiet_until = $7, choices = $8`,
    [tenantId, p.accountId, p.email, p.language, p.digestAt, p.quietFrom, p.quietUntil, JSON.stringify(p.choices)],
  );
