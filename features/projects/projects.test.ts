import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProjectRow, ProjectView } from './contract.ts';
import { turnOfDay } from './jobs.ts';
import { openCounty, type TestCounty } from './test-projects.ts';

let opened: TestCounty;
beforeAll(async () => {
  opened = await openCounty();
});
afterAll(() => opened?.app.close());

const call = (key: string, body?: unknown, cookie = opened.cookie.supervisor) => opened.app.call(key, { cookie, body });
const list = async (
  query = '',
  cookie = opened.cookie.supervisor,
): Promise<{ items: ProjectRow[]; total: number; sums: { total: string } }> => {
  const answer = await call(`GET /projects?${query}`, undefined, cookie);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const NOBODY = '00000000-0000-7000-8000-000000000000';

describe('entering a project', () => {
  test('gives it the eleven nodes of its template, scheduled backward from the promise', async () => {
    const project = await opened.make({
      code: '2601-371082-04-01-123456',
      totalInvestment: '90000',
      annualInvestment: '30000.5',
      annualYear: 2026,
      planStartOn: '2026-03-02',
      planFinishOn: '2027-12-31',
      carriers: [{ personId: opened.person.leader, role: 'leader' }],
    });
    expect(project.nodes.map(({ title }) => title)).toEqual([
      '立项',
      '用地审批',
      '规划报建',
      '环评能评',
      '图审',
      '招标',
      '施工许可',
      '开工',
      '主体封顶',
      '竣工验收',
      '投产',
    ]);
    expect(project.nodes.at(-1)).toMatchObject({ planFinishOn: '2027-12-31' });
    expect(project.nodes.every(({ planStartOn, planFinishOn }) => planStartOn! <= planFinishOn!)).toBe(true);
    expect(project.carriers).toMatchObject([{ name: 'leader同志', role: 'leader', post: '东海县 干部' }]);
    expect(project.investment).toMatchObject({ total: '90000', annual: '30000.5', done: '0', isAbovePlan: false });
    expect(project.firstFinishOn).toBe('2027-12-31');
    expect(await opened.actions()).toContain('projects.create');
  });

  test('refuses what contradicts itself or does not exist, and leaves no trace', async () => {
    const body = { name: '无', class: 'new', leadOrgId: opened.county.org.town };
    const wrong: [object, string][] = [
      [{ code: '371082-2601' }, 'projects.code_shape'],
      [{ code: '2613-371082-04-01-123456' }, 'projects.code_shape'],
      [{ planStartOn: '2026-05-01', planFinishOn: '2026-04-30' }, 'projects.finish_before_start'],
      [{ startOn: '2026-02-02', finishOn: '2026-02-01' }, 'projects.finish_before_start'],
      [{ leadOrgId: NOBODY }, 'projects.unit_not_found'],
      [{ supportOrgIds: [NOBODY] }, 'projects.unit_not_found'],
      [{ carriers: [{ personId: NOBODY, role: 'officer' }] }, 'projects.person_not_found'],
      [{ portfolioIds: [NOBODY] }, 'projects.portfolio_not_found'],
      [{ parentId: NOBODY }, 'projects.parent_not_found'],
      [{ template: 'castle' }, 'projects.template_not_found'],
    ];
    for (const [part, code] of wrong)
      expect(await opened.refusal('POST /projects', { ...body, ...part })).toEqual([409, code]);
    const code = '2602-371082-04-01-777777';
    await opened.make({ code });
    expect(await opened.refusal('POST /projects', { ...body, code })).toEqual([409, 'projects.code_taken']);
  });

  test('a point outside the government is refused, one inside gives the region', async () => {
    const square = (west: number, south: number) => ({
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [west + 1, south],
          [west + 1, south + 1],
          [west, south + 1],
          [west, south],
        ],
      ],
    });
    await opened.app.owner.query(
      `insert into places.region (tenant_id, code, name, level, geometry) values ($1, '371082', '东海县', 'county', $2)`,
      [opened.county.id, JSON.stringify(square(122, 37))],
    );
    const body = { name: '有点位', class: 'new', leadOrgId: opened.county.org.town };
    expect(await opened.refusal('POST /projects', { ...body, place: { lon: 120, lat: 30 } })).toEqual([
      409,
      'projects.place_outside',
    ]);
    expect(await opened.make({ place: { lon: 122.4, lat: 37.1 } })).toMatchObject({ regionCode: '371082' });
  });

  test('needs a session, the permission, and a lead in the caller’s part of the tree', async () => {
    const body = { name: '无', class: 'new', leadOrgId: opened.county.org.jyj };
    expect((await opened.app.call('POST /projects', { body })).statusCode).toBe(401);
    expect((await opened.app.call('GET /projects')).statusCode).toBe(401);
    expect(await opened.refusal('POST /projects', body, opened.cookie.leader)).toEqual([403, 'http.forbidden']);
    expect(await opened.refusal('POST /projects', body, opened.cookie.liaison)).toEqual([
      409,
      'projects.unit_not_found',
    ]);
  });
});

