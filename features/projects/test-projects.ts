import { expect } from 'vitest';
import { server as documents } from '../documents/server.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import { server as places } from '../places/server.ts';
import { server as tasks } from '../tasks/server.ts';
import type { ProjectView } from './contract.ts';
import { server } from './server.ts';

/** A county with signed-in people, on a database of its own; it is Monday 2 March 2026. */
export type TestCounty = {
  app: TestApp;
  county: Government;
  cookie: Record<'supervisor' | 'liaison' | 'leader' | 'educator' | 'officer', string>;
  person: Record<string, string>;
  actions(): Promise<string[]>;
  /** Enters a project of the town, which must succeed, and answers it. */
  make(project?: object): Promise<ProjectView>;
  show(id: string, cookie?: string): Promise<ProjectView>;
  /** Status and code of a refusal, which must leave no audit row and be said in words. */
  refusal(key: string, body: unknown, cookie?: string): Promise<[number, string]>;
};

export const openCounty = async (): Promise<TestCounty> => {
  const app = await openTestApp([people, places, documents, tasks, server]);
  const county = await makeGovernment(app.services, {
    staff: [
      ...SMALL_STAFF,
      { username: 'educator', org: 'jyj', roles: ['liaison'] },
      { username: 'officer', org: 'fgj', roles: ['officer'] },
    ],
  });
  const names = ['supervisor', 'liaison', 'leader', 'educator', 'officer'] as const;
  const cookies = await Promise.all(names.map((name) => app.signIn(name)));
  const cookie = Object.fromEntries(names.map((name, i) => [name, cookies[i]])) as TestCounty['cookie'];
  const { rows } = await app.owner.query('select username, person_id from people.account where tenant_id = $1', [
    county.id,
  ]);
  const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
  return {
    app,
    county,
    cookie,
    person: Object.fromEntries(rows.map((row) => [row.username, row.person_id])),
    actions,
    make: async (project = {}) => {
      const answer = await app.call('POST /projects', {
        cookie: cookie.supervisor,
        body: { name: '青石镇标准厂房', class: 'new', leadOrgId: county.org.town, ...project },
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    show: async (id, as = cookie.supervisor) => (await app.call(`GET /projects/${id}`, { cookie: as })).json(),
    refusal: async (key, body, as = cookie.supervisor) => {
      const before = (await actions()).length;
      const answer = await app.call(key, { cookie: as, body });
      expect((await actions()).length).toBe(before);
      expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
      return [answer.statusCode, answer.json().code];
    },
  };
};
