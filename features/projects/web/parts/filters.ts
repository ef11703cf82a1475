import { type Light, lightOrder } from '@luoshi/ui/theme.ts';
import { type Codec, flag, oneOf, type StateOf, text } from '@luoshi/web-kit/url-state.ts';
import type { ProjectClass, SORTS, Stage, SupportKind } from '../../contract.ts';

export type Sort = (typeof SORTS)[number];

// Values of the contract cannot be imported here: they would bring zod into the browser.
export const CLASSES = ['carried_over', 'new', 'completing', 'early'] as const satisfies readonly ProjectClass[];
export const STAGES = [
  'planned',
  'signed',
  'approved',
  'land',
  'planning',
  'permit',
  'started',
  'main',
  'equipment',
  'trial',
  'production',
  'target',
] as const satisfies readonly Stage[];
export const SUPPORT_KINDS = [
  'land',
  'planning',
  'funds',
  'demolition',
  'permits',
  'utilities',
  'labour',
] as const satisfies readonly SupportKind[];
const SORT_CHOICES = ['light', 'name', '-investment', 'finish', '-updated'] as const satisfies readonly Sort[];

const several = <T extends string>(choices: readonly T[]): Codec<readonly T[]> => ({
  read: (raw) => {
    const wanted = new Set(raw.flatMap((one) => one.split(',')));
    return choices.filter((choice) => wanted.has(choice));
  },
  write: (values) => (values.length ? values.join(',') : undefined),
});

/** The filters of the list as they stand in the address. */
export const filterCodecs = {
  q: text(),
  under: text(),
  class: several<ProjectClass>(CLASSES),
  stage: several<Stage>(STAGES),
  light: several<Light>(lightOrder),
  portfolio: text(),
  carrier: text(),
  parent: text(),
  support: oneOf(['', ...SUPPORT_KINDS], ''),
  problem: flag(),
  children: flag(),
  sort: oneOf(SORT_CHOICES, 'light'),
} as const;
export type Filters = StateOf<typeof filterCodecs>;

export const noFilters: Filters = {
  q: '',
  under: '',
  class: [],
  stage: [],
  light: [],
  portfolio: '',
  carrier: '',
  parent: '',
  support: '',
  problem: false,
  children: false,
  sort: 'light',
};

/** How many filters narrow the list. */
export const narrowing = ({ sort: _sort, children: _children, ...filters }: Filters): number =>
  Object.values(filters).filter((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value))).length;

/**
 * What the interface is asked for. Children are listed with their parent unless something narrower is asked than the
 * whole ledger: a red child must be found by its light.
 */
export const listQuery = (filters: Filters) => ({
  q: filters.q || undefined,
  under: filters.under || undefined,
  class: filters.class.length ? filters.class.join(',') : undefined,
  stage: filters.stage.length ? filters.stage.join(',') : undefined,
  light: filters.light.length ? filters.light.join(',') : undefined,
  portfolio: filters.portfolio || undefined,
  carrier: filters.carrier || undefined,
  parent: filters.parent || undefined,
  support: filters.support || undefined,
  problem: filters.problem ? ('1' as const) : undefined,
  top: filters.children || narrowing(filters) > 0 ? undefined : ('1' as const),
  sort: filters.sort,
});