describe('seeing projects', () => {
  test('a unit sees what names it; an officer sees what he carries, wherever it lies; nobody else does', async () => {
    const ours = await opened.make({ name: '镇里的项目' });
    const carried = await opened.make({
      name: '包保的项目',
      carriers: [{ personId: opened.person.officer, role: 'officer' }],
    });
    const names = async (cookie: string) => (await list('limit=200', cookie)).items.map(({ name }) => name);
    expect(await names(opened.cookie.liaison)).toEqual(expect.arrayContaining(['镇里的项目', '包保的项目']));
    expect(await names(opened.cookie.educator)).not.toContain('镇里的项目');
    expect(await names(opened.cookie.officer)).toEqual(['包保的项目']);
    expect(await opened.refusal(`GET /projects/${ours.id}`, undefined, opened.cookie.officer)).toEqual([
      404,
      'projects.not_found',
    ]);
    // Carrying is for reporting, not for changing.
    expect((await opened.show(carried.id, opened.cookie.officer)).may).toEqual({ edit: false, report: true });
    expect(await opened.refusal(`PATCH /projects/${carried.id}`, { name: '改' }, opened.cookie.educator)).toEqual([
      404,
      'projects.not_found',
    ]);
  });

  test('a sensitive project stands in no view that a map reads, by SQL', async () => {
    const place = { lon: 122.5, lat: 37.5 };
    const open = await opened.make({ name: '公开项目', place });
    const secret = await opened.make({ name: '敏感项目', place, isSensitive: true });
    const { rows } = await opened.app.owner.query(
      `select id, lon from projects.v_project where tenant_id = $1 and id = any($2) order by is_sensitive`,
      [opened.county.id, [open.id, secret.id]],
    );
    expect(rows).toEqual([
      { id: open.id, lon: 122.5 },
      { id: secret.id, lon: null },
    ]);
    const placed = await opened.app.owner.query('select id from projects.v_placed where tenant_id = $1', [
      opened.county.id,
    ]);
    expect(placed.rows.map(({ id }) => id)).toContain(open.id);
    expect(placed.rows.map(({ id }) => id)).not.toContain(secret.id);
    // Every place a project has goes through these two views; no third one carries a coordinate.
    const carrying = await opened.app.owner.query(
      `select table_name from information_schema.columns where table_schema = 'projects' and column_name = 'lon' order by 1`,
    );
    expect(carrying.rows.map(({ table_name }) => table_name)).toEqual(['project', 'v_placed', 'v_project']);
  });

  test('filters narrow the list and its sums; a child is not counted twice', async () => {
    const parent = await opened.make({ name: '城市双修打包项目', totalInvestment: '5000', annualYear: 2026 });
    for (const total of ['3000', '2000.5'])
      await opened.make({ name: `子项 ${total}`, parentId: parent.id, totalInvestment: total });
    const found = await list('q=子项');
    expect(found.items.map(({ name }) => name)).toEqual(['子项 3000', '子项 2000.5']);
    expect(found.sums.total).toBe('5000.5');
    expect((await list(`q=${encodeURIComponent('打包')}`)).items[0]).toMatchObject({
      childCount: 2,
      investment: { total: '5000.5' },
    });
    expect((await list('limit=200')).sums.total).toBe(
      String(
        (await list('limit=200')).items
          .filter(({ parentId }) => !parentId)
          .reduce((sum, row) => sum + Number(row.investment.total), 0),
      ),
    );
    expect(await opened.refusal(`PATCH /projects/${parent.id}`, { parentId: found.items[0]!.id })).toEqual([
      409,
      'projects.parent_is_child',
    ]);
    expect((await list(`parent=${parent.id}`)).total).toBe(2);
    expect((await list('top=1&limit=200')).items.every(({ parentId }) => parentId === null)).toBe(true);
    expect(await opened.refusal(`GET /projects?under=${NOBODY}`, undefined)).toEqual([409, 'projects.unit_not_found']);
  });
});

