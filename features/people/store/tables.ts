import type { ColumnType, Generated } from 'kysely';
import type { OrgKind, Role } from '../contract.ts';

/** Instants come out as Date and go in as Date. */
type Instant = ColumnType<Date, Date, Date>;

/** The schema `people`, which is this feature's own, and the audit trail it reads. */
export type PeopleTables = {
  'people.tenant': {
    id: string;
    slug: string;
    name: string;
    is_demo: Generated<boolean>;
    time_zone: Generated<string>;
    demo_day: string | null;
    created_at: Generated<Date>;
  };
  'people.org': {
    tenant_id: string;
    id: string;
    parent_id: string | null;
    path: string;
    name: string;
    short_name: string;
    kind: OrgKind;
    region_code: string | null;
    sort: Generated<number>;
    closed_on: string | null;
  };
  'people.org_alias': { tenant_id: string; org_id: string; alias: string };
  'people.person': { tenant_id: string; id: string; name: string; phone: string | null };
  'people.post': {
    tenant_id: string;
    id: string;
    org_id: string;
    person_id: string;
    title: string;
    is_head: Generated<boolean>;
    from_day: string | null;
    until_day: string | null;
  };
  'people.account': {
    tenant_id: string;
    id: string;
    person_id: string;
    org_id: string;
    username: string;
    password_hash: string;
    status: Generated<'active' | 'disabled'>;
    must_change_password: Generated<boolean>;
    password_set_on: Generated<string>;
    created_at: Generated<Date>;
  };
  'people.role_grant': { tenant_id: string; account_id: string; role: Role; org_id: string };
  'people.sign_in_failure': {
    tenant_id: string;
    username_sha256: string;
    failures: number;
    locked_until: Date | null;
    last_at: Instant;
  };
  'people.session': {
    tenant_id: string;
    id: string;
    account_id: string;
    kind: 'browser' | 'program';
    name: string | null;
    secret_sha256: string;
    created_at: Instant;
    seen_at: Instant;
    expires_at: Instant;
  };
  'audit.entry': {
    tenant_id: string;
    at: Date;
    id: string;
    account_id: string | null;
    actor_name: string;
    org_id: string | null;
    action: string;
    subject_feature: string;
    subject_id: string | null;
    params: Record<string, unknown>;
    address: string | null;
  };
};
