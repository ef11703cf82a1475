export const ROLES = [
  'leader',
  'supervisor',
  'liaison',
  'officer',
  'grid',
  'enterprise',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];