describe('changing a project', () => {
  test('the first promise stays remembered, a moved one needs a reason', async () => {
    const project = await opened.make({ planFinishOn: '2026-12-31' });
    const key = `PATCH /projects/${project.id}`;
    expect(await opened.refusal(key, { planFinishOn: '2027-03-31' })).toEqual([409, 'projects.reason_needed']);
    const moved = (await call(key, { planFinishOn: '2027-03-31', finishReason: '用地手续顺延' })).json();
    expect(moved).toMatchObject({ firstFinishOn: '2026-12-31', planFinishOn: '2027-03-31', revision: 2 });
    expect(moved.finishChanges).toMatchObject([{ from: '2026-12-31', to: '2027-03-31', reason: '用地手续顺延' }]);
    expect(await opened.refusal(key, { name: '改', revision: 1 })).toEqual([409, 'projects.changed_meanwhile']);
  });

  test('nodes: a circle is named, an end before a start and strangers are refused', async () => {
    const project = await opened.make({ planFinishOn: '2027-12-31' });
    const key = `PUT /projects/${project.id}/nodes`;
    const [first, second] = project.nodes;
    const node = (one: typeof first, more: object = {}) => ({ ...one!, ownerName: undefined, ...more });
    const circle = await call(key, {
      nodes: [node(first, { after: [{ nodeId: second!.id }] }), node(second, { after: [{ nodeId: first!.id }] })],
    });
    expect(circle.json()).toMatchObject({
      code: 'projects.cycle',
      detail: expect.stringContaining('立项 → 用地审批 → 立项'),
    });
    expect(
      await opened.refusal(key, { nodes: [node(first, { planStartOn: '2026-05-02', planFinishOn: '2026-05-01' })] }),
    ).toEqual([409, 'projects.node_end_before_start']);
    expect(await opened.refusal(key, { nodes: [node(first, { after: [{ nodeId: NOBODY }] })] })).toEqual([
      409,
      'projects.unknown_predecessor',
    ]);
    expect(await opened.refusal(key, { nodes: [node(first), node(first)] })).toEqual([409, 'projects.node_twice']);
    expect(await opened.refusal(key, { nodes: [node(first, { ownerOrgId: NOBODY })] })).toEqual([
      409,
      'projects.unit_not_found',
    ]);
    const done = await call(key, { nodes: [node(first, { doneOn: '2026-03-01' }), node(second)] });
    expect(done.json()).toMatchObject({
      stage: 'approved',
      nodes: [{ doneOn: '2026-03-01' }, { after: [{ nodeId: first!.id }] }],
    });
  });

  test('baselines keep the plan as it stood', async () => {
    const project = await opened.make({ planFinishOn: '2027-12-31' });
    const kept: ProjectView = (await call(`POST /projects/${project.id}/baselines`, { title: '年初计划' })).json();
    expect(kept.baselines).toMatchObject([{ title: '年初计划' }]);
    expect(kept.baselines[0]!.nodes[0]).toEqual({
      nodeId: project.nodes[0]!.id,
      title: '立项',
      start: project.nodes[0]!.planStartOn,
      finish: project.nodes[0]!.planFinishOn,
    });
    const bare = await opened.make({ withNodes: false });
    expect(await opened.refusal(`POST /projects/${bare.id}/baselines`, { title: '无' })).toEqual([
      409,
      'projects.nothing_planned',
    ]);
  });

  test('the year’s plan by month, supports and the 入库 checklist', async () => {
    const { id } = await opened.make({ totalInvestment: '1000', startOn: '2026-01-05', stage: 'started' });
    const plan = (more: object) => ({
      year: 2026,
      annual: '600',
      months: [{ month: '2026-03', plan: '300' }],
      ...more,
    });
    const key = `PUT /projects/${id}/investment`;
    expect(await opened.refusal(key, plan({ months: [{ month: '2025-03', plan: '1' }] }))).toEqual([
      409,
      'projects.month_outside_year',
    ]);
    expect(
      await opened.refusal(
        key,
        plan({
          months: [
            { month: '2026-03', plan: '1' },
            { month: '2026-03', plan: '1' },
          ],
        }),
      ),
    ).toEqual([409, 'projects.month_twice']);
    expect(await opened.refusal(key, plan({ annual: '299' }))).toEqual([409, 'projects.months_above_year']);
    expect((await call(key, plan({ funds: [{ source: 'own', amount: '1000' }] }))).json()).toMatchObject({
      months: [{ month: '2026-03', plan: '300', done: null }],
      funds: [{ source: 'own', amount: '1000', arrived: '0' }],
    });

    const supports = `PUT /projects/${id}/supports`;
    const land = { kind: 'land', need: '补办用地手续', ownerOrgId: opened.county.org.jyj, dueOn: '2026-03-01' };
    expect(await opened.refusal(supports, { supports: [land, land] })).toEqual([409, 'projects.support_twice']);
    const supported: ProjectView = (
      await call(supports, { supports: [land, { kind: 'funds', dueOn: '2026-12-31' }] })
    ).json();
    expect(supported.supports.map(({ kind, light }) => [kind, light.light])).toEqual([
      ['land', 'late'],
      ['funds', 'on_track'],
    ]);
    // Whoever owns a support sees the project from now on.
    expect((await opened.show(id, opened.cookie.educator)).name).toBe('青石镇标准厂房');

    const entry = `PUT /projects/${id}/entry`;
    expect(await opened.refusal(entry, { ticked: ['approval'], enteredOn: '2026-02-01' })).toEqual([
      409,
      'projects.entry_incomplete',
    ]);
    const entered: ProjectView = (
      await call(entry, { ticked: ['approval', 'contract', 'site', 'form'], enteredOn: '2026-02-01' })
    ).json();
    expect(entered.entry.find(({ key: line }) => line === 'approval')?.finding).toMatch(/没有项目代码/);
    expect(entered.marks.map(({ code }) => code)).not.toContain('not_entered');
  });
});

