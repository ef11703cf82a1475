/** Roles that answer for the work of their own units; supervisors and leaders watch over that of others. */
const ANSWERING = ['liaison', 'officer', 'grid', 'enterprise'];

/** Whether someone with these roles reports for units and therefore owes their tasks. */
export const answersForUnits = (roles: readonly string[]): boolean =>
  roles.some((role) => ANSWERING.includes(role)) && !roles.includes('supervisor');
