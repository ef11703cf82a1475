import type { ServerFeature } from '@luoshi/server-kit/http/feature.ts';
import { expect } from 'vitest';
import { server as documents } from '../documents/server.ts';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import type { TaskView } from '../tasks/contract.ts';
import { server as tasks } from '../tasks/server.ts';
import type { MatterView } from './contract.ts';
import { server } from './server.ts';

const NAMES = ['supervisor', 'second', 'liaison', 'leader', 'educator', 'sysadmin'] as const;

/** A county with a supervision office of two, a leader, and units that answer, on a database of its own. */
export type TestOffice = {
  app: TestApp;
  county: Government;
  cookie: Record<(typeof NAMES)[number], string>;
  actions(): Promise<string[]>;
  makeTask(task?: object): Promise<TaskView>;
  /** Takes one new task of the town under watch and answers the matter. */
  makeMatter(task?: object, heading?: object): Promise<MatterView>;
  /** Moves a matter, which must succeed. */
  hop(id: string, body: object, cookie?: string): Promise<MatterView>;
  /** Status and code of a refusal, which must leave no audit row and be said in words. */
  refusal(key: string, body: unknown, cookie: string): Promise<[number, string]>;
  /** Days go by; sessions end by then, so everybody signs in again. */
  later(days: number): Promise<void>;
  report(taskId: string, body: object, cookie?: string): Promise<void>;
};

export const openOffice = async (besides: readonly ServerFeature[] = []): Promise<TestOffice> => {
  const app = await openTestApp([people, ...besides, documents, tasks, server]);
  const county = await makeGovernment(app.services, {
    staff: [
      ...SMALL_STAFF,
      { username: 'second', org: 'county', roles: ['supervisor'] },
      { username: 'educator', org: 'jyj', roles: ['liaison'] },
    ],
  });
  const cookie = {} as TestOffice['cookie'];
  const signAllIn = async () => {
    for (const name of NAMES) cookie[name] = await app.signIn(name, county.slug);
  };
  await signAllIn();
  const actions = async () => (await app.auditOf(county.id)).map(({ action }) => action);
  const office: TestOffice = {
    app,
    county,
    cookie,
    actions,
    makeTask: async (task = {}) => {
      const answer = await app.call('POST /tasks', {
        cookie: cookie.supervisor,
        body: { title: '修缮村级卫生室', leadOrgId: county.org.town, dueOn: '2026-03-20', ...task },
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    makeMatter: async (task = {}, heading = {}) => {
      const { id } = await office.makeTask(task);
      const answer = await app.call('POST /supervision/matters', {
        cookie: cookie.supervisor,
        body: { taskIds: [id], source: 'meeting', preset: 'dated', ...heading },
      });
      expect(answer.statusCode, answer.body).toBe(201);
      const matter = await app.call(`GET /supervision/matters/${answer.json().taken[0].id}`, {
        cookie: cookie.supervisor,
      });
      expect(matter.statusCode, matter.body).toBe(200);
      return matter.json();
    },
    hop: async (id, body, as = cookie.liaison) => {
      const answer = await app.call(`POST /supervision/matters/${id}/hops`, { cookie: as, body });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    refusal: async (key, body, as) => {
      const before = (await actions()).length;
      const answer = await app.call(key, { cookie: as, body });
      expect((await actions()).length, answer.body).toBe(before);
      expect(answer.json().detail).toMatch(/[\u4e00-\u9fff]/);
      expect(answer.json().detail).not.toMatch(/[{}]|supervision\./);
      return [answer.statusCode, answer.json().code];
    },
    later: async (days) => {
      app.pass(days * 24 * 60);
      await signAllIn();
    },
    report: async (taskId, body, as = cookie.liaison) => {
      app.pass(1);
      const answer = await app.call(`POST /tasks/${taskId}/progress`, { cookie: as, body });
      expect(answer.statusCode, answer.body).toBe(201);
      app.pass(1);
    },
  };
  return office;
};
