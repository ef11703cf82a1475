import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Parameters } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees, seesAll } from '@luoshi/server-kit/db/subtrees.ts';

/** Who looks: the part of the tree they see, and the account by which they may carry projects outside it. */
export type Viewer = { readonly scope: Scope; readonly accountId: string };

/** A condition that the caller carries project `p` in any role (parameter $1 is the tenant). */
export const carriedBy = (accountId: string, parameters: Parameters): string => `exists (
    select from projects.carrier c
    join people.v_account a on a.tenant_id = c.tenant_id and a.person_id = c.person_id
    where c.tenant_id = $1 and c.project_id = p.id and a.id = ${parameters.add(accountId)}
  )`;

/**
 * A condition that project `p` is visible: a unit it names lies in the scope, or the caller carries it (分包 reaches across
 * units). Null when every project is (parameter $1 is the tenant).
 */
export const visibleProject = ({ scope, accountId }: Viewer, parameters: Parameters): string | null =>
  seesAll(scope)
    ? null
    : `(p.id in (
         select u.project_id from projects.project_unit u
         where u.tenant_id = $1 and ${inSubtrees('u.path', scope.paths, parameters)}
       ) or ${carriedBy(accountId, parameters)})`;
