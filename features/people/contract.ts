import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { endpoints as orgs } from './orgs/contract.ts';
import { endpoints as sessions } from './sessions/contract.ts';

export { ROLES, type Role } from './accounts/contract.ts';
export { ORG_KINDS, type OrgKind, type OrgView, orgView, personView } from './orgs/contract.ts';
export { type SessionView, sessionView, tokenView } from './sessions/contract.ts';

/** What holders of roles may do here; `rules/roles.ts` grants them. */
export const PERMISSIONS = ['people.see', 'people.manage', 'people.accounts', 'people.grant', 'people.audit'] as const;

export const endpoints = { ...sessions, ...orgs } as const satisfies Endpoints;
