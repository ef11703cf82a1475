import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { createClient } from '@luoshi/web-kit/client.ts';
import type { endpoints, OrgKind } from '../../contract.ts';

export const api = createClient<typeof endpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type Setup = Of<'GET /setup'>;
export type Org = Of<'GET /orgs'>['items'][number];
export type Account = Of<'GET /accounts'>['items'][number];
export type Entry = Of<'GET /audit'>['items'][number];
export type Token = Of<'GET /tokens'>['items'][number];
export type ImportPreview = Of<'POST /orgs/import'>;

/** Every query of people begins with this, so that a change of any unit or account refetches it. */
export const PEOPLE = 'people';

const KIND_KNOWN: Readonly<Record<OrgKind, true>> = {
  prefecture: true,
  county: true,
  department: true,
  town: true,
  zone: true,
  company: true,
  village: true,
  grid: true,
  enterprise: true,
  task_force: true,
  office: true,
};
/** Kinds of units in the order people choose them. */
export const KINDS = Object.keys(KIND_KNOWN) as OrgKind[];
