import { type Day, daysBetween } from '@luoshi/kernel/day.ts';

export type PasswordRule = {
  readonly atLeast: number;
  readonly atMost: number;
  /** How many of: lower case, upper case, digits, everything else. */
  readonly classes: number;
  readonly validDays: number;
  readonly source: string;
};

/** At least 10 characters of 3 classes, not the username, changed every 90 days: domain rules §13, after GB/T 22239-2019 level 3. */
export const PASSWORD_RULE: PasswordRule = {
  atLeast: 10,
  atMost: 128,
  classes: 3,
  validDays: 90,
  source: 'GB/T 22239-2019 level 3, identity; lengths and days are a house rule of 2026-11-23',
};

export type PasswordFault = 'people.password_too_short' | 'people.password_too_plain' | 'people.password_is_username';

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** What is wrong with a new password, or null. Characters count as people see them. */
export const passwordFault = (password: string, username: string, rule = PASSWORD_RULE): PasswordFault | null => {
  if ([...password].length < rule.atLeast) return 'people.password_too_short';
  if (password.toLowerCase() === username.toLowerCase()) return 'people.password_is_username';
  if (CLASSES.filter((one) => one.test(password)).length < rule.classes) return 'people.password_too_plain';
  return null;
};

/** Whether a password set on `setOn` has outlived its days by `today`. */
export const hasOutlived = (setOn: Day, today: Day, rule = PASSWORD_RULE): boolean =>
  daysBetween(setOn, today) > rule.validDays;

/** Whether somebody must choose a new password before anything else; the demonstration's is fixed. */
export const mustChangePassword = (
  password: { mustChange: boolean; setOn: Day },
  today: Day,
  isDemo: boolean,
  rule = PASSWORD_RULE,
): boolean => !isDemo && (password.mustChange || hasOutlived(password.setOn, today, rule));
