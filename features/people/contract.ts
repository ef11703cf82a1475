import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { endpoints as accounts } from './accounts/contract.ts';
import { endpoints as audit } from './audit/contract.ts';
import { endpoints as orgs } from './orgs/contract.ts';
import { endpoints as sessions } from './sessions/contract.ts';
import { endpoints as setup } from './setup/contract.ts';

export { type AccountView, accountView, ROLES, type Role } from './accounts/contract.ts';
export { type AuditView, auditView } from './audit/contract.ts';
export {
  type ImportAnswer,
  ORG_KINDS,
  type OrgKind,
  type OrgView,
  orgView,
  personView,
} from './orgs/contract.ts';
export { type SessionView, sessionView, tokenView } from './sessions/contract.ts';
export { FIRST_ROLES, newGovernment, setupView } from './setup/contract.ts';

/** What holders of roles may do here; `rules/roles.ts` grants them. */
export const PERMISSIONS = ['people.see', 'people.manage', 'people.accounts', 'people.grant', 'people.audit'] as const;

export const endpoints = { ...sessions, ...orgs, ...accounts, ...audit, ...setup } as const satisfies Endpoints;
