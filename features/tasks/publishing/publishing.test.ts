import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BREAKDOWN, GREETING } from '../../documents/test-papers.ts';
import { openCounty, type TestCounty } from '../test-tasks.ts';

let opened: TestCounty;
let supervisor: string;
let liaison: string;

beforeAll(async () => {
  opened = await openCounty();
  ({ supervisor, liaison } = opened.cookie);
});
afterAll(() => opened?.app.close());

const call = (key: string, body?: unknown, cookie = supervisor) => opened.app.call(key, { cookie, body });
const takeIn = async (text = BREAKDOWN): Promise<{ id: string; revision: number }> => {
  const { id } = (await call('POST /documents', { text })).json();
  const { revision } = (await call(`GET /documents/${id}`)).json();
  return { id, revision };
};
/** Says which unit the name means that the tree does not know. */
const settle = async (): Promise<string> => {
  const { id, revision } = await takeIn();
  const answer = await call(`POST /documents/${id}/unit-matches`, {
    revision,
    name: '县产投公司',
    orgId: opened.county.org.fgj,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return id;
};

describe('publishing a paper', () => {
  test('turns every item into a task that keeps its clause, units, deadline and amounts', async () => {
    const id = await settle();
    const answer = await call(`POST /documents/${id}/publish`, {});
    expect(answer.statusCode, answer.body).toBe(200);
    const { tasks } = answer.json();
    expect(tasks).toHaveLength(3);
    const task = (await call(`GET /tasks/${tasks[2].id}`)).json();
    expect(task).toMatchObject({
      documentId: id,
      lead: { id: opened.county.org.jyj },
      units: [{ role: 'lead' }, { id: opened.county.org.town, role: 'responsible' }],
      dueOn: '2026-08-31',
      firstDueOn: '2026-08-31',
      dueKind: 'month',
      status: 'not_started',
      light: { light: 'on_track' },
      clause: { documentId: id, text: expect.stringContaining('新建公办幼儿园2所') },
    });
    expect(task.targets.map((target: { value: number; unit: string }) => [target.value, target.unit])).toEqual([
      [2, '所'],
      [540, '个'],
    ]);
    expect((await call(`GET /documents/${id}`)).json().status).toBe('published');
    expect(await opened.actions()).toContain('tasks.publish');
    const { total } = (await call(`GET /tasks?document=${id}`)).json();
    expect(total).toBe(3);
    expect((await call('GET /tasks?q=幼儿园', undefined, liaison)).json().total).toBe(1);
  });

  test('two at once and a third later are answered the same tasks', async () => {
    const id = await settle();
    const answers = await Promise.all([1, 2].map(() => call(`POST /documents/${id}/publish`, {})));
    answers.push(await call(`POST /documents/${id}/publish`, {}));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const ids = answers.map((answer) => answer.json().tasks.map((task: { id: string }) => task.id));
    expect(ids[1]).toEqual(ids[0]);
    expect(ids[2]).toEqual(ids[0]);
    expect((await call(`GET /tasks?document=${id}`)).json().total).toBe(3);
  });

  test('refuses items without a lead in the tree, by name, and writes nothing', async () => {
    const { id } = await takeIn();
    expect(await opened.refusal(`POST /documents/${id}/publish`, {}, supervisor)).toEqual([
      409,
      'tasks.items_without_lead',
    ]);
    expect((await call(`POST /documents/${id}/publish`, {})).json().params).toMatchObject({ count: 1 });
    expect((await call(`GET /tasks?document=${id}`)).json().total).toBe(0);
    expect((await call(`GET /documents/${id}`)).json().status).toBe('draft');
  });

  test('refuses an empty checklist, an older revision, unmet quality when asked for, and a paper out of sight', async () => {
    const greeting = (await call('POST /documents', { text: GREETING })).json().id;
    expect(await opened.refusal(`POST /documents/${greeting}/publish`, {}, supervisor)).toEqual([
      409,
      'tasks.nothing_to_publish',
    ]);
    const id = await settle();
    const key = `POST /documents/${id}/publish`;
    expect(await opened.refusal(key, { revision: 1 }, supervisor)).toEqual([409, 'tasks.changed_meanwhile']);
    expect(await opened.refusal(key, { despiteWarnings: false }, supervisor)).toEqual([409, 'tasks.quality_gate']);
    expect(await opened.refusal(`POST /documents/${opened.county.id}/publish`, {}, supervisor)).toEqual([
      404,
      'documents.not_found',
    ]);
    expect((await call(key, {}, liaison)).json().code).toBe('http.forbidden');
  });
});
