declare const scopeBrand: unique symbol;

/**
 * What a signed-in person may see: one tenant and the subtrees of its organisations. Only the session gate mints
 * one (`mintScope`), every read demands one.
 */
export type Scope = {
  readonly [scopeBrand]: true;
  readonly tenantId: string;
  /** Paths of the organisations at the head of the visible subtrees, each ending in a dot. */
  readonly paths: readonly string[];
};

/** For the session gate and for jobs that act for a whole tenant; nothing else calls it. */
export const mintScope = (tenantId: string, paths: readonly string[]): Scope =>
  ({ tenantId, paths }) as unknown as Scope;

/** Whether the organisation at `path` lies in the scope. */
export const covers = (scope: Scope, path: string): boolean => scope.paths.some((head) => path.startsWith(head));

/**
 * Half-open range of paths of a subtree for `path >= from and path < to` under collation "C": a path ends in a dot,
 * and the slash is the next character.
 */
export const subtreeRange = (path: string): { from: string; to: string } => ({
  from: path,
  to: `${path.slice(0, -1)}/`,
});
