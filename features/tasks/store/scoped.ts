import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import type { Parameters } from './statement.ts';

/** A condition that `column` lies in one of the subtrees. */
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

/** Whether the scope holds every unit of the tenant, so that no task has to be asked whose it is. */
export const seesAll = (scope: Scope): boolean => scope.paths.some(isTop);

/**
 * A condition that task `t` is visible: a unit it names lies in the scope (its lead is among them). Null when every
 * task is (parameter $1 is the tenant).
 */
export const visibleTask = (scope: Scope, parameters: Parameters): string | null =>
  seesAll(scope)
    ? null
    : `t.id in (
         select u.task_id from tasks.task_unit u
         where u.tenant_id = $1 and ${inSubtrees('u.path', scope.paths, parameters)}
       )`;