describe('reporting a month', () => {
  test('one line moves figures, stage, words and light; money above the plan is marked, not refused', async () => {
    const { id } = await opened.make({ totalInvestment: '1000', annualInvestment: '500', annualYear: 2026 });
    await call(`PUT /projects/${id}/investment`, {
      year: 2026,
      annual: '500',
      months: [
        { month: '2026-01', plan: '250' },
        { month: '2026-02', plan: '250' },
      ],
    });
    const key = `POST /projects/${id}/reports`;
    const said = { month: '2026-02', done: '600', percent: 40, stage: 'main', words: '主体二层浇筑', problems: '' };
    const reported: ProjectView = (await call(key, said, opened.cookie.liaison)).json();
    expect(reported).toMatchObject({
      percent: 40,
      stage: 'main',
      status: 'in_progress',
      startOn: '2026-02-01',
      progressWords: '主体二层浇筑',
      lastMonth: '2026-02',
      investment: { annualDone: '600', annualPercent: 120, isAbovePlan: true },
      reports: [{ month: '2026-02', done: '600', authorName: 'liaison同志' }],
    });
    expect(reported.marks.map(({ code }) => code)).toContain('above_annual');
    // A second report of the month takes the first one's place; one of an earlier month leaves stage and words alone.
    await call(key, { ...said, done: '200' }, opened.cookie.liaison);
    const late: ProjectView = (
      await call(
        key,
        { month: '2026-01', done: '50', percent: 5, stage: 'permit', words: '补报' },
        opened.cookie.liaison,
      )
    ).json();
    expect(late).toMatchObject({
      percent: 40,
      stage: 'main',
      progressWords: '主体二层浇筑',
      investment: { annualDone: '250' },
    });
    expect(late.reports).toHaveLength(3);
  });

  test('what one carries or one’s unit leads is asked for until it is reported, a parent through its children', async () => {
    const mine = await opened.make({
      name: '待报的',
      carriers: [{ personId: opened.person.officer, role: 'officer' }],
    });
    const parent = await opened.make({ name: '待报的打包' });
    await opened.make({ name: '待报的子项', parentId: parent.id });
    const asked = async (cookie: string) =>
      (await list(`unreported=1&limit=200&q=${encodeURIComponent('待报的')}`, cookie)).items
        .map(({ name }) => name)
        .sort();
    expect(await asked(opened.cookie.officer)).toEqual(['待报的']);
    expect(await asked(opened.cookie.liaison)).toEqual(['待报的', '待报的子项']);
    const said = { month: '2026-02', done: '1', percent: 1, stage: 'planned' };
    expect((await call(`POST /projects/${mine.id}/reports`, said, opened.cookie.officer)).statusCode).toBe(201);
    expect(await asked(opened.cookie.officer)).toEqual([]);
  });

  test('refuses strangers, months to come, closed projects and files of other kinds', async () => {
    const { id } = await opened.make({ supportOrgIds: [opened.county.org.jyj] });
    const key = `POST /projects/${id}/reports`;
    const said = { month: '2026-02', done: '1', percent: 1, stage: 'planned' };
    expect(await opened.refusal(key, said, opened.cookie.educator)).toEqual([403, 'projects.not_yours']);
    expect(await opened.refusal(key, { ...said, month: '2026-04' }, opened.cookie.liaison)).toEqual([
      409,
      'projects.month_to_come',
    ]);
    expect(await opened.refusal(key, said, opened.cookie.officer)).toEqual([404, 'projects.not_found']);
    const form = (name: string) => {
      const line = 'x';
      return {
        headers: { 'content-type': `multipart/form-data; boundary=${line}` },
        payload: `--${line}\r\ncontent-disposition: form-data; name="report"\r\n\r\n${JSON.stringify(said)}\r\n--${line}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\nbytes\r\n--${line}--\r\n`,
      };
    };
    const bad = await opened.app.call(key, { cookie: opened.cookie.liaison, ...form('a.exe') });
    expect(bad.json().code).toBe('projects.unsupported_format');
    const good = await opened.app.call(key, { cookie: opened.cookie.liaison, ...form('现场.jpg') });
    const [file] = good.json().reports[0].files;
    expect(file).toMatchObject({ name: '现场.jpg', type: 'image/jpeg' });
    expect((await call(`GET /projects/${id}/files/${file.sha256}`)).body).toBe('bytes');
    expect((await call(`GET /projects/${id}/files/${'0'.repeat(64)}`)).statusCode).toBe(404);
    await call(`PATCH /projects/${id}`, { status: 'done' });
    expect(await opened.refusal(key, said, opened.cookie.liaison)).toEqual([409, 'projects.closed']);
  });
});

