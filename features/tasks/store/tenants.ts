import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { read } from './statement.ts';

/** Every government kept here and its time zone; asked outside any tenant, once a day. */
export const allTenants = (tx: Tx): Promise<{ id: string; timeZone: string }[]> =>
  read(tx, `select id, time_zone as "timeZone" from people.v_tenant order by id`, []);
