import { isDay } from '@luoshi/kernel/day.ts';
import { type Light, lightOrder } from '@luoshi/ui/theme.ts';
import { type Codec, oneOf, type StateOf, text } from '@luoshi/web-kit/url-state.ts';
import type { SORTS, TaskStatus } from '../../contract.ts';

export type Sort = (typeof SORTS)[number];

// Values of the contract cannot be imported here: they would bring zod into the browser.
export const STATUSES = [
  'not_started',
  'in_progress',
  'suspended',
  'done',
  'cancelled',
] as const satisfies readonly TaskStatus[];
export const STATUS_CHOICES = ['open', ...STATUSES, 'all'] as const;
const SORT_CHOICES = [
  'due',
  '-due',
  'updated',
  '-updated',
  'light',
  'percent',
  '-percent',
  'newest',
] as const satisfies readonly Sort[];

/** Several of a closed list; read from commas and from repeated keys, written with commas as the interface takes them. */
const several = <T extends string>(choices: readonly T[]): Codec<readonly T[]> => ({
  read: (raw) => {
    const wanted = new Set(raw.flatMap((one) => one.split(',')));
    return choices.filter((choice) => wanted.has(choice));
  },
  write: (values) => (values.length ? values.join(',') : undefined),
});

/** A day that exists, else empty. */
const dayText = (): Codec<string> => ({
  read: ([first]) => (first && isDay(first) ? first : ''),
  write: (value) => value || undefined,
});

/** The filters of the list as they stand in the address. */
export const filterCodecs = {
  under: text(),
  involved: oneOf(['lead', 'any'], 'lead'),
  light: several<Light>(lightOrder),
  status: several(STATUS_CHOICES),
  dueFrom: dayText(),
  dueTo: dayText(),
  document: text(),
  goal: text(),
  region: text(),
  q: text(),
  sort: oneOf(SORT_CHOICES, 'due'),
} as const;
export type TaskFilters = StateOf<typeof filterCodecs>;

export const noFilters: TaskFilters = {
  under: '',
  involved: 'lead',
  light: [],
  status: [],
  dueFrom: '',
  dueTo: '',
  document: '',
  goal: '',
  region: '',
  q: '',
  sort: 'due',
};

/**
 * The statuses to list. Without a choice these are the open ones, since nearly all looking is for them; all of them
 * when finished tasks are asked for by their light, so that a door from a count of finished tasks leads to rows.
 */
export const statusInForce = (filters: Pick<TaskFilters, 'status' | 'light'>): TaskFilters['status'] => {
  if (filters.status.includes('all')) return ['all'];
  if (filters.status.length) return filters.status;
  return filters.light.includes('done') ? ['all'] : ['open'];
};

/** What the interface is asked for: absent filters are left out. */
export const listQuery = (filters: TaskFilters) => {
  const status = statusInForce(filters);
  return {
    under: filters.under || undefined,
    involved: filters.under && filters.involved === 'any' ? ('any' as const) : undefined,
    light: filters.light.length ? filters.light.join(',') : undefined,
    status: status.includes('all') ? undefined : status.join(','),
    dueFrom: filters.dueFrom || undefined,
    dueTo: filters.dueTo || undefined,
    document: filters.document || undefined,
    goal: filters.goal || undefined,
    region: filters.region || undefined,
    q: filters.q.trim() || undefined,
    sort: filters.sort,
  };
};

/** How many filters narrow the list; the sort is none, a range of days counts once. */
export const narrowing = (filters: TaskFilters): number =>
  [
    filters.under,
    filters.light.length,
    filters.status.length,
    filters.dueFrom || filters.dueTo,
    filters.document,
    filters.goal,
    filters.region,
    filters.q.trim(),
  ].filter(Boolean).length;

/** Address of the list with these filters: the door behind a number. */
export const listAddress = (filters: Partial<TaskFilters>): string => {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    const written = (filterCodecs[name as keyof TaskFilters] as Codec<unknown>).write(value);
    if (typeof written === 'string') words.set(name, written);
  }
  const search = words.toString();
  return search ? `/tasks?${search}` : '/tasks';
};
