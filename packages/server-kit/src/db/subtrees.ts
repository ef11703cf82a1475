import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import type { Parameters } from './statement.ts';

/** A condition that `column`, a path under collation "C", lies in one of the subtrees. */
export const inSubtrees = (column: string, paths: readonly string[], parameters: Parameters): string => {
  if (paths.length === 0) return 'false';
  const ranges = paths.map((path) => {
    const { from, to } = subtreeRange(path);
    return `(${column} >= ${parameters.add(from)} and ${column} < ${parameters.add(to)})`;
  });
  return ranges.length === 1 ? `${ranges[0]}` : `(${ranges.join(' or ')})`;
};

/** A path of one segment is the government's own: everything lies below it. */
const isTop = (path: string): boolean => path.indexOf('.') === path.length - 1;

/** Whether the scope holds every unit of the tenant, so that no row has to be asked whose it is. */
export const seesAll = (scope: Scope): boolean => scope.paths.some(isTop);
