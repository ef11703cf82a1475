import type { MARK_KINDS as KINDS } from '../contract.ts';

/** The contract's kinds of marks in the order in which a legend tells them, without the contract's machinery in a page. */
export const MARK_KINDS = ['on_time', 'done_late', 'missed', 'ahead'] as const satisfies typeof KINDS;
