import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSecretBox } from '@luoshi/server-kit/crypto/secret-box.ts';
import { hashPassword } from '@luoshi/server-kit/crypto/secrets.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import { openDatabase } from '@luoshi/server-kit/db/database.ts';
import { openFileStore } from '@luoshi/server-kit/files/file-store.ts';
import { openEdge } from '@luoshi/server-kit/http/edge.ts';
import type { ServerFeature } from '@luoshi/server-kit/http/feature.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { prepareJobs } from '@luoshi/server-kit/jobs.ts';
import { openLiveHub } from '@luoshi/server-kit/live/hub.ts';
import { freshDatabase } from '@luoshi/server-kit/postgres/test-server.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import type { OrgKind, Role } from './contract.ts';
import { layPaths } from './rules/tree-path.ts';
import { makeAuthenticate } from './service.ts';
import { insertTenant } from './store/tenants.ts';
import { insertAccounts, insertAliases, insertGrants, insertOrgs, insertPersons, insertPosts } from './store/writes.ts';

export const PASSWORD = 'Correct-horse-1';
export const SETUP_CODE = '12345678';
const START = new Date('2026-03-02T02:00:00Z');

/** A running edge on a database of its own, with a clock that tests move. */
export type TestApp = {
  edge: FastifyInstance;
  services: Services;
  /** Minutes from now on. */
  pass(minutes: number): void;
  call(key: string, options?: CallOptions): Promise<LightMyRequestResponse>;
  /** Signs in and answers the cookie. */
  signIn(username: string, tenant?: string): Promise<string>;
  auditOf(tenantId: string): Promise<{ action: string; actor_name: string; params: Record<string, unknown> }[]>;
  owner: pg.Client;
  forget(tenantId: string): void;
  close(): Promise<void>;
};

let offices = 0;
/** A new address for each sign-in, as sign-ins from one are limited by the minute. */
export const farAway = (): string => `10.1.${offices >> 8}.${offices++ & 255}`;

type CallOptions = {
  cookie?: string;
  token?: string;
  body?: unknown;
  payload?: InjectOptions['payload'];
  headers?: Record<string, string>;
  from?: string;
};

