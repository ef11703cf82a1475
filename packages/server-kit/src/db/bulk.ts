import { CompiledQuery } from 'kysely';
import type { Write } from './tx.ts';

const NAME = /^[a-z_]+$/;
const quoted = (name: string): string => {
  if (!NAME.test(name)) throw new TypeError(`not a column name: ${name}`);
  return `"${name}"`;
};

/**
 * One statement that inserts many rows of one table as one JSON parameter; values are read as the table's own types.
 * Every row names the same columns, taken from the first; a column left out gets its default. For imports and the
 * demonstration: a thousand rows cost about as much as ten single inserts.
 */
export const insertAll = <Tables>(table: keyof Tables & `${string}.${string}`, rows: readonly object[]): Write => {
  const [schema = '', name = ''] = table.split('.');
  const target = `${quoted(schema)}.${quoted(name)}`;
  const columns = Object.keys(rows[0] ?? {})
    .map(quoted)
    .join(', ');
  if (!columns) return { compiled: CompiledQuery.raw('select 1', []), mustTouch: false };
  return {
    compiled: CompiledQuery.raw(
      `insert into ${target} (${columns}) select ${columns} from jsonb_populate_recordset(null::${target}, $1)`,
      [JSON.stringify(rows)],
    ),
    mustTouch: false,
  };
};
