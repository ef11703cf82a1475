import type { EditionChoice } from '../contract.ts';
import type { Clause } from './clause.ts';
import { bareWords, risingRun } from './compare-editions.ts';
import { changedFields, type EditField } from './merge-edit.ts';

/** An item that both editions have. */
export type EditionPair = {
  readonly was: Clause;
  readonly clause: Clause;
  /** What a task would have to follow: numbers, and how a deadline is put into words, are none of it. */
  readonly fields: readonly EditField[];
  readonly isMoved: boolean;
};
export type EditionState = {
  readonly pairs: readonly EditionPair[];
  readonly added: readonly Clause[];
  readonly gone: readonly Clause[];
};

const NO_CHANGE: readonly EditField[] = ['no', 'deadlineText', 'deadlineKind', 'isDropped'];

const differing = (was: Clause, clause: Clause): EditField[] =>
  changedFields(was, clause).filter((field) => {
    if (NO_CHANGE.includes(field)) return false;
    return (
      field !== 'task' || bareWords({ title: null, task: was.task }) !== bareWords({ title: null, task: clause.task })
    );
  });

/** A new edition's checklist as it stands against the last one's: an item dropped here is gone. Order is that of the papers. */
export const editionState = (before: readonly Clause[], after: readonly Clause[]): EditionState => {
  const old = before.filter(({ isDropped }) => !isDropped);
  const place = new Map(old.map((clause, at) => [clause.id, at]));
  const kept = after.filter(({ isDropped }) => !isDropped);
  const continued = kept.flatMap((clause) => {
    const at = clause.wasId === null ? undefined : place.get(clause.wasId);
    const was = at === undefined ? undefined : old[at];
    return was && at !== undefined ? [{ was, clause, at }] : [];
  });
  const stayed = risingRun(continued.map(({ at }) => at));
  const paired = new Set(continued.flatMap(({ was, clause }) => [was.id, clause.id]));
  return {
    pairs: continued.map(({ was, clause }, i) => ({
      was,
      clause,
      fields: differing(was, clause),
      isMoved: !stayed.has(i),
    })),
    added: kept.filter(({ id }) => !paired.has(id)),
    gone: old.filter(({ id }) => !paired.has(id)),
  };
};

/** Whether a choice answers what happened to the item. */
export const fits = (choice: EditionChoice, happened: 'changed' | 'gone'): boolean =>
  happened === 'gone' ? choice === 'cancel' || choice === 'leave' : choice !== 'cancel';
