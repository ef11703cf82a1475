import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import type { ComplaintAction, ComplaintState } from '../contract.ts';
import type { Asker } from './form.ts';

type Move = { from: readonly (ComplaintState | null)[]; to: ComplaintState; by: 'complainer' | 'office' };

/** The course of a complaint as data. House rule, 2026-11-24: who complained has the last word. */
export const MOVES: Readonly<Record<ComplaintAction, Move>> = {
  raise: { from: [null], to: 'raised', by: 'complainer' },
  take: { from: ['raised'], to: 'taken', by: 'office' },
  answer: { from: ['raised', 'taken'], to: 'answered', by: 'office' },
  accept: { from: ['answered'], to: 'closed', by: 'complainer' },
  dispute: { from: ['answered'], to: 'raised', by: 'complainer' },
  withdraw: { from: ['raised', 'taken'], to: 'withdrawn', by: 'complainer' },
};

export const RUNNING: readonly ComplaintState[] = ['raised', 'taken'];

export type ComplaintFacts = {
  readonly state: ComplaintState;
  readonly accountId: string | null;
  readonly path: string;
  readonly isUnnamed: boolean;
  readonly askingPath: string | null;
};

/** The supervision office of a complaint: decides on burdens in the part of the tree where the complaint came from. */
const isOffice = (facts: ComplaintFacts, asker: Asker): boolean =>
  asker.permissions.has('burden.decide') && covers(asker.scope, facts.path);

/** Whether a complaint may be moved; refuses `burden.not_now` (its state) and `burden.not_yours`. */
export const mayStep = (
  action: ComplaintAction,
  facts: ComplaintFacts,
  asker: Asker,
): Outcome<{ to: ComplaintState }> => {
  const move = MOVES[action];
  if (!move.from.includes(facts.state)) return refuse('burden.not_now');
  const holds = move.by === 'office' ? isOffice(facts, asker) : facts.accountId === asker.accountId;
  return holds ? accept({ to: move.to }) : refuse('burden.not_yours');
};

const ACTIONS: readonly ComplaintAction[] = ['take', 'answer', 'accept', 'dispute', 'withdraw'];
export const stepsOpenTo = (facts: ComplaintFacts, asker: Asker): ComplaintAction[] =>
  ACTIONS.filter((action) => mayStep(action, facts, asker).ok);

/**
 * Whether the reader may know who complained. A named complaint: whoever sees it. An unnamed one: the complainer, and the
 * supervision office as long as its own unit is not the one that makes the request; tasks and matters are its own requests
 * (`askingPath` null).
 */
export const mayKnowWho = (facts: ComplaintFacts, reader: Asker): boolean => {
  if (!facts.isUnnamed || facts.accountId === reader.accountId) return true;
  return facts.askingPath !== null && facts.askingPath !== reader.org.path && isOffice(facts, reader);
};
