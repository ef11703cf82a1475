import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCounty, type TestCounty } from '../test-tasks.ts';

let opened: TestCounty;
let supervisor: string;

beforeAll(async () => {
  opened = await openCounty();
  ({ supervisor } = opened.cookie);
});
afterAll(() => opened?.app.close());

const FIRST = `东海县重点工作任务（征求意见稿）
1.新建标准厂房5万平方米。（责任单位：县发改局；完成时限：2026年6月底前）
2.新建公办幼儿园2所。（责任单位：县教育局；完成时限：2026年8月底前）
3.举办银企对接活动4场。（责任单位：县发改局；完成时限：2026年9月底前）
4.修建村级道路12公里。（责任单位：青石镇；完成时限：2026年10月底前）
`;
const SECOND = `东海县重点工作任务
1.修建村级道路12公里。（责任单位：青石镇；完成时限：2026年10月底前）
2.新建标准厂房8万平方米。（责任单位：县发改局；完成时限：2026年9月底前）
3.新建公办幼儿园3所。（责任单位：县教育局；完成时限：2026年8月底前）
4.培训致富带头人200名。（责任单位：县教育局；完成时限：2026年11月底前）
`;

const call = (key: string, body?: unknown, cookie = supervisor) => opened.app.call(key, { cookie, body });
const get = async (key: string) => (await call(`GET ${key}`)).json();
const done = async (key: string, body: unknown) => {
  const answer = await call(key, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
};
type Task = { id: string; clauseId: string; title: string };
/** The first edition published, the second taken in: their tasks, and the items of the first by their number. */
const open = async () => {
  const first = (await done('POST /documents', { text: FIRST })).id;
  const tasks: Task[] = (await done(`POST /documents/${first}/publish`, {})).tasks;
  const second = (await done('POST /documents', { text: SECOND, editionOf: first })).id;
  return { first, second, tasks, was: tasks.map(({ clauseId }) => clauseId) };
};

describe('a new edition', () => {
  test('is compared with the last one: new, changed, moved and gone, each with its task', async () => {
    const { first, second, tasks, was } = await open();
    const edition = await get(`/documents/${second}/edition`);
    expect(edition.previous).toMatchObject({ id: first, status: 'published' });
    expect(
      edition.pairs.map((pair: { was: { id: string }; fields: string[]; isMoved: boolean; task: { id: string } }) => [
        was.indexOf(pair.was.id) + 1,
        pair.fields,
        pair.isMoved,
        pair.task.id === tasks[was.indexOf(pair.was.id)]?.id,
      ]),
    ).toEqual([
      [4, [], true, true],
      [1, ['task', 'dueOn', 'quantities'], false, true],
      [2, ['task', 'quantities'], false, true],
    ]);
    expect(edition.added).toHaveLength(1);
    expect(edition.gone).toMatchObject([
      { was: { id: was[2] }, task: { id: tasks[2]?.id, isOpen: true }, choice: null },
    ]);
    expect((await get(`/documents/${first}`)).editions.map(({ id }: { id: string }) => id)).toEqual([first, second]);
  });

  test('published in one go: tasks follow, stay, end or begin as was chosen, and keep their link and first deadline', async () => {
    const { first, second, tasks, was } = await open();
    const publish = `POST /documents/${second}/publish`;
    expect(await opened.refusal(publish, {}, supervisor)).toEqual([409, 'tasks.gone_undecided']);
    const choices = `PUT /documents/${second}/edition/choices`;
    expect(await opened.refusal(choices, { choices: [{ clauseId: was[2], choice: 'cancel' }] }, supervisor)).toEqual([
      409,
      'documents.reason_needed',
    ]);
    expect(await opened.refusal(choices, { choices: [{ clauseId: was[2], choice: 'update' }] }, supervisor)).toEqual([
      409,
      'documents.choice_unfit',
    ]);
    expect(await opened.refusal(choices, { choices: [{ clauseId: second, choice: 'leave' }] }, supervisor)).toEqual([
      409,
      'documents.clause_not_found',
    ]);
    await done(choices, {
      choices: [
        { clauseId: was[2], choice: 'cancel', reason: '并入金融专项' },
        { clauseId: was[1], choice: 'leave' },
      ],
    });
    const answer = await done(publish, {});
    expect(answer.tasks.map(({ id }: Task) => tasks.findIndex((task) => task.id === id) + 1)).toEqual([4, 1, 2, 0]);
    const of = (n: number) => get(`/tasks/${tasks[n - 1]?.id}`);
    expect(await of(1)).toMatchObject({
      body: expect.stringContaining('8万平方米'),
      dueOn: '2026-09-30',
      firstDueOn: '2026-06-30',
      dueChanges: [{ fromDue: '2026-06-30', reason: '按新版《东海县重点工作任务》调整' }],
      targets: [{ value: 8 }],
      documentId: first,
      clause: { documentId: first },
    });
    expect(await of(2)).toMatchObject({ body: expect.stringContaining('2所'), targets: [{ value: 2 }] });
    expect((await of(3)).status).toBe('cancelled');
    expect(await of(4)).toMatchObject({ status: 'not_started', revision: 1 });
    expect((await get(`/tasks?document=${second}`)).total).toBe(4);
    expect((await get(`/tasks?document=${first}`)).total).toBe(4);
    const paper = await get(`/documents/${second}`);
    expect(paper.clauses.every(({ taskId }: { taskId: string }) => taskId)).toBe(true);
    expect(await opened.actions()).toContain('tasks.publish_edition');
    expect((await done(publish, {})).tasks).toEqual(answer.tasks);
  });

  test('a changed item may become a task of its own; the former one goes on', async () => {
    const { second, tasks, was } = await open();
    await done(`PUT /documents/${second}/edition/choices`, {
      choices: [
        { clauseId: was[0], choice: 'new' },
        { clauseId: was[2], choice: 'leave' },
      ],
    });
    const made: Task[] = (await done(`POST /documents/${second}/publish`, {})).tasks;
    expect(made.filter(({ id }) => !tasks.some((task) => task.id === id))).toHaveLength(2);
    expect(await get(`/tasks/${tasks[0]?.id}`)).toMatchObject({ dueOn: '2026-06-30', status: 'not_started' });
    expect((await get(`/tasks/${tasks[2]?.id}`)).status).toBe('not_started');
  });

  test('of a draft replaces it: the draft is no longer published, and names settled there are known', async () => {
    const text = FIRST.replace('责任单位：青石镇', '责任单位：交通专班');
    const first = (await done('POST /documents', { text })).id;
    await done(`POST /documents/${first}/unit-matches`, {
      revision: 1,
      name: '交通专班',
      orgId: opened.county.org.town,
    });
    const second = (await done('POST /documents', { text: text.replace('12公里', '15公里'), editionOf: first })).id;
    const paper = await get(`/documents/${second}`);
    expect(paper.unknownUnits).toEqual([]);
    expect(await opened.refusal(`POST /documents/${first}/publish`, {}, supervisor)).toEqual([
      409,
      'documents.has_next_edition',
    ]);
    expect((await get(`/documents/${first}`)).may.publish).toBe(false);
    expect((await done(`POST /documents/${second}/publish`, {})).tasks).toHaveLength(4);
  });

  test('follows one paper once, of one’s own units; a paper that follows none has nothing to compare', async () => {
    const { first, second } = await open();
    const again = (id: string) => opened.refusal('POST /documents', { text: SECOND, editionOf: id }, supervisor);
    expect(await again(first)).toEqual([409, 'documents.has_next_edition']);
    expect(await again(opened.county.id)).toEqual([404, 'documents.not_found']);
    expect((await call(`GET /documents/${first}/edition`)).json().code).toBe('documents.no_edition');
    expect((await opened.app.call(`GET /documents/${second}/edition`)).statusCode).toBe(401);
    const put = `PUT /documents/${second}/edition/choices`;
    expect(
      (await call(put, { choices: [{ clauseId: first, choice: 'leave' }] }, opened.cookie.liaison)).statusCode,
    ).toBe(403);
  });
});