describe('portfolios, standards and handing over', () => {
  test('a portfolio sums what lies in it', async () => {
    const made = (await call('POST /portfolios', { kind: 'area', title: '半岛环海路' })).json();
    await opened.make({ totalInvestment: '12.5', portfolioIds: [made.id] });
    expect(await opened.refusal('POST /portfolios', { kind: 'area', title: '半岛环海路' })).toEqual([
      409,
      'projects.portfolio_taken',
    ]);
    const { items } = (await call('GET /portfolios')).json();
    expect(items).toContainEqual(expect.objectContaining({ title: '半岛环海路', projects: 1, total: '12.5' }));
    expect((await list(`portfolio=${made.id}`)).total).toBe(1);
  });

  test('a standard gets a new version and never rewrites the past', async () => {
    const body = {
      nodes: [
        { key: 'a', title: '甲', weight: 1, workdays: 3 },
        { key: 'b', title: '乙', weight: 1, workdays: 2, after: ['a'] },
      ],
    };
    const version = {
      kind: 'template',
      key: 'industry',
      title: '两步走',
      source: '试点办法',
      effectiveFrom: '2026-03-02',
      body,
    };
    const key = 'POST /projects/standards';
    expect(await opened.refusal(key, { ...version, effectiveFrom: '2026-03-01' })).toEqual([
      409,
      'projects.standard_in_past',
    ]);
    expect(await opened.refusal(key, { ...version, kind: 'reporting' })).toEqual([409, 'projects.standard_shape']);
    const ring = { nodes: [{ ...body.nodes[0], after: ['b'] }, body.nodes[1]] };
    expect(await opened.refusal(key, { ...version, body: ring })).toEqual([409, 'projects.cycle']);
    const stray = { nodes: [{ ...body.nodes[0], after: ['z'] }] };
    expect(await opened.refusal(key, { ...version, body: stray })).toEqual([409, 'projects.unknown_predecessor']);
    expect(await opened.refusal(key, version, opened.cookie.liaison)).toEqual([403, 'http.forbidden']);
    expect((await call(key, version)).json()).toMatchObject({ version: 2, inForce: true });
    expect((await opened.make()).nodes.map(({ title }) => title)).toEqual(['甲', '乙']);
    const { items } = (await call('GET /projects/standards')).json();
    expect(
      items.filter((one: { key: string }) => one.key === 'industry').map((one: { inForce: boolean }) => one.inForce),
    ).toEqual([false, true]);
  });

  test('what somebody who left still carries is listed and handed over with a signed note', async () => {
    const { id } = await opened.make({
      name: '交接的项目',
      carriers: [{ personId: opened.person.educator, role: 'officer' }],
    });
    const task = (
      await call('POST /tasks', {
        title: '交接的任务',
        leadOrgId: opened.county.org.town,
        personId: opened.person.educator,
      })
    ).json();
    await opened.app.owner.query(`update people.post set until_day = '2026-02-28' where person_id = $1`, [
      opened.person.educator,
    ]);
    const { orphaned } = (await call('GET /handovers')).json();
    expect(orphaned).toEqual([
      {
        personId: opened.person.educator,
        name: 'educator同志',
        items: [
          { feature: 'projects', id, title: '交接的项目', role: 'officer' },
          { feature: 'tasks', id: task.id, title: '交接的任务', role: 'person' },
        ],
      },
    ]);
    expect((await opened.show(id)).marks.map(({ code }) => code)).toContain('carrier_gone');
    const items = orphaned[0].items.map(({ title: _, ...item }: { title: string }) => item);
    const note = {
      fromPersonId: opened.person.educator,
      toPersonId: opened.person.officer,
      items,
      note: '岗位调整',
      signature: 'supervisor同志',
    };
    const key = 'POST /handovers';
    expect(await opened.refusal(key, { ...note, signature: '别人' })).toEqual([409, 'projects.signature_differs']);
    expect(await opened.refusal(key, { ...note, toPersonId: note.fromPersonId })).toEqual([
      409,
      'projects.same_person',
    ]);
    expect(await opened.refusal(key, { ...note, toPersonId: NOBODY })).toEqual([409, 'projects.person_not_found']);
    expect(
      await opened.refusal(key, { ...note, fromPersonId: opened.person.officer, toPersonId: opened.person.educator }),
    ).toEqual([409, 'projects.receiver_without_post']);
    expect(await opened.refusal(key, { ...note, items: [{ ...items[0], role: 'leader' }] })).toEqual([
      409,
      'projects.not_carried',
    ]);
    expect(await opened.refusal(key, note, opened.cookie.liaison)).toEqual([403, 'http.forbidden']);
    expect((await call(key, note)).json()).toMatchObject({ count: 2 });
    expect((await opened.show(id)).carriers).toMatchObject([{ name: 'officer同志', role: 'officer' }]);
    expect((await call(`GET /tasks/${task.id}`)).json().person.name).toBe('officer同志');
    const after = (await call('GET /handovers')).json();
    expect(after.orphaned).toEqual([]);
    expect(after.notes[0]).toMatchObject({
      fromName: 'educator同志',
      toName: 'officer同志',
      signedBy: 'supervisor同志',
      note: '岗位调整',
    });
  });
});

