import type { Day } from '@luoshi/kernel/day.ts';
import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { DEMO_ACCOUNTS, DEMO_ORGS, DEMO_PEOPLE, DEMO_TENANT, demoAccountId, demoOrgId, demoPersonId } from '../demo.ts';
import type { PeopleTables } from './tables.ts';

/** Paths of the demonstration's units by key: one four-digit segment a level, in the order they are listed. */
export const demoPaths: ReadonlyMap<string, string> = (() => {
  const paths = new Map<string, string>();
  const children = new Map<string | null, number>();
  for (const { key, parent } of DEMO_ORGS) {
    const nth = (children.get(parent) ?? 0) + 1;
    children.set(parent, nth);
    paths.set(key, `${parent === null ? '' : paths.get(parent)}${String(nth).padStart(4, '0')}.`);
  }
  return paths;
})();

const tenant_id = DEMO_TENANT.id;

/** The tenant, its units, persons and accounts. All accounts share one hash: the password is printed at every start. */
export const demoPeople = (demoDay: Day, passwordHash: string): Write[] => {
  const insert = insertAll<PeopleTables>;
  return [
    insert('people.tenant', [{ ...DEMO_TENANT, is_demo: true, demo_day: demoDay }]),
    insert(
      'people.org',
      DEMO_ORGS.map((org, sort) => ({
        tenant_id,
        id: demoOrgId(org.key),
        parent_id: org.parent === null ? null : demoOrgId(org.parent),
        path: demoPaths.get(org.key),
        name: org.name,
        short_name: org.short,
        kind: org.kind,
        region_code: org.region,
        sort,
      })),
    ),
    insert(
      'people.org_alias',
      DEMO_ORGS.flatMap((org) =>
        [...new Set(org.aliases)].map((alias) => ({ tenant_id, org_id: demoOrgId(org.key), alias })),
      ),
    ),
    insert(
      'people.person',
      DEMO_PEOPLE.map(({ key, name }) => ({ tenant_id, id: demoPersonId(key), name })),
    ),
    insert(
      'people.post',
      DEMO_PEOPLE.map(({ key, org, title, isHead }) => ({
        tenant_id,
        id: derivedId(`demo/post/${key}`),
        org_id: demoOrgId(org),
        person_id: demoPersonId(key),
        title,
        is_head: isHead,
      })),
    ),
    insert(
      'people.account',
      DEMO_ACCOUNTS.map(({ role, person, org }) => ({
        tenant_id,
        id: demoAccountId(role),
        person_id: demoPersonId(person),
        org_id: demoOrgId(org),
        username: `demo.${role}`,
        password_hash: passwordHash,
      })),
    ),
    insert(
      'people.role_grant',
      DEMO_ACCOUNTS.map(({ role, under }) => ({
        tenant_id,
        account_id: demoAccountId(role),
        role,
        org_id: demoOrgId(under),
      })),
    ),
  ];
};
