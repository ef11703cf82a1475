import type { Endpoints } from '@luoshi/kernel/contract.ts';
import { z } from 'zod';

export const ORG_KINDS = [
  'prefecture',
  'county',
  'department',
  'town',
  'zone',
  'company',
  'village',
  'grid',
  'enterprise',
  'task_force',
  'office',
] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

const id = z.uuid();

export const orgView = z.object({
  id,
  parentId: z.string().nullable(),
  /** `0001.0003.`: a unit's subtree is every path that begins with its own. */
  path: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(ORG_KINDS),
  regionCode: z.string().nullable(),
  sort: z.int(),
  closedOn: z.string().nullable(),
  aliases: z.array(z.string()),
});
export type OrgView = z.infer<typeof orgView>;

export const personView = z.object({
  id,
  name: z.string(),
  posts: z.array(z.object({ orgId: id, orgName: z.string(), title: z.string(), isHead: z.boolean() })),
});

export const endpoints = {
  'GET /orgs': {
    summary: 'The units the caller may see, with their aliases, in the order of the tree',
    permission: 'people.see',
    answer: z.object({ items: z.array(orgView) }),
  },
  'GET /orgs/:id': {
    summary: 'One unit',
    permission: 'people.see',
    params: z.object({ id }),
    answer: orgView,
    refusals: ['people.org_not_found'],
  },
  'GET /people': {
    summary: 'Persons with a post in the part of the tree the caller may see; 50 at most',
    permission: 'people.see',
    query: z.object({ q: z.string().trim().max(50).optional(), under: id.optional() }),
    answer: z.object({ items: z.array(personView) }),
    refusals: ['people.org_not_found'],
  },
} as const satisfies Endpoints;
