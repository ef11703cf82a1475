import { type Scope, subtreeRange } from '@luoshi/kernel/scope.ts';
import type { Parameters } from '@luoshi/server-kit/db/statement.ts';

export { collectParameters, type Parameters, read, write } from '@luoshi/server-kit/db/statement.ts';

/** A condition that `column` lies in one of the subtrees. */
export const inSubtrees = (column: string, paths: readonly string[], parameters: Parameters): string => {
  if (paths.length === 0) return 'false';
  const ranges = paths.map((path) => {
    const { from, to } = subtreeRange(path);
    return `(${column} >= ${parameters.add(from)} and ${column} < ${parameters.add(to)})`;
  });
  return ranges.length === 1 ? `${ranges[0]}` : `(${ranges.join(' or ')})`;
};

/** Whether the scope holds every unit of the tenant: a path of one segment is the government's own. */
const seesAll = (scope: Scope): boolean => scope.paths.some((path) => path.indexOf('.') === path.length - 1);

/** A condition that the task `t` of a matter is visible: a unit it names lies in the scope (parameter $1 is the tenant). */
export const visibleTask = (scope: Scope, parameters: Parameters): string =>
  seesAll(scope)
    ? 'true'
    : `t.id in (
         select u.task_id from tasks.v_task_unit u
         where u.tenant_id = $1 and ${inSubtrees('u.path', scope.paths, parameters)}
       )`;
