import type { Day } from '@luoshi/kernel/day.ts';
import type { Language } from '@luoshi/kernel/format.ts';
import type { Scope } from '@luoshi/kernel/scope.ts';
import type { AuditActor } from '../db/commit.ts';

/** The person a request acts for, resolved once by the session gate. */
export type Actor = {
  readonly tenantId: string;
  readonly isDemo: boolean;
  readonly accountId: string;
  /** The person's name, as the audit trail and pages show it. */
  readonly name: string;
  readonly username: string;
  readonly org: { readonly id: string; readonly name: string; readonly path: string };
  readonly roles: readonly string[];
  readonly permissions: ReadonlySet<string>;
  readonly scope: Scope;
  /** The session's or token's id, so that signing out ends the right one. */
  readonly sessionId: string;
  /** IANA time zone of the government. */
  readonly timeZone: string;
};

/** What a handler knows of the request besides its input. */
export type RequestFacts = {
  readonly language: Language;
  /** The day it is for the actor's government (for the public: in Asia/Shanghai). */
  readonly today: Day;
  readonly now: Date;
  readonly address: string;
  /** The request came straight from this machine, through no proxy. */
  readonly fromThisMachine: boolean;
  readonly correlationId: string;
};

export const auditActor = (actor: Actor, facts?: RequestFacts): AuditActor => ({
  accountId: actor.accountId,
  name: actor.name,
  orgId: actor.org.id,
  address: facts?.address ?? null,
});
