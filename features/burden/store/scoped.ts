import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Parameters } from '@luoshi/server-kit/db/statement.ts';
import { inSubtrees } from '@luoshi/server-kit/db/subtrees.ts';

/** Who reads: their part of the tree, and what is asked of the unit they sit in. */
export type Reader = { readonly scope: Scope; readonly accountId: string; readonly org: { readonly path: string } };

/** That unit `o` is asked by what unit row `u` and form `f` say: the named unit, or every one of a kind at or below it. */
export const IS_ASKED = `(case when f.asked_kind is null then o.id = u.org_id
    else o.kind = f.asked_kind and o.path >= u.path and o.path < left(u.path, length(u.path) - 1) || '/' end)`;

/**
 * A condition that form `f` is visible: asked by a unit in the reader's part of the tree, asked of one there, or asked of the
 * reader's own unit or one above it.
 */
export const visibleForm = ({ scope, org }: Reader, parameters: Parameters): string =>
  `(${inSubtrees('f.path', scope.paths, parameters)} or exists (
    select from burden.form_unit seen where seen.tenant_id = $1 and seen.form_id = f.id
      and (${inSubtrees('seen.path', scope.paths, parameters)} or starts_with(${parameters.add(org.path)}, seen.path))))`;

/**
 * A condition that complaint `c` is visible: the reader's own, one that the reader's office decides on, one about a request of
 * the reader's unit, and a named one from the reader's part of the tree.
 */
export const visibleComplaint = (
  reader: Reader & { readonly permissions: ReadonlySet<string> },
  parameters: Parameters,
): string => {
  const inScope = inSubtrees('c.path', reader.scope.paths, parameters);
  return `(c.account_id = ${parameters.add(reader.accountId)}::uuid
    or (${inScope} and ${reader.permissions.has('burden.decide') ? 'true' : 'not c.is_unnamed'})
    or c.asking_path = ${parameters.add(reader.org.path)})`;
};
