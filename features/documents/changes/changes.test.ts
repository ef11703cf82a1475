import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { server as people } from '../../people/server.ts';
import { type Government, makeGovernment, openTestApp, SMALL_STAFF, type TestApp } from '../../people/test-people.ts';
import { server } from '../server.ts';
import { BREAKDOWN } from '../test-papers.ts';

let app: TestApp;
let county: Government;
let wang: string;
let li: string;
let townsman: string;
let liaison: string;

beforeAll(async () => {
  app = await openTestApp([people, server]);
  county = await makeGovernment(app.services, {
    staff: [
      ...SMALL_STAFF,
      { username: 'second', org: 'county', roles: ['supervisor'] },
      { username: 'townsman', org: 'town', roles: ['supervisor'] },
    ],
  });
  [wang, li, townsman, liaison] = await Promise.all(
    ['supervisor', 'second', 'townsman', 'liaison'].map((name) => app.signIn(name)) as [
      Promise<string>,
      Promise<string>,
      Promise<string>,
      Promise<string>,
    ],
  );
});
afterAll(() => app?.close());

type Clause = { id: string; task: string; dueOn: string | null; revision: number; units: { orgId: string | null }[] };
const open = async (text = BREAKDOWN) => {
  const id: string = (await app.call('POST /documents', { cookie: wang, body: { text } })).json().id;
  const show = async (cookie = wang) => (await app.call(`GET /documents/${id}`, { cookie })).json();
  const as = (cookie: string) => (verb: string, rest: string, body: object) =>
    app.call(`${verb} /documents/${id}/${rest}`, { cookie, body });
  return { id, show, wang: as(wang), li: as(li), clauses: (await show()).clauses as Clause[] };
};
const trail = async () => (await app.auditOf(county.id)).length;
const refused = async (answer: ReturnType<TestApp['call']>) => {
  const before = await trail();
  const got = await answer;
  expect(await trail()).toBe(before);
  expect(got.json().detail).toMatch(/[\u4e00-\u9fff]/);
  return `${got.statusCode} ${got.json().code}`;
};
const settled = async (answer: ReturnType<TestApp['call']>) => {
  const got = await answer;
  expect(got.statusCode, got.body).toBe(200);
  return got.json();
};

