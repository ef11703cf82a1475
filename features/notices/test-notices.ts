import { commit } from '@luoshi/server-kit/db/commit.ts';
import { type ServerFeature, serverFeature } from '@luoshi/server-kit/http/feature.ts';
import { expect } from 'vitest';
import { server as people } from '../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../people/test-people.ts';
import type { ChannelView, DeliveryView, NewChannel, NoticeView } from './contract.ts';
import { deliver, distribute, lookForHolders, tick } from './jobs.ts';
import { server } from './server.ts';
import { handOver, type Message, withdraw } from './service.ts';

/** A feature above, for words of messages. */
const things: ServerFeature = serverFeature({
  name: 'things',
  endpoints: {},
  handlers: {},
  locales: {
    'zh-CN': { notices: { due: '“{title}”{due}到期' }, notice_kinds: { due: '临期', urgent: '急办' } },
    en: { notices: { due: '“{title}” is due on {due}' }, notice_kinds: { due: 'Due soon', urgent: 'Urgent' } },
  },
});

export const STAFF = [
  ...SMALL_STAFF,
  { username: 'liaison2', org: 'town', roles: ['liaison'] },
  { username: 'educator', org: 'jyj', roles: ['liaison'] },
] as const;

export type TestNotices = {
  app: TestApp;
  county: Government;
  cookie(username: string): Promise<string>;
  message(of?: Partial<Message>): Message;
  /** Hands over, as a feature does, and lets the job run. */
  say(...messages: Message[]): Promise<void>;
  withdrawAbout(id: string, kinds?: string[]): Promise<void>;
  inbox(username: string): Promise<NoticeView[]>;
  /** Lets the ten-minute clock strike once now. */
  strike(): Promise<void>;
  lookForHolders(): Promise<void>;
  /** Runs the jobs of deliveries whose time has come; answers how many it ran. */
  work(): Promise<number>;
  log(username?: string): Promise<DeliveryView[]>;
  addChannel(channel: Partial<NewChannel> & Pick<NewChannel, 'kind' | 'name'>): Promise<ChannelView>;
  setClock(to: string): void;
};

export const openNotices = async (): Promise<TestNotices> => {
  const app = await openTestApp([people, server, things]);
  const county = await makeGovernment(app.services, {
    staff: [...STAFF].map((one) => ({ ...one, roles: [...one.roles] })),
  });
  // Sessions end when nobody works, and these clocks leap: whoever comes back later signs in again.
  const cookies = new Map<string, { text: string; at: number }>();
  const cookie = async (username: string) => {
    const now = app.services.now().getTime();
    const known = cookies.get(username);
    if (known && now - known.at < 20 * 60_000) return known.text;
    const text = await app.signIn(username);
    cookies.set(username, { text, at: now });
    return text;
  };
  let keys = 0;
  const asSystem = {
    actor: { accountId: null, name: 'test' },
    action: 'things.test',
    feature: 'things',
    subjectId: null,
  };
  const inTenant = (rows: Parameters<typeof commit>[1]['rows']) =>
    app.services.db.transact(county.id, (tx) => commit(tx, { rows, audit: asSystem }));
  const get = async (key: string, username: string) => {
    const answer = await app.call(`GET ${key}`, { cookie: await cookie(username) });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  return {
    app,
    county,
    cookie,
    message: (of = {}) => ({
      kind: 'things.due',
      to: { post: 'liaison', orgId: county.org.town ?? '' },
      subject: { feature: 'things', id: `thing-${keys}` },
      link: '/things/1',
      words: 'things.notices.due',
      params: { title: '修路', due: { day: '2026-03-05' } },
      dedupe: `key-${keys++}`,
      ...of,
    }),
    say: async (...messages) => {
      await inTenant(handOver(county.id, messages));
      await distribute({ tenantId: county.id }, app.services);
    },
    withdrawAbout: (id, kinds) => inTenant(withdraw(county.id, { feature: 'things', id }, kinds)),
    inbox: async (username) => (await get('/notices', username)).items,
    strike: () => tick({}, app.services),
    lookForHolders: () => lookForHolders({}, app.services),
    work: async () => {
      const { rows } = await app.owner.query<{ at: Date; id: string }>(
        `select at, id from notices.delivery where state = 'waiting' and not_before <= $1 order by at, id`,
        [app.services.now()],
      );
      for (const { at, id } of rows) await deliver({ tenantId: county.id, at: at.toISOString(), id }, app.services);
      return rows.length;
    },
    log: async (username = 'supervisor') => (await get('/notices/deliveries', username)).items,
    addChannel: async (channel) => {
      const answer = await app.call('POST /notices/channels', {
        cookie: await cookie('sysadmin'),
        body: { allowInside: true, ...channel },
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    setClock: (to) => app.pass((Date.parse(to) - app.services.now().getTime()) / 60_000),
  };
};
