import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { UnitRole } from '../contract.ts';
import { type Assignment, assignUnits } from './assign.ts';

/** An item on its way to becoming a task, as far as rules look at it. */
export type Publishable = {
  readonly id: string;
  readonly no: string | null;
  readonly title: string | null;
  readonly task: string;
  /** The unit that leads by print or by custom, null when nobody is named. */
  readonly lead: { readonly unit: { readonly orgId: string | null } } | null;
  readonly units: readonly { readonly orgId: string | null; readonly role: UnitRole }[];
  readonly warnings: readonly unknown[];
};

const TITLE_AT_MOST = 60;
const NAMED_AT_MOST = 5;

/** The title of an item: the one it bears, else its first clause, at most 60 characters. */
export const titleOf = (item: Pick<Publishable, 'title' | 'task'>): string => {
  if (item.title?.trim()) return item.title.trim().slice(0, 500);
  const [first = ''] = item.task.trim().split(/[\uff0c\u3002\uff1b\n]/u, 1);
  const letters = [...(first || item.task.trim())];
  return letters.length > TITLE_AT_MOST ? `${letters.slice(0, TITLE_AT_MOST - 1).join('')}\u2026` : letters.join('');
};

/** How many items, and the first few of them by name. */
export const nameSome = (items: readonly Pick<Publishable, 'title' | 'task'>[]): { count: number; items: string } => ({
  count: items.length,
  items: items.slice(0, NAMED_AT_MOST).map(titleOf).join(' / '),
});

/**
 * Whether a checklist may be published. Refuses an empty one (`tasks.nothing_to_publish`) and items whose lead is no
 * unit of the tree (`tasks.items_without_lead`); items with other warnings (`tasks.quality_gate`) only when the
 * publisher asked for that.
 */
export const checkPublishing = (
  items: readonly Publishable[],
  despiteWarnings: boolean,
): Outcome<null, 'tasks.nothing_to_publish' | 'tasks.items_without_lead' | 'tasks.quality_gate'> => {
  if (items.length === 0) return refuse('tasks.nothing_to_publish');
  const leaderless = items.filter((item) => !item.lead?.unit.orgId);
  if (leaderless.length > 0) return refuse('tasks.items_without_lead', nameSome(leaderless));
  const warned = items.filter((item) => item.warnings.length > 0);
  if (!despiteWarnings && warned.length > 0) return refuse('tasks.quality_gate', nameSome(warned));
  return accept(null);
};

/** The units of an item that are known, its lead first; further leads become responsible units. */
export const unitsOfItem = (item: Pick<Publishable, 'units'>, leadOrgId: string): Assignment[] => {
  const known = item.units.filter((unit): unit is { orgId: string; role: UnitRole } => unit.orgId !== null);
  const ids = (isOne: (role: UnitRole) => boolean): string[] =>
    known.filter((unit) => isOne(unit.role)).map((unit) => unit.orgId);
  return assignUnits({
    leadOrgId,
    responsibleOrgIds: ids((role) => role !== 'support'),
    supportOrgIds: ids((role) => role === 'support'),
  });
};
