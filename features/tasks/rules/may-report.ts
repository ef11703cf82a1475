import { covers, type Scope } from '@luoshi/kernel/scope.ts';
import type { UnitRole } from '../contract.ts';

/** The caller's part in reporting on a task: the percent and all else, words only, or nothing. */
export type Reporting = 'percent' | 'words' | 'none';

/**
 * Who may report (house rule, 2026-11-23): whoever holds `tasks.report` and whose part of the tree holds the lead or a
 * responsible unit reports the percent, be it the unit itself or one above it; from a supporting unit words,
 * problems and files are welcome, but the percent stays the lead's to say.
 */
export const reportingOf = (
  permissions: ReadonlySet<string>,
  scope: Scope,
  units: readonly { readonly role: UnitRole; readonly path: string }[],
): Reporting => {
  if (!permissions.has('tasks.report')) return 'none';
  const mine = units.filter((unit) => covers(scope, unit.path));
  if (mine.some((unit) => unit.role !== 'support')) return 'percent';
  return mine.length > 0 ? 'words' : 'none';
};
