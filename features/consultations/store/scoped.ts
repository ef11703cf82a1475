import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import type { Parameters } from '@luoshi/server-kit/db/statement.ts';

/** Who reads: their part of the tree, and what they raised themselves wherever it has gone. */
export type Reader = { readonly scope: Scope; readonly accountId: string };

/** A condition that `column` lies in one of the scope's subtrees; nothing does in a scope of nothing. */
export const inScope = (column: string, scope: Scope, parameters: Parameters): string => {
  if (scope.paths.length === 0) return 'false';
  const ranges = scope.paths.map((path) => {
    const { from, to } = subtreeRange(path);
    return `(${column} >= ${parameters.add(from)} and ${column} < ${parameters.add(to)})`;
  });
  return `(${ranges.join(' or ')})`;
};

/** A condition that obstacle `b` is visible: raised or owned in the reader's part of the tree, or raised by the reader. */
export const visible = ({ scope, accountId }: Reader, parameters: Parameters): string =>
  `(${inScope('b.raised_path', scope, parameters)} or ${inScope('b.owner_path', scope, parameters)}
    or b.raised_by = ${parameters.add(accountId)}::uuid)`;
