import type { Role } from '../../people/contract.ts';

/** A role at a unit, or its head; `upward` goes on to the nearest unit above that has a holder. */
export type Post = { readonly post: Role | 'head'; readonly orgId: string; readonly upward?: boolean };

/** Whoever holds a post when the message is sent, or a named person; `orElse` stands in for one who has left. */
export type Recipient = Post | { readonly personId: string; readonly orElse?: Post };

/** Somebody who holds a post at a unit now. */
export type Holder = {
  readonly accountId: string;
  readonly personId: string;
  readonly post: string;
  readonly orgId: string;
  readonly orgPath: string;
};

/** A recipient as a row keeps it. */
export type Addressee = {
  readonly toPerson: string | null;
  readonly toPost: string | null;
  readonly toOrg: string | null;
  readonly isUpward: boolean;
};

export const addresseeOf = (to: Recipient): Addressee => {
  const post = 'personId' in to ? to.orElse : to;
  return {
    toPerson: 'personId' in to ? to.personId : null,
    toPost: post?.post ?? null,
    toOrg: post?.orgId ?? null,
    isUpward: post?.upward ?? false,
  };
};

/** Paths of a unit and of every unit above it, the nearest first: `0001.0002.` → `0001.0002.`, `0001.`. */
export const pathsUpward = (path: string): string[] => {
  const steps = path.split('.').slice(0, -1);
  return steps.map((_, above) => `${steps.slice(0, steps.length - above).join('.')}.`);
};

/**
 * The accounts a message goes to now: the named person if still in office, else the holders of the post at the unit,
 * else, where it may go upward, those of the nearest unit above that has any. Empty when nobody holds it.
 * `orgPath` is the unit's path, null when no unit is named or it is gone. House rule, 2026-11-24: work is carried by
 * posts, so that a message reaches who holds the post on the day it is sent.
 */
export const holdersFor = (to: Addressee, orgPath: string | null, holders: readonly Holder[]): string[] => {
  const named = to.toPerson ? holders.filter(({ personId }) => personId === to.toPerson) : [];
  if (named.length) return accountsOf(named);
  if (!to.toPost || !orgPath) return [];
  for (const path of to.isUpward ? pathsUpward(orgPath) : [orgPath]) {
    const found = holders.filter(({ post, orgPath: at }) => post === to.toPost && at === path);
    if (found.length) return accountsOf(found);
  }
  return [];
};

const accountsOf = (holders: readonly Holder[]): string[] => [...new Set(holders.map(({ accountId }) => accountId))];
