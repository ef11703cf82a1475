import type { Write } from '@luoshi/server-kit/db/tx.ts';
import { CompiledQuery } from 'kysely';

/** Removes the demonstration the transaction is in; see the function's own words in the migration. */
export const removeDemonstrationRows = (): Write => ({
  compiled: CompiledQuery.raw('select people.remove_demonstration()'),
  mustTouch: false,
});
