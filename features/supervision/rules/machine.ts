import { type MatterAction, type MatterState, STATES } from '../contract.ts';

/** Whose turn it is in a state; nobody's when nothing follows. */
export type Holder = 'unit' | 'office' | 'reviewer' | 'nobody';
/**
 * Which clock runs in a state: to sign, to get the work done (the task's deadline), to mend what was returned, to decide
 * on what a unit asks, to review, to look again; none when nothing follows.
 */
export type Clock = 'sign' | 'work' | 'mend' | 'decide' | 'review' | 'look' | 'none';

/** Each state with its holder and its clock (domain rules §3; Yichang 2015, Shanxi 13710). */
export const STATE: Readonly<Record<MatterState, { readonly holder: Holder; readonly clock: Clock }>> = {
  draft: { holder: 'office', clock: 'decide' },
  approved: { holder: 'office', clock: 'decide' },
  assigned: { holder: 'unit', clock: 'sign' },
  signed: { holder: 'unit', clock: 'work' },
  decomposed: { holder: 'unit', clock: 'work' },
  in_progress: { holder: 'unit', clock: 'work' },
  close_requested: { holder: 'reviewer', clock: 'review' },
  reviewing: { holder: 'reviewer', clock: 'review' },
  closed: { holder: 'office', clock: 'look' },
  archived: { holder: 'nobody', clock: 'none' },
  returned: { holder: 'unit', clock: 'mend' },
  objected: { holder: 'office', clock: 'decide' },
  extension_requested: { holder: 'office', clock: 'decide' },
  long_term: { holder: 'unit', clock: 'work' },
  suspended: { holder: 'office', clock: 'look' },
  cancelled: { holder: 'nobody', clock: 'none' },
  reopened: { holder: 'unit', clock: 'work' },
};

/**
 * One kind of hop: from which states, to which (`before`: the one it was left from), by whom. `report` is made at the
 * task and needs no hop of its own.
 */
export type HopKind = {
  readonly from: readonly MatterState[];
  readonly to: MatterState | 'before';
  readonly who: Exclude<Holder, 'nobody'>;
};

/** States in which the unit works towards the deadline. */
export const WORKING = ['signed', 'decomposed', 'in_progress', 'returned', 'long_term', 'reopened'] as const;

/** States that nothing but an archivist ends. */
export const FINAL = ['closed', 'archived', 'cancelled'] as const;
const OPEN = STATES.filter((state) => !(FINAL as readonly MatterState[]).includes(state));

export const HOPS: Readonly<Record<Exclude<MatterAction, 'draft' | 'take'>, HopKind>> = {
  approve: { from: ['draft'], to: 'approved', who: 'office' },
  assign: { from: ['approved'], to: 'assigned', who: 'office' },
  sign: { from: ['assigned'], to: 'signed', who: 'unit' },
  object: { from: ['assigned', 'signed'], to: 'objected', who: 'unit' },
  uphold_objection: { from: ['objected'], to: 'assigned', who: 'office' },
  dismiss_objection: { from: ['objected'], to: 'before', who: 'office' },
  decompose: { from: ['signed', 'in_progress', 'reopened'], to: 'decomposed', who: 'unit' },
  report: { from: ['signed', 'decomposed', 'returned', 'reopened'], to: 'in_progress', who: 'unit' },
  request_extension: { from: WORKING, to: 'extension_requested', who: 'unit' },
  grant_extension: { from: ['extension_requested'], to: 'before', who: 'office' },
  refuse_extension: { from: ['extension_requested'], to: 'before', who: 'office' },
  request_close: { from: WORKING, to: 'close_requested', who: 'unit' },
  pass_review: { from: ['close_requested'], to: 'reviewing', who: 'reviewer' },
  close: { from: ['reviewing'], to: 'closed', who: 'reviewer' },
  return: { from: ['close_requested', 'reviewing'], to: 'returned', who: 'reviewer' },
  archive: { from: ['closed'], to: 'archived', who: 'office' },
  reopen: { from: ['closed', 'archived'], to: 'reopened', who: 'office' },
  continue: { from: ['in_progress', 'decomposed', 'long_term'], to: 'long_term', who: 'office' },
  suspend: { from: OPEN.filter((state) => state !== 'suspended'), to: 'suspended', who: 'office' },
  resume: { from: ['suspended'], to: 'before', who: 'office' },
  cancel: { from: OPEN, to: 'cancelled', who: 'office' },
};

/** Hops that leave a state behind to come back to. */
export const LEAVES_BEHIND: readonly MatterAction[] = ['object', 'request_extension', 'suspend'];

const actions = Object.entries(HOPS) as [keyof typeof HOPS, HopKind][];

/** What can happen in a state, whoever does it. */
export const actionsFrom = (state: MatterState): (keyof typeof HOPS)[] =>
  actions.filter(([, hop]) => hop.from.includes(state)).map(([action]) => action);

/**
 * What is wrong with a machine: states that no hop leads to from the first ones, states that nothing leads out of though
 * somebody holds them, holders without a clock and clocks without a holder, returns to a state that was never left.
 * An empty list when all is well.
 */
export const faultsOf = (
  states: Readonly<Record<string, { holder: Holder; clock: Clock }>>,
  hops: Readonly<Record<string, { from: readonly string[]; to: string }>>,
  first: readonly string[],
): string[] => {
  const reached = new Set(first);
  for (let grew = true; grew; ) {
    grew = false;
    for (const { from, to } of Object.values(hops)) {
      if (to === 'before' || reached.has(to) || !from.some((state) => reached.has(state))) continue;
      reached.add(to);
      grew = true;
    }
  }
  const left = new Set(Object.values(hops).flatMap(({ from }) => from));
  const leavers = Object.entries(hops).filter(([name]) => (LEAVES_BEHIND as readonly string[]).includes(name));
  return [
    ...Object.keys(states)
      .filter((state) => !reached.has(state))
      .map((state) => `${state} is never reached`),
    ...Object.entries(states)
      .filter(([state, { holder }]) => holder !== 'nobody' && !left.has(state))
      .map(([state]) => `${state} is never left`),
    ...Object.entries(states)
      .filter(([, { holder, clock }]) => (holder === 'nobody') !== (clock === 'none'))
      .map(([state]) => `${state} has an owner without a clock or a clock without an owner`),
    ...Object.entries(hops).flatMap(([name, { from, to }]) => [
      ...[...from, ...(to === 'before' ? [] : [to])]
        .filter((state) => !(state in states))
        .map((state) => `${name} names ${state}, which is no state`),
      ...(to === 'before'
        ? from
            .filter((state) => !leavers.some(([, leaver]) => leaver.to === state))
            .map((state) => `${name} goes back from ${state}, which leaves nothing behind`)
        : []),
    ]),
  ];
};

/** The states a matter begins in: drafted by hand, or assigned when a published task is taken under watch. */
export const FIRST_STATES: readonly MatterState[] = ['draft', 'assigned'];

// Checked when the server starts: a machine with a dead end must not be run.
const faults = faultsOf(STATE, HOPS, FIRST_STATES);
if (faults.length > 0) throw new Error(`the machine of matters is wrong: ${faults.join('; ')}`);
