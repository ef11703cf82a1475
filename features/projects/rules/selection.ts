/** Values of a closed list named in a filter with commas, without repeats; null when the filter is empty. */
export const severalOf = <T extends string>(choices: readonly T[], filter: string | undefined): T[] | null => {
  if (!filter) return null;
  const named = new Set(filter.split(','));
  return choices.filter((choice) => named.has(choice));
};
