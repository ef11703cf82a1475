import type { Kind } from '../contract.ts';

/** These tell of what happened between two days. */
export const TELLS_OF_PERIOD = ['circular', 'report', 'brief'] as const satisfies readonly Kind[];
/** One matter, one slip (一事一单; domain rules §2, Sanming). */
export const TELLS_OF_ONE = ['order', 'slip_blue', 'slip_orange', 'slip_red'] as const satisfies readonly Kind[];
/** Letters go to one unit and tell of its tasks. */
export const TELLS_ONE_UNIT = ['reminder', 'urging'] as const satisfies readonly Kind[];

export const isOneOf = <T extends string>(list: readonly T[], kind: string): kind is T =>
  (list as readonly string[]).includes(kind);
