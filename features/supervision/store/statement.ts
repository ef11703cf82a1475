import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Parameters } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees, seesAll } from '@luoshi/server-kit/db/subtrees.ts';

export { collectParameters, type Parameters, read, write } from '@luoshi/server-kit/db/statement.ts';
export { inSubtrees } from '@luoshi/server-kit/db/subtrees.ts';

/** A condition that the task `t` of a matter is visible: a unit it names lies in the scope (parameter $1 is the tenant). */
export const visibleTask = (scope: Scope, parameters: Parameters): string =>
  seesAll(scope)
    ? 'true'
    : `t.id in (
         select u.task_id from tasks.v_task_unit u
         where u.tenant_id = $1 and ${inSubtrees('u.path', scope.paths, parameters)}
       )`;
