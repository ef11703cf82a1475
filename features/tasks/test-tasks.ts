import { type Day, dayAt } from '@luoshi/kernel/day.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { expect } from 'vitest';
import { server as documents } from '../documents/server.ts';
import { permissionsOf } from '../people/rules/roles.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import type { TaskView } from './contract.ts';
import { server } from './server.ts';

/** A county with signed-in people, on a database of its own. */
export type TestCounty = {
  app: TestApp;
  county: Government;
  cookie: Record<'supervisor' | 'liaison' | 'leader' | 'educator' | 'sysadmin', string>;
  actions(): Promise<string[]>;
  /** Sets up a task of the town, which must succeed, and answers it. */
  make(task?: object): Promise<TaskView>;
  /** Status and code of a refusal, which must leave no audit row and be said in words. */
  refusal(key: string, body: unknown, cookie: string): Promise<[number, string]>;
};

export const openCounty = async (): Promise<TestCounty> => {
  const app = await openTestApp([people, documents, server]);
  const county = await makeGovernment(app.services, {
    staff: [...SMALL_STAFF, { username: 'educator', org: 'jyj', roles: ['liaison'] }],
  });
  const names = ['supervisor', 'liaison', 'leader', 'educator', 'sysadmin'] as const;
  const cookies = await Promise.all(names.map((name) => app.signIn(name)));
  const cookie = Object.fromEntries(names.map((name, i) => [name, cookies[i]])) as TestCounty['cookie'];
  const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
  return {
    app,
    county,
    cookie,
    actions,
    make: async (task = {}) => {
      const answer = await app.call('POST /tasks', {
        cookie: cookie.supervisor,
        body: { title: '修缮村级卫生室', leadOrgId: county.org.town, ...task },
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    refusal: async (key, body, as) => {
      const before = (await actions()).length;
      const answer = await app.call(key, { cookie: as, body });
      expect((await actions()).length).toBe(before);
      expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
      return [answer.statusCode, answer.json().code];
    },
  };
};

/** A supervisor of the whole county, for use cases called without a request. */
export const actorOf = ({ county }: Pick<TestCounty, 'county'>): Actor => ({
  tenantId: county.id,
  isDemo: false,
  accountId: county.account.supervisor ?? '',
  name: '督查员',
  username: 'supervisor',
  org: { id: county.org.county ?? '', name: '东海县', path: '0001.' },
  roles: ['supervisor'],
  permissions: permissionsOf(['supervisor']),
  scope: mintScope(county.id, ['0001.']),
  sessionId: '',
  timeZone: 'Asia/Shanghai',
});

/** What a request made at an instant knows. */
export const factsAt = (now: Date): RequestFacts & { today: Day } => ({
  language: 'zh-CN',
  today: dayAt(now, 'Asia/Shanghai'),
  now,
  address: '127.0.0.1',
  fromThisMachine: true,
  correlationId: '',
});
