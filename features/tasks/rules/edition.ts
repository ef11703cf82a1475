import { toDay } from '@luoshi/kernel/day.ts';
import type { EditionChoice } from '../../documents/contract.ts';
import type { EditionPair } from '../../documents/rules/edition-state.ts';
import { leadOf } from '../../documents/rules/lead-of.ts';
import type { TaskPatch } from '../contract.ts';
import { titleOf, unitsOfItem } from './publish.ts';

type Behind = { readonly id: string; readonly isOpen: boolean };

/** What publishing does with an item that continues an earlier one. */
export type Continued = 'insert' | 'update' | 'link';

/**
 * What becomes of an item that both editions have. Without a task behind the old one it becomes a task; unchanged, or
 * left alone, or closed already, the task goes on as it is; changed, it follows the new words unless a person chose
 * otherwise.
 */
export const continuing = (
  pair: Pick<EditionPair, 'fields'>,
  task: Behind | undefined,
  choice: EditionChoice | undefined,
): Continued => {
  if (!task) return 'insert';
  if (pair.fields.length === 0) return 'link';
  if (choice === 'new') return 'insert';
  return choice === 'leave' || (!task.isOpen && choice !== 'update') ? 'link' : 'update';
};

/**
 * What a task takes over from the new words of its item: the fields in which the two editions differ, and no other, so
 * that what was settled on the task itself stays. Amounts with neither name nor unit are no targets.
 */
export const patchOf = ({ was, clause, fields }: EditionPair, dueReason: string): TaskPatch => {
  const has = (...wanted: string[]): boolean => fields.some((field) => wanted.includes(field));
  const lead = leadOf(clause.units)?.unit.orgId ?? null;
  const units = lead ? unitsOfItem(clause, lead) : [];
  const ofRole = (role: string): string[] => units.filter((unit) => unit.role === role).map(({ orgId }) => orgId);
  return {
    ...(has('task') ? { body: clause.task } : {}),
    ...(titleOf(was) === titleOf(clause) ? {} : { title: titleOf(clause) }),
    ...(has('lead', 'responsible', 'support') && lead
      ? { leadOrgId: lead, responsibleOrgIds: ofRole('responsible'), supportOrgIds: ofRole('support') }
      : {}),
    ...(has('startOn') ? { startOn: clause.startOn ? toDay(clause.startOn) : null } : {}),
    ...(has('dueOn') ? { dueOn: clause.dueOn ? toDay(clause.dueOn) : null, dueReason } : {}),
    ...(has('quantities')
      ? {
          targets: clause.quantities.flatMap(({ text, value, max, unit, direction }) =>
            unit ? [{ name: (text || unit).slice(0, 100), value, max, unit: unit.slice(0, 20), direction }] : [],
          ),
        }
      : {}),
  };
};
