import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers, type Scope } from '@luoshi/kernel/scope.ts';
import type { FormAction, FormState } from '../contract.ts';

/** Who asks to move a form or a complaint. */
export type Asker = {
  readonly accountId: string;
  readonly scope: Scope;
  readonly org: { readonly path: string };
  readonly permissions: ReadonlySet<string>;
};

export type FormFacts = { readonly state: FormState; readonly path: string; readonly askedBy: string | null };

/** The state as of a day: a live form whose last day is over has ended. */
export const stateOn = (state: Exclude<FormState, 'ended'>, endsOn: string | null, today: string): FormState =>
  state === 'live' && endsOn !== null && endsOn < today ? 'ended' : state;

/**
 * Whether a form may be moved. A request waits for the supervision office above the asking unit; a live form is ended by that
 * office or by the asking unit; a request is withdrawn by the asking unit. Refuses `burden.not_now` (its state),
 * `burden.not_yours`, and `burden.own_request`: nobody decides on what they asked for themselves.
 */
export const mayMove = (action: FormAction, facts: FormFacts, asker: Asker): Outcome<true> => {
  const { state, path, askedBy } = facts;
  const waits = state === 'asked' || state === 'contested';
  if (action === 'end' ? state !== 'live' : !waits) return refuse('burden.not_now');
  const isOffice = asker.permissions.has('burden.decide') && covers(asker.scope, path);
  const isAsking = asker.permissions.has('burden.ask') && (askedBy === asker.accountId || asker.org.path === path);
  if (action === 'decide') {
    if (!isOffice) return refuse('burden.not_yours');
    return askedBy === asker.accountId ? refuse('burden.own_request') : accept(true);
  }
  return isAsking || (action === 'end' && isOffice) ? accept(true) : refuse('burden.not_yours');
};

const ACTIONS: readonly FormAction[] = ['decide', 'end', 'withdraw'];
export const movesOpenTo = (facts: FormFacts, asker: Asker): FormAction[] =>
  ACTIONS.filter((action) => mayMove(action, facts, asker).ok);
