import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Government, makeGovernment, type TestApp } from '../people/test-people.ts';
import { openCounty, type TestCounty } from './test-tasks.ts';

let opened: TestCounty;
let app: TestApp;
let county: Government;
let supervisor: string;
let liaison: string;
let leader: string;
let educator: string;

beforeAll(async () => {
  opened = await openCounty();
  ({ app, county } = opened);
  ({ supervisor, liaison, leader, educator } = opened.cookie);
});
afterAll(() => app?.close());

const make = (task: object = {}) => opened.make(task);
const actions = () => opened.actions();
const refusal = (key: string, body: unknown, cookie = supervisor) => opened.refusal(key, body, cookie);
const show = async (id: string, cookie = supervisor) => (await app.call(`GET /tasks/${id}`, { cookie })).json();
const list = async (query = '', cookie = supervisor) => {
  const answer = await app.call(`GET /tasks?${query}`, { cookie });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const report = (id: string, body: object, cookie = liaison) => app.call(`POST /tasks/${id}/progress`, { cookie, body });

describe('setting up a task', () => {
  test('answers the task with its light, units, targets and nodes, and is audited', async () => {
    const { rows } = await app.owner.query('select id from people.person where tenant_id = $1 limit 1', [county.id]);
    const person = rows[0].id;
    const task = await make({
      body: '年底前修缮12处',
      standard: '通过验收',
      leaderId: person,
      personId: person,
      responsibleOrgIds: [county.org.village, county.org.town],
      supportOrgIds: [county.org.jyj],
      startOn: '2026-01-01',
      dueOn: '2026-12-31',
      targets: [{ name: '卫生室', value: 12, unit: '处' }],
      nodes: [{ title: '招标', dueOn: '2026-03-01' }],
      place: { lon: 122.4, lat: 37.1 },
    });
    expect(task).toMatchObject({
      title: '修缮村级卫生室',
      lead: { id: county.org.town, name: '青石镇' },
      status: 'not_started',
      percent: 0,
      firstDueOn: '2026-12-31',
      units: [
        { name: '青石镇', role: 'lead' },
        { name: '大柳村', role: 'responsible' },
        { name: '县教育局', role: 'support' },
      ],
      targets: [{ name: '卫生室', value: 12, unit: '处', direction: 'at-least', actual: null }],
      place: { lon: 122.4, lat: 37.1 },
      plannedPercent: 100,
      may: { report: true, percent: true, edit: true },
    });
    // The only node was due yesterday (2 March is today): everything planned, nothing done.
    expect(task.light).toMatchObject({
      light: 'late',
      rule: 'standard@1',
      sentence: '应完成 100%，实报 0%，严重滞后 100 个百分点',
    });
    expect(await actions()).toContain('tasks.create');
    // What is answered without reading again is what is read.
    expect(await show(task.id)).toEqual(task);
  });

  test('refuses what contradicts itself or does not exist', async () => {
    const task = { title: '无', leadOrgId: county.org.town };
    const somebody = '00000000-0000-7000-8000-000000000000';
    const bodies: [object, string][] = [
      [{ startOn: '2026-05-01', dueOn: '2026-04-30' }, 'tasks.deadline_before_start'],
      [{ dueOn: '2026-04-30', nodes: [{ title: '验收', dueOn: '2026-05-01' }] }, 'tasks.node_after_deadline'],
      [{ leadOrgId: somebody }, 'tasks.unit_not_found'],
      [{ supportOrgIds: [somebody] }, 'tasks.unit_not_found'],
      [{ personId: somebody }, 'tasks.person_not_found'],
      [{ goalId: somebody }, 'tasks.goal_not_found'],
    ];
    for (const [body, code] of bodies) {
      expect(await refusal('POST /tasks', { ...task, ...body })).toEqual([409, code]);
    }
  });

  test('a day that does not exist is malformed, field by field', async () => {
    const answer = await app.call('POST /tasks', {
      cookie: supervisor,
      body: { title: '汛期检查', leadOrgId: county.org.town, dueOn: '2026-02-30' },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().fields).toEqual([{ path: 'dueOn', detail: expect.stringContaining('没有这一天') }]);
  });

  test('needs a session and the permission', async () => {
    const body = { title: '无', leadOrgId: county.org.town };
    expect((await app.call('POST /tasks', { body })).statusCode).toBe(401);
    expect((await app.call('POST /tasks', { body, cookie: liaison })).json().code).toBe('http.forbidden');
    expect((await app.call('GET /tasks')).statusCode).toBe(401);
  });
});

describe('seeing tasks', () => {
  test('a unit sees what it leads, answers for or supports; another unit’s task does not exist for it', async () => {
    const ours = await make({ title: '镇里的事' });
    const shared = await make({ title: '教育局的事', leadOrgId: county.org.jyj, supportOrgIds: [county.org.village] });
    const theirs = await make({ title: '别人的事', leadOrgId: county.org.jyj });
    const seen = (await list('limit=200', liaison)).items.map(({ id }: { id: string }) => id);
    expect(seen).toEqual(expect.arrayContaining([ours.id, shared.id]));
    expect(seen).not.toContain(theirs.id);
    expect(await refusal(`GET /tasks/${theirs.id}`, undefined, liaison)).toEqual([404, 'tasks.not_found']);
    expect(await refusal(`POST /tasks/${theirs.id}/progress`, { percent: 5 }, liaison)).toEqual([
      404,
      'tasks.not_found',
    ]);
  });

  test('another government’s task does not exist either', async () => {
    const other = await makeGovernment(app.services, { slug: 'xihai' });
    const stranger = await app.signIn('supervisor', 'xihai');
    const { id } = await make();
    expect(await refusal(`GET /tasks/${id}`, undefined, stranger)).toEqual([404, 'tasks.not_found']);
    expect((await list('', stranger)).items).toEqual([]);
    expect(await refusal(`GET /tasks?under=${county.org.town}`, undefined, stranger)).toEqual([
      409,
      'tasks.unit_not_found',
    ]);
    expect(other.id).not.toBe(county.id);
  });

  test('pages by key in every order without losing or repeating a task, with the same total', async () => {
    for (let i = 0; i < 7; i++)
      await make({ title: `排序${i}`, leadOrgId: county.org.fgj, ...(i % 3 ? { dueOn: `2026-0${3 + i}-15` } : {}) });
    for (const sort of ['due', '-due', 'updated', '-updated', 'light', 'percent', '-percent', 'newest']) {
      const whole = await list(`under=${county.org.fgj}&sort=${sort}&limit=200`);
      const seen: string[] = [];
      let cursor: string | null = '';
      do {
        const page: { items: { id: string }[]; nextCursor: string | null; total: number } = await list(
          `under=${county.org.fgj}&sort=${sort}&limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        expect(page.total).toBe(whole.total);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(whole.items.map(({ id }: { id: string }) => id));
      expect(seen).toHaveLength(whole.total);
    }
    expect(await refusal('GET /tasks?cursor=nonsense', undefined)).toEqual([409, 'tasks.bad_cursor']);
    const { nextCursor } = await list('limit=1&sort=due');
    expect(await refusal(`GET /tasks?sort=light&cursor=${nextCursor}`, undefined)).toEqual([409, 'tasks.bad_cursor']);
  });

  test('filters by unit, involvement, light, status, due range and words of two characters', async () => {
    const flood = await make({
      title: '开展防汛排查',
      leadOrgId: county.org.jyj,
      supportOrgIds: [county.org.village],
      dueOn: '2026-03-03',
    });
    const trees = await make({
      title: '古树名木挂牌保护',
      leadOrgId: county.org.fgj,
      body: '逐株建档',
      dueOn: '2026-09-30',
    });
    const ids = async (query: string) => (await list(`limit=200&${query}`)).items.map(({ id }: { id: string }) => id);
    expect(await ids('q=防汛')).toEqual([flood.id]);
    expect(await ids('q=古树名木')).toEqual([trees.id]);
    expect(await ids(`q=${encodeURIComponent('建档 挂牌')}`)).toEqual([trees.id]);
    expect(await ids('q=木名')).toEqual([]);
    for (let i = 0; i < 5; i++) {
      app.pass(1);
      await make({ title: `轮灌渠道${i}`, leadOrgId: i % 2 ? county.org.jyj : county.org.town });
    }
    // Newest first, by key, with the total; the same for whoever sees a part only.
    const first = await list('q=轮灌&limit=3');
    const rest = await list(`q=轮灌&limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ title }: { title: string }) => title)).toEqual(
      [4, 3, 2, 1, 0].map((i) => `轮灌渠道${i}`),
    );
    expect([first.total, rest.total, rest.nextCursor]).toEqual([5, 5, null]);
    expect((await list('q=轮灌&limit=3', liaison)).total).toBe(3);
    expect((await list('q=防汛')).total).toBe(1);
    expect(await ids(`under=${county.org.jyj}`)).toContain(flood.id);
    expect(await ids(`under=${county.org.town}`)).not.toContain(flood.id);
    expect(await ids(`under=${county.org.town}&involved=any`)).toContain(flood.id);
    expect(await ids('light=near')).toContain(flood.id);
    expect(await ids('light=near')).not.toContain(trees.id);
    expect(await ids('light=near,on_track&status=open')).toEqual(expect.arrayContaining([flood.id, trees.id]));
    expect(await ids('status=done')).toEqual([]);
    expect(await ids('dueFrom=2026-09-30&dueTo=2026-09-30')).toEqual([trees.id]);
    // Few units of many, open, by deadline: that walk goes unit by unit and must not be taken while counting.
    expect(await ids(`under=${county.org.fgj}&status=open&dueFrom=2026-09-30&dueTo=2026-09-30`)).toEqual([trees.id]);
    const { items, total } = await list('status=open&limit=200');
    expect(total).toBe(items.length);
  });
});

describe('reporting progress', () => {
  test('starts the task, moves percent, targets, nodes and light, and is audited', async () => {
    const task = await make({
      startOn: '2026-01-01',
      dueOn: '2026-12-31',
      targets: [{ name: '卫生室', value: 12, unit: '处' }],
    });
    expect(task.light.light).toBe('behind');
    const answer = await report(task.id, {
      percent: 20,
      words: '已开工3处',
      problems: '砂石料紧缺',
      numbers: [{ targetId: task.targets[0]!.id, actual: 3 }],
    });
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json().task).toMatchObject({
      status: 'in_progress',
      percent: 20,
      lastWords: '已开工3处',
      light: { light: 'on_track' },
    });
    expect(answer.json().progress).toMatchObject({ percent: 20, correctsId: null, orgName: '青石镇' });
    const after = await show(task.id);
    expect(after).toMatchObject({
      ...answer.json().task,
      problems: '砂石料紧缺',
      targets: [{ actual: 3 }],
      progress: [{ words: '已开工3处', numbers: [{ targetId: task.targets[0]!.id, actual: 3 }] }],
      lightChanges: [{ from: 'behind', to: 'on_track' }],
    });
    expect((await actions()).at(-1)).toBe('tasks.report');
  });

  test('a hundred percent does not close the task', async () => {
    const task = await make();
    const { task: after } = (await report(task.id, { percent: 100 })).json();
    expect([after.status, after.percent]).toEqual(['in_progress', 100]);
  });

  test('a correction takes the place of what it corrects and forms a chain, never a tree', async () => {
    const task = await make();
    const first = (await report(task.id, { percent: 10, words: '一' })).json().progress;
    app.pass(5);
    const second = (await report(task.id, { percent: 50, words: '二' })).json().progress;
    app.pass(5);
    const late = (await report(task.id, { percent: 15, words: '更正一', correctsId: first.id })).json();
    expect(late.task.percent).toBe(50); // an earlier report corrected does not undo the later one
    app.pass(5);
    const corrected = (await report(task.id, { percent: 40, words: '更正二', correctsId: second.id })).json();
    expect(corrected.task.percent).toBe(40);
    const { progress } = await show(task.id);
    expect(progress.map((one: { words: string }) => one.words)).toEqual(['更正二', '更正一', '二', '一']);
    expect(progress[2].correctedById).toBe(corrected.progress.id);
    const key = `POST /tasks/${task.id}/progress`;
    expect(await refusal(key, { percent: 45, correctsId: second.id }, liaison)).toEqual([
      409,
      'tasks.already_corrected',
    ]);
    expect(await refusal(key, { percent: 45, correctsId: task.id }, liaison)).toEqual([409, 'tasks.report_not_found']);
  });

  test('of two corrections at once one is refused', async () => {
    const task = await make();
    const first = (await report(task.id, { percent: 10 })).json().progress;
    const both = await Promise.all([11, 12].map((percent) => report(task.id, { percent, correctsId: first.id })));
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  test('a supporting unit adds words but not percents', async () => {
    const task = await make({ supportOrgIds: [county.org.jyj] });
    expect((await show(task.id, educator)).may).toEqual({ override: false, report: true, percent: false, edit: false });
    const key = `POST /tasks/${task.id}/progress`;
    expect(await refusal(key, { percent: 5 }, educator)).toEqual([403, 'tasks.not_yours']);
    expect((await report(task.id, { percent: 0, words: '场地已协调' }, educator)).statusCode).toBe(201);
    expect((await report(task.id, { percent: 0 }, leader)).json().code).toBe('http.forbidden');
  });

  test('refuses foreign targets and closed tasks', async () => {
    const task = await make();
    const key = `POST /tasks/${task.id}/progress`;
    const foreign = { percent: 5, numbers: [{ targetId: task.id, actual: 1 }] };
    expect(await refusal(key, foreign, liaison)).toEqual([409, 'tasks.target_not_found']);
    await app.call(`PATCH /tasks/${task.id}`, { cookie: supervisor, body: { status: 'done' } });
    expect(await refusal(key, { percent: 5 }, liaison)).toEqual([409, 'tasks.closed']);
  });

  test('takes files and hands them out as downloads to whoever sees the task', async () => {
    const task = await make();
    const form = new FormData();
    form.append('report', JSON.stringify({ percent: 30, words: '附图' }));
    form.append('file', new Blob(['照片内容'], { type: 'image/png' }), '现场.png');
    const answer = await send(task.id, form);
    expect(answer.statusCode, answer.body).toBe(201);
    const [file] = answer.json().progress.files;
    expect(file).toMatchObject({ name: '现场.png', type: 'image/png', size: 12 });
    const got = await app.call(`GET /tasks/${task.id}/files/${file.sha256}`, { cookie: liaison });
    expect([got.statusCode, got.body, got.headers['content-disposition']]).toEqual([
      200,
      '照片内容',
      `attachment; filename*=UTF-8''${encodeURIComponent('现场.png')}`,
    ]);
    expect(await refusal(`GET /tasks/${task.id}/files/${file.sha256}`, undefined, educator)).toEqual([
      404,
      'tasks.not_found',
    ]);
    expect(await refusal(`GET /tasks/${task.id}/files/${'0'.repeat(64)}`, undefined)).toEqual([404, 'tasks.not_found']);

    const before = (await actions()).length;
    const program = new FormData();
    program.append('report', JSON.stringify({ percent: 30 }));
    program.append('file', new Blob(['MZ']), 'run.exe');
    const refused = await send(task.id, program);
    expect([refused.statusCode, refused.json().code]).toEqual([415, 'tasks.unsupported_format']);
    expect((await actions()).length).toBe(before);
  });
});

const send = async (id: string, form: FormData) => {
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return app.call(`POST /tasks/${id}/progress`, {
    cookie: liaison,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
};

describe('changing a task', () => {
  const patch = async (id: string, body: object) => {
    const answer = await app.call(`PATCH /tasks/${id}`, { cookie: supervisor, body });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };

  test('the first deadline stays remembered when the deadline moves, with the reason', async () => {
    const task = await make({ dueOn: '2026-03-10' });
    expect(await refusal(`PATCH /tasks/${task.id}`, { dueOn: '2026-04-10' })).toEqual([409, 'tasks.reason_needed']);
    const moved = await patch(task.id, { dueOn: '2026-04-10', dueReason: '汛期停工' });
    expect(moved).toMatchObject({
      dueOn: '2026-04-10',
      firstDueOn: '2026-03-10',
      dueChanges: [{ fromDue: '2026-03-10', toDue: '2026-04-10', reason: '汛期停工', authorName: 'supervisor同志' }],
      revision: 2,
    });
    expect((await actions()).at(-1)).toBe('tasks.edit');
    const first = await make();
    expect(await patch(first.id, { dueOn: '2026-05-01' })).toMatchObject({ firstDueOn: '2026-05-01', dueChanges: [] });
  });

  test('units, targets and nodes are replaced; what keeps its name keeps what was reported', async () => {
    const task = await make({
      targets: [{ name: '卫生室', value: 12, unit: '处' }],
      nodes: [{ title: '招标', dueOn: '2026-03-20' }],
    });
    await report(task.id, {
      percent: 10,
      numbers: [{ targetId: task.targets[0]!.id, actual: 4 }],
      nodesDone: [{ nodeId: task.nodes[0]!.id, doneOn: '2026-03-01' }],
    });
    const after = await patch(task.id, {
      leadOrgId: county.org.jyj,
      supportOrgIds: [county.org.town],
      targets: [
        { name: '卫生室', value: 15, unit: '处' },
        { name: '村医', value: 30, unit: '人' },
      ],
      nodes: [
        { title: '开工', dueOn: '2026-04-01' },
        { title: '招标', dueOn: '2026-03-25' },
      ],
    });
    expect(after).toMatchObject({
      lead: { id: county.org.jyj },
      units: [{ role: 'lead' }, { id: county.org.town, role: 'support' }],
      targets: [
        { id: task.targets[0]!.id, value: 15, actual: 4 },
        { name: '村医', actual: null },
      ],
      nodes: [
        { title: '开工', doneOn: null },
        { id: task.nodes[0]!.id, doneOn: '2026-03-01' },
      ],
    });
  });

  test('what is not named stays as it is', async () => {
    const task = await make({
      body: '逐村修缮',
      supportOrgIds: [county.org.jyj],
      startOn: '2026-01-01',
      dueOn: '2026-12-31',
      targets: [{ name: '卫生室', value: 12, unit: '处' }],
      nodes: [{ title: '招标', dueOn: '2026-03-20' }],
    });
    const { revision, updatedAt, title, ...same } = task;
    expect(await patch(task.id, { title: '改名' })).toMatchObject({ ...same, title: '改名', revision: revision + 1 });
  });

  test('finds a task by its new words and no longer by the old', async () => {
    const task = await make({ title: '疏浚界河' });
    await patch(task.id, { title: '整治石桥' });
    expect((await list('q=石桥')).total).toBe(1);
    expect((await list('q=疏浚')).total).toBe(0);
  });

  test('done stamps the day and taking it back removes it', async () => {
    const task = await make();
    expect(await patch(task.id, { status: 'done' })).toMatchObject({ doneOn: '2026-03-02', light: { light: 'done' } });
    expect(await patch(task.id, { status: 'in_progress' })).toMatchObject({
      doneOn: null,
      light: { light: 'on_track' },
    });
    expect(await patch(task.id, { status: 'suspended' })).toMatchObject({ light: { light: 'paused' } });
  });

  test('a change made on an older revision is refused', async () => {
    const task = await make();
    await patch(task.id, { title: '改一', revision: 1 });
    expect(await refusal(`PATCH /tasks/${task.id}`, { title: '改二', revision: 1 })).toEqual([
      409,
      'tasks.changed_meanwhile',
    ]);
    expect(await refusal(`PATCH /tasks/${county.id}`, { title: '改' })).toEqual([404, 'tasks.not_found']);
    const key = `PATCH /tasks/${task.id}`;
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refusal(key, { leadOrgId: nobody })).toEqual([409, 'tasks.unit_not_found']);
    expect(await refusal(key, { leaderId: nobody })).toEqual([409, 'tasks.person_not_found']);
    expect(await refusal(key, { goalId: nobody })).toEqual([409, 'tasks.goal_not_found']);
    expect(await refusal(key, { startOn: '2026-04-02', dueOn: '2026-04-01' })).toEqual([
      409,
      'tasks.deadline_before_start',
    ]);
    expect(await refusal(key, { dueOn: '2026-04-01', nodes: [{ title: '后', dueOn: '2026-04-02' }] })).toEqual([
      409,
      'tasks.node_after_deadline',
    ]);
    expect((await app.call(key, { cookie: liaison, body: { title: '改' } })).json().code).toBe('http.forbidden');
  });
});