export const openTestApp = async (features: readonly ServerFeature[]): Promise<TestApp> => {
  const fresh = await freshDatabase();
  await prepareJobs(fresh.url);
  const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-people-'));
  const log = pino({ level: 'silent' });
  let now = START;
  const services: Services = {
    db: openDatabase(fresh.url, { connections: 4 }),
    files: openFileStore(folder),
    log,
    secrets: await openSecretBox(folder),
    words: makeWords(features),
    now: () => now,
    setupCode: async () => SETUP_CODE,
  };
  const live = openLiveHub(fresh.url, log);
  const gate = makeAuthenticate(services);
  live.onMessage(({ tenantId, feature }) => feature === 'people' && gate.forget(tenantId));
  const edge = await openEdge({
    features,
    services,
    live,
    authenticate: gate.authenticate,
    ready: async () => true,
  });
  const owner = new pg.Client({ connectionString: fresh.url });
  await owner.connect();

  const call: TestApp['call'] = (key, { cookie, token, body, payload, headers, from } = {}) => {
    const [method = 'GET', url = ''] = key.split(' ');
    return edge.inject({
      method: method as 'GET',
      url: `/api/v1${url}`,
      remoteAddress: from ?? '127.0.0.1',
      headers: {
        'accept-language': 'zh-CN',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(cookie ? { cookies: { luoshi_session: cookie } } : {}),
      ...(payload !== undefined ? { payload } : body !== undefined ? { payload: body as object } : {}),
    });
  };
  return {
    edge,
    services,
    owner,
    call,
    forget: gate.forget,
    pass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    signIn: async (username, tenant) => {
      const from = username.startsWith('demo.') ? undefined : farAway();
      const answer = await call('POST /session', { body: { username, password: PASSWORD, tenant }, from });
      const cookie = answer.cookies.find(({ name }) => name === 'luoshi_session')?.value;
      if (!cookie) throw new Error(`${username}: ${answer.body}`);
      return cookie;
    },
    auditOf: async (tenantId) =>
      (
        await owner.query('select action, actor_name, params from audit.entry where tenant_id = $1 order by at, id', [
          tenantId,
        ])
      ).rows,
    close: async () => {
      await live.close();
      await edge.close();
      await services.db.close();
      await owner.end();
      await fresh.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type TestOrg = { key: string; parent?: string; name: string; short?: string; kind: OrgKind; aliases?: string[] };
export type TestAccount = { username: string; org: string; roles: Role[]; under?: string };

/** The tree most tests need: a county with two departments and a town with a village. */
export const SMALL_COUNTY: readonly TestOrg[] = [
  { key: 'county', name: '东海县', kind: 'county' },
  {
    key: 'fgj',
    parent: 'county',
    name: '东海县发展和改革局',
    short: '县发改局',
    kind: 'department',
    aliases: ['县发展改革局'],
  },
  { key: 'jyj', parent: 'county', name: '东海县教育局', short: '县教育局', kind: 'department' },
  { key: 'town', parent: 'county', name: '青石镇', kind: 'town' },
  { key: 'village', parent: 'town', name: '大柳村', kind: 'village' },
];
export const SMALL_STAFF: readonly TestAccount[] = [
  { username: 'supervisor', org: 'county', roles: ['supervisor'] },
  { username: 'leader', org: 'county', roles: ['leader'] },
  { username: 'liaison', org: 'town', roles: ['liaison'] },
  { username: 'enterprise', org: 'village', roles: ['enterprise'] },
  { username: 'sysadmin', org: 'fgj', roles: ['sysadmin'], under: 'county' },
  { username: 'secadmin', org: 'fgj', roles: ['secadmin'], under: 'county' },
  { username: 'auditor', org: 'jyj', roles: ['auditor'], under: 'county' },
];

export type Government = { id: string; slug: string; org: Record<string, string>; account: Record<string, string> };
let passwordHash: Promise<string> | null = null;

/** Sets up a government by the store's own writes. */
export const makeGovernment = async (
  services: Services,
  {
    slug = 'donghai',
    isDemo = false,
    orgs = SMALL_COUNTY,
    staff = SMALL_STAFF,
  }: { slug?: string; isDemo?: boolean; orgs?: readonly TestOrg[]; staff?: readonly TestAccount[] } = {},
): Promise<Government> => {
  const id = newId();
  const org = Object.fromEntries(orgs.map(({ key }) => [key, newId()]));
  const account = Object.fromEntries(staff.map(({ username }) => [username, newId()]));
  const paths = layPaths(
    orgs.map(({ key, parent }) => ({ id: org[key] ?? '', parentId: parent ? (org[parent] ?? null) : null })),
  );
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  const persons = staff.map((one) => ({ ...one, personId: newId(), accountId: account[one.username] ?? '' }));
  await services.db.transact(id, (tx) =>
    commit(tx, {
      rows: [
        insertTenant({ id, slug, name: slug, isDemo }),
        insertOrgs(
          id,
          orgs.map((one) => ({
            id: org[one.key] ?? '',
            parentId: one.parent ? (org[one.parent] ?? null) : null,
            path: paths.get(org[one.key] ?? '') ?? '',
            name: one.name,
            shortName: one.short ?? one.name,
            kind: one.kind,
          })),
        ),
        insertAliases(
          id,
          orgs.flatMap((one) => (one.aliases ?? []).map((alias) => ({ orgId: org[one.key] ?? '', alias }))),
        ),
        insertPersons(
          id,
          persons.map(({ personId, username }) => ({ id: personId, name: `${username}同志` })),
        ),
        insertPosts(
          id,
          persons.map((one) => ({ id: newId(), orgId: org[one.org] ?? '', personId: one.personId, title: '干部' })),
        ),
        insertAccounts(
          id,
          persons.map((one) => ({
            id: one.accountId,
            personId: one.personId,
            orgId: org[one.org] ?? '',
            username: one.username,
            passwordHash: hash,
            passwordSetOn: '2026-03-01',
          })),
        ),
        insertGrants(
          id,
          persons.flatMap((one) =>
            one.roles.map((role) => ({ accountId: one.accountId, role, orgId: org[one.under ?? one.org] ?? '' })),
          ),
        ),
      ],
      audit: { actor: { accountId: null, name: 'test' }, action: 'people.set_up', feature: 'people', subjectId: id },
    }),
  );
  return { id, slug, org, account };
};
