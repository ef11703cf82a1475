import { subtreeRange } from '@luoshi/kernel/scope.ts';

/** A condition that `column` lies in one of the subtrees; adds its values to the parameters. */
export const within = (column: string, paths: readonly string[], values: unknown[]): string => {
  if (paths.length === 0) return 'false';
  const ranges = paths.map((path) => {
    const { from, to } = subtreeRange(path);
    values.push(from, to);
    return `(${column} >= $${values.length - 1} and ${column} < $${values.length})`;
  });
  return `(${ranges.join(' or ')})`;
};