describe('two who review at once', () => {
  test('changes of different items and of different fields of one item both stay', async () => {
    const paper = await open();
    const [one, two] = paper.clauses as [Clause, Clause];
    const all = await Promise.all([
      paper.wang('PATCH', `clauses/${one.id}`, { revision: 1, task: '甲改的任务' }),
      paper.li('PATCH', `clauses/${one.id}`, { revision: 1, dueOn: '2026-07-15' }),
      paper.li('PATCH', `clauses/${two.id}`, { revision: 1, task: '乙改的任务' }),
      paper.wang('PATCH', `clauses/${one.id}`, {
        revision: 1,
        units: [{ orgId: county.org.town, role: 'lead' }, ...one.units],
      }),
    ]);
    expect(all.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    const { clauses, revision } = await paper.show();
    expect(revision).toBe(5);
    expect(clauses[0]).toMatchObject({ task: '甲改的任务', dueOn: '2026-07-15' });
    expect(clauses[0].units.map(({ orgId }: { orgId: string }) => orgId)).toEqual([
      county.org.town,
      county.org.fgj,
      county.org.jyj,
    ]);
    expect(clauses[1].task).toBe('乙改的任务');
  });

  test('the same field changed to different values is a conflict that names the other one; the same value is none', async () => {
    const paper = await open();
    const [one] = paper.clauses as [Clause];
    await settled(paper.li('PATCH', `clauses/${one.id}`, { revision: 1, dueOn: '2026-07-15' }));
    const late = await paper.wang('PATCH', `clauses/${one.id}`, { revision: 1, dueOn: '2026-08-01', task: '甲改的' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'documents.edit_conflict']);
    expect(late.json().params).toEqual({ name: 'second同志', fields: 'dueOn' });
    expect((await paper.show()).clauses[0]).toMatchObject({ task: one.task, dueOn: '2026-07-15' });
    await settled(paper.wang('PATCH', `clauses/${one.id}`, { revision: 1, dueOn: '2026-07-15' }));
    // Having seen the other's version, a person may well decide otherwise.
    await settled(paper.wang('PATCH', `clauses/${one.id}`, { revision: 3, dueOn: '2026-08-01' }));
    expect((await paper.show()).clauses[0]).toMatchObject({
      dueOn: '2026-08-01',
      isDueInferred: false,
      changedBy: { name: 'supervisor同志' },
    });
  });

  test('a version before an undo is merged over as well', async () => {
    const paper = await open();
    const [one] = paper.clauses as [Clause];
    await settled(paper.li('PATCH', `clauses/${one.id}`, { revision: 1, task: '乙改的' }));
    await settled(paper.li('POST', 'undo', { revision: 2 }));
    await settled(paper.wang('PATCH', `clauses/${one.id}`, { revision: 2, dueOn: '2026-09-01' }));
    expect((await paper.show()).clauses[0]).toMatchObject({ task: one.task, dueOn: '2026-09-01' });
  });

  test('an item merged away, and words to be split that are others by now, are refused', async () => {
    const paper = await open();
    const [one, two] = paper.clauses as [Clause, Clause];
    await settled(paper.li('POST', `clauses/${one.id}/merge`, { revision: 1, with: [two.id] }));
    expect(await refused(paper.wang('PATCH', `clauses/${two.id}`, { revision: 1, dueOn: '2026-08-01' }))).toBe(
      '409 documents.clause_not_found',
    );
    expect(await refused(paper.wang('POST', `clauses/${one.id}/split`, { revision: 1, at: 8 }))).toBe(
      '409 documents.changed_meanwhile',
    );
    await settled(paper.wang('POST', `clauses/${one.id}/split`, { revision: 2, at: 8 }));
  });

  test('the head is refused on an older one and free of what happens to the items', async () => {
    const paper = await open();
    const [one] = paper.clauses as [Clause];
    await settled(paper.li('PATCH', `clauses/${one.id}`, { revision: 1, task: '乙改的' }));
    const patch = (cookie: string, revision: number, title: string) =>
      app.call(`PATCH /documents/${paper.id}`, { cookie, body: { revision, title } });
    await settled(patch(wang, 1, '甲的标题'));
    expect(await refused(patch(li, 1, '乙的标题'))).toBe('409 documents.changed_meanwhile');
    expect(await paper.show()).toMatchObject({ title: '甲的标题', headRevision: 2 });
    await settled(paper.wang('POST', 'undo', { revision: 3 }));
    expect((await paper.show()).title).toBe('东海县2026年重点工作责任分解');
  });
});

describe('taking back', () => {
  test('takes back one’s own changes, several in a row, and leaves a colleague’s', async () => {
    const paper = await open();
    const [one, two] = paper.clauses as [Clause, Clause];
    await settled(paper.wang('PATCH', `clauses/${one.id}`, { revision: 1, task: '甲一', dueOn: '2026-07-01' }));
    await settled(paper.wang('POST', `clauses/${two.id}/split`, { revision: 2, at: 8 }));
    await settled(paper.li('PATCH', `clauses/${one.id}`, { revision: 3, dueOn: '2026-07-20' }));
    expect(await settled(paper.wang('POST', 'undo', { revision: 4 }))).toMatchObject({ action: 'split_item', kept: 0 });
    expect(await settled(paper.wang('POST', 'undo', { revision: 5 }))).toMatchObject({ action: 'edit_item', kept: 1 });
    expect((await paper.show()).clauses).toMatchObject([
      { task: one.task, dueOn: '2026-07-20' },
      { task: two.task },
      {},
    ]);
    expect((await paper.show()).mayUndo).toBe(false);
    expect((await paper.show(li)).mayUndo).toBe(true);
    expect(await refused(paper.wang('POST', 'undo', { revision: 6 }))).toBe('409 documents.nothing_to_undo');
  });

  test('a remembered name is forgotten again, one that was known before stays', async () => {
    const text = '冷链方案\n1.建冷库2座。（责任单位：冷链专班；完成时限：2026年9月底前）\n';
    const paper = await open(text);
    const match = { revision: 1, name: '冷链专班', orgId: county.org.town, remember: true };
    await settled(paper.wang('POST', 'unit-matches', match));
    expect((await (await open(text)).show()).unknownUnits).toEqual([]);
    await settled(paper.wang('POST', 'undo', { revision: 2 }));
    expect((await (await open(text)).show()).unknownUnits).toHaveLength(1);

    const matches = [{ name: '冷链专班', orgId: county.org.town, remember: true }];
    await settled(paper.wang('POST', 'unit-matches/several', { revision: 3, matches }));
    const second = await open(text.replace('冷链专班', '县冷链专班'));
    await settled(second.wang('POST', 'unit-matches', { ...match, name: '县冷链专班' }));
    await settled(second.wang('POST', 'undo', { revision: 2 }));
    expect((await (await open(text)).show()).unknownUnits).toEqual([]);
  });

  test('is refused when a colleague merged the item away', async () => {
    const paper = await open();
    const [one, two] = paper.clauses as [Clause, Clause];
    await settled(paper.wang('PATCH', `clauses/${two.id}`, { revision: 1, task: '甲改的' }));
    await settled(paper.li('POST', `clauses/${one.id}/merge`, { revision: 2, with: [two.id] }));
    expect(await refused(paper.wang('POST', 'undo', { revision: 3 }))).toBe('409 documents.undo_conflict');
  });
});

describe('many items at once', () => {
  test('lead, support, days, leader and dropped: one change, one audit line, one undo', async () => {
    const paper = await open();
    const ids = paper.clauses.map(({ id }) => id);
    const before = await trail();
    await settled(
      paper.wang('POST', 'clauses/bulk', {
        revision: 1,
        ids,
        set: {
          leadOrgId: county.org.jyj,
          supportOrgIds: [county.org.town],
          dueOn: '2026-11-30',
          leader: { name: '赵强', role: '责任领导' },
        },
      }),
    );
    expect(await trail()).toBe(before + 1);
    const { clauses } = await paper.show();
    for (const clause of clauses)
      expect(clause).toMatchObject({
        dueOn: '2026-11-30',
        isDueInferred: false,
        people: [{ name: '赵强', role: '责任领导' }],
      });
    expect(clauses[0].units.map(({ orgId, role }: { orgId: string; role: string }) => [orgId, role])).toEqual([
      [county.org.jyj, 'lead'],
      [county.org.fgj, 'responsible'],
      [county.org.town, 'support'],
    ]);
    expect(clauses[1].units.map(({ name, role }: { name: string; role: string }) => [name, role])).toEqual([
      ['县教育局', 'lead'],
      ['县产投公司', 'responsible'],
      ['县发改局', 'support'],
      ['青石镇', 'support'],
    ]);
    expect(await settled(paper.wang('POST', 'undo', { revision: 2 }))).toMatchObject({ action: 'edit_items' });
    expect((await paper.show()).clauses.map(({ dueOn }: Clause) => dueOn)).toEqual([
      '2026-06-30',
      '2026-12-31',
      '2026-08-31',
    ]);
  });

  test('what a colleague set otherwise meanwhile stops all of it', async () => {
    const paper = await open();
    const ids = paper.clauses.map(({ id }) => id);
    await settled(paper.li('PATCH', `clauses/${ids[1]}`, { revision: 1, dueOn: '2026-07-15' }));
    const bulk = (revision: number, set: object, of = ids) =>
      paper.wang('POST', 'clauses/bulk', { revision, ids: of, set });
    expect(await refused(bulk(1, { dueOn: '2026-11-30' }))).toBe('409 documents.edit_conflict');
    expect(await refused(bulk(2, { leadOrgId: paper.id }))).toBe('409 documents.unit_not_found');
    expect(await refused(bulk(2, { isDropped: true }, [paper.id]))).toBe('409 documents.clause_not_found');
    expect(await refused(bulk(2, { startOn: '2026-12-30' }))).toBe('409 documents.deadline_before_start');
    expect(await refused(bulk(2, {}))).toBe('422 http.malformed');
    expect((await paper.show()).revision).toBe(2);
    await settled(bulk(1, { isDropped: true }));
    expect((await paper.show()).clauses.every(({ isDropped }: { isDropped: boolean }) => isDropped)).toBe(true);
  });
});

describe('who else is there', () => {
  test('is seen by the others until they leave or go silent; nothing of it is written down', async () => {
    const paper = await open();
    const before = await trail();
    const at = (cookie: string, body: object) => app.call(`PUT /documents/${paper.id}/presence`, { cookie, body });
    const [one] = paper.clauses as [Clause];
    expect((await at(wang, { clauseId: one.id })).json().people).toEqual([]);
    expect((await at(li, { clauseId: null })).json().people).toEqual([
      { id: county.account.supervisor, name: 'supervisor同志', clauseId: one.id },
    ]);
    const seen = async () => (await app.call(`GET /documents/${paper.id}/presence`, { cookie: li })).json().people;
    await at(wang, { clauseId: null, isHere: false });
    expect(await seen()).toEqual([]);
    await at(wang, { clauseId: one.id });
    expect(await seen()).toHaveLength(1);
    app.pass(1);
    expect(await seen()).toEqual([]);
    await at(li, { clauseId: null, isHere: false });
    expect((await app.owner.query('select from documents.presence')).rowCount).toBe(0);
    expect(await trail()).toBe(before);
  });

  test('is a matter of those who may change the paper', async () => {
    const paper = await open();
    const key = `/documents/${paper.id}/presence`;
    expect((await app.call(`PUT ${key}`, { body: { clauseId: null } })).statusCode).toBe(401);
    expect((await app.call(`GET ${key}`, { cookie: liaison })).statusCode).toBe(403);
    expect((await app.call(`GET ${key}`, { cookie: townsman })).json().code).toBe('documents.not_found');
    const put = await app.call(`PUT ${key}`, { cookie: townsman, body: { clauseId: null } });
    expect(put.json().code).toBe('documents.not_found');
    const bulk = { revision: 1, ids: [paper.clauses[0]?.id], set: { isDropped: true } };
    expect((await app.call(`POST /documents/${paper.id}/clauses/bulk`, { body: bulk })).statusCode).toBe(401);
    const foreign = app.call(`POST /documents/${paper.id}/clauses/bulk`, { cookie: townsman, body: bulk });
    expect(await refused(foreign)).toBe('404 documents.not_found');
  });
});
