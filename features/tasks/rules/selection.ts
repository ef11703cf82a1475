import { LIGHTS, type Light, OPEN_STATUSES, type SORTS, STATUSES, type TaskStatus } from '../contract.ts';

const isLight = (word: string): word is Light => (LIGHTS as readonly string[]).includes(word);
const isStatus = (word: string): word is TaskStatus => (STATUSES as readonly string[]).includes(word);

/** Lights named in a filter with commas, in a fixed order and without repeats; null when the filter is empty. */
export const lightsOf = (filter: string | undefined): Light[] | null => {
  if (!filter) return null;
  const named = new Set(filter.split(',').filter(isLight));
  return LIGHTS.filter((one) => named.has(one));
};

/** Statuses named in a filter with commas; `open` stands for every open one. Null when the filter is empty. */
export const statusesOf = (filter: string | undefined): TaskStatus[] | null => {
  if (!filter) return null;
  const named = new Set<TaskStatus>();
  for (const word of filter.split(',')) {
    if (word === 'open') for (const status of OPEN_STATUSES) named.add(status);
    else if (isStatus(word)) named.add(word);
  }
  return STATUSES.filter((status) => named.has(status));
};

/** Whether the statuses are exactly the open ones, which have an index of their own. */
export const areOpen = (statuses: readonly TaskStatus[]): boolean =>
  statuses.length === OPEN_STATUSES.length && OPEN_STATUSES.every((status) => statuses.includes(status));

/** The order of a list: as asked; a search shows the newest first, any other list what is due first. */
export const sortOf = (filters: {
  readonly sort?: (typeof SORTS)[number] | undefined;
  readonly q?: string | undefined;
}): (typeof SORTS)[number] => filters.sort ?? (filters.q?.trim() ? 'newest' : 'due');
