import type { ClauseView } from './api.ts';

/** The units with one lead kept (its id, or its printed name while unknown); the other leads become responsible. */
export const withLead = (units: ClauseView['units'], wanted: string) =>
  units.map(({ name, orgId, role }) => ({
    name,
    orgId,
    role: role === 'lead' && (orgId ?? name) !== wanted ? ('responsible' as const) : role,
  }));
