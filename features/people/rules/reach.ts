/** Heads of the subtrees that these paths span: a path inside another's subtree adds nothing. */
export const headsOf = (paths: readonly string[]): string[] => {
  const heads: string[] = [];
  for (const path of [...new Set(paths)].sort()) {
    if (!heads.some((head) => path.startsWith(head))) heads.push(path);
  }
  return heads;
};
