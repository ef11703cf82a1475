import type { Role } from '../contract.ts';

const BUSINESS = ['tasks.read', 'projects.read', 'boards.see', 'people.see'] as const;

/**
 * What each role may do. The three administrators hold no business permission and check each other
 * (GB/T 22239-2019 level 3, separation of duties; domain rules §13).
 */
export const PERMISSIONS_BY_ROLE: Readonly<Record<Role, readonly string[]>> = {
  leader: [
    'bulletins.read',
    'bulletins.sign',
    'burden.read',
    'burden.decide',
    'burden.complain',
    'consultations.read',
    'consultations.handle',
    'consultations.chair',
    ...BUSINESS,
    'tasks.export',
    'projects.export',
    'tasks.override_approve',
    'documents.read',
    'supervision.read',
    'supervision.review',
    'supervision.approve',
    'enterprises.read',
  ],
  supervisor: [
    'bulletins.read',
    'bulletins.write',
    'bulletins.sign',
    'burden.read',
    'burden.ask',
    'burden.decide',
    'burden.complain',
    'consultations.read',
    'consultations.raise',
    'consultations.handle',
    'consultations.chair',
    ...BUSINESS,
    'tasks.create',
    'tasks.edit',
    'tasks.publish',
    'tasks.report',
    'tasks.export',
    'projects.edit',
    'projects.report',
    'projects.export',
    'projects.standards',
    'projects.hand_over',
    'tasks.rules',
    'tasks.override',
    'tasks.override_approve',
    'boards.screens',
    'documents.read',
    'documents.write',
    'supervision.read',
    'supervision.direct',
    'supervision.review',
    'supervision.inspect',
    'notices.log',
    'ledgers.import',
    'enterprises.read',
    'enterprises.edit',
  ],
  liaison: [
    'bulletins.read',
    'burden.read',
    'burden.ask',
    'burden.complain',
    'consultations.read',
    'consultations.raise',
    'consultations.handle',
    ...BUSINESS,
    'tasks.report',
    'tasks.export',
    'projects.edit',
    'projects.report',
    'projects.export',
    'documents.read',
    'supervision.read',
    'supervision.answer',
    'ledgers.import',
    'enterprises.read',
    'enterprises.edit',
  ],
  officer: [
    'bulletins.read',
    'burden.read',
    'burden.complain',
    'consultations.read',
    'consultations.raise',
    ...BUSINESS,
    'tasks.report',
    'tasks.export',
    'projects.report',
    'projects.export',
    'documents.read',
    'supervision.read',
    'supervision.answer',
    'enterprises.read',
  ],
  grid: [
    'burden.read',
    'burden.complain',
    ...BUSINESS,
    'consultations.read',
    'consultations.raise',
    'tasks.report',
    'enterprises.read',
  ],
  enterprise: [
    'burden.read',
    'burden.complain',
    'consultations.read',
    'consultations.raise',
    'tasks.read',
    'tasks.report',
    'projects.read',
  ],
  sysadmin: ['people.see', 'people.manage', 'people.accounts', 'tasks.calendar', 'notices.channels', 'notices.log'],
  secadmin: ['people.see', 'people.grant', 'people.accounts'],
  auditor: ['people.audit'],
};

export const ADMINISTRATORS = ['sysadmin', 'secadmin', 'auditor'] as const satisfies readonly Role[];

const isAdministrator = (role: Role): boolean => (ADMINISTRATORS as readonly Role[]).includes(role);

/** Everything the holder of these roles may do. */
export const permissionsOf = (roles: readonly Role[]): ReadonlySet<string> =>
  new Set(roles.flatMap((role) => PERMISSIONS_BY_ROLE[role]));

/** Whether one person may hold these roles together: an administrator's role stands alone. */
export const mayHoldTogether = (roles: readonly Role[]): boolean =>
  new Set(roles).size <= 1 || !roles.some(isAdministrator);

/**
 * Whether changing an account's roles from `before` to `after` leaves a kind of administrator without anybody;
 * `others` are the roles that other active accounts hold.
 */
export const losesLastAdministrator = (
  before: readonly Role[],
  after: readonly Role[],
  others: readonly Role[],
): boolean => ADMINISTRATORS.some((role) => before.includes(role) && !after.includes(role) && !others.includes(role));