describe('lights', () => {
  const lightOf = async (id: string) => {
    const shown = await opened.show(id);
    expect(shown.light, JSON.stringify(shown)).toBeDefined();
    return shown.light;
  };
  /** Days go by; sessions end meanwhile. */
  const wait = async (days: number) => {
    opened.app.pass(days * 24 * 60);
    opened.cookie.supervisor = await opened.app.signIn('supervisor');
  };
  const turn = () => turnOfDay({}, opened.app.services);

  test('turn with the day, the children first and their parents with them; turning again changes nothing', async () => {
    const parent = await opened.make({ name: '以最差为准', rollUp: 'worst', withNodes: false });
    const child = await opened.make({
      name: '快到期',
      parentId: parent.id,
      withNodes: false,
      planFinishOn: '2026-03-12',
    });
    expect([(await lightOf(child.id)).light, (await lightOf(parent.id)).light]).toEqual(['on_track', 'on_track']);
    await wait(11); // 13 March
    await turn();
    expect((await lightOf(child.id)).light).toBe('late');
    expect(await lightOf(parent.id)).toMatchObject({ light: 'late', sentence: '子项目“快到期”最为滞后' });
    const before = (await opened.actions()).length;
    await turn();
    expect((await opened.actions()).length).toBe(before);
    // The child done, the parent is well again in the same transaction.
    await call(`PATCH /projects/${child.id}`, { status: 'done' });
    expect((await lightOf(parent.id)).light).not.toBe('late');
  });

  test('months decide by the report day, not before', async () => {
    const { id } = await opened.make({ totalInvestment: '1000', withNodes: false });
    await call(`PUT /projects/${id}/investment`, {
      year: 2026,
      annual: '1000',
      months: [
        { month: '2026-03', plan: '500' },
        { month: '2026-09', plan: '500' },
      ],
    });
    expect(await lightOf(id)).toMatchObject({ light: 'on_track', until: '2026-04-06' });
    await wait(24); // 6 April
    await turn();
    expect(await lightOf(id)).toMatchObject({
      light: 'late',
      sentence: expect.stringContaining('应完成 50%，实报 0%'),
    });
    await call(`POST /projects/${id}/reports`, { month: '2026-03', done: '480', percent: 48, stage: 'started' });
    expect((await lightOf(id)).light).toBe('on_track');
  });
});

test('the spreadsheet holds the ledger’s columns', async () => {
  const answer = await opened.app.call('GET /projects.xlsx?q=%E5%8C%85%E4%BF%9D', { cookie: opened.cookie.supervisor });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-type']).toContain('spreadsheetml');
  expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect((await opened.app.call('GET /projects.xlsx')).statusCode).toBe(401);
});
