import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { server as people } from '../../people/server.ts';
import { type Government, makeGovernment, openTestApp, type TestApp } from '../../people/test-people.ts';
import { server } from '../server.ts';
import { BREAKDOWN } from '../test-papers.ts';

let app: TestApp;
let county: Government;
let cookie: string;

beforeAll(async () => {
  app = await openTestApp([people, server]);
  county = await makeGovernment(app.services);
  cookie = await app.signIn('supervisor');
});
afterAll(() => app?.close());

const call = (key: string, body?: unknown) => app.call(key, { cookie, body });
const audit = async () => (await app.auditOf(county.id)).map(({ action, params }) => ({ action, params }));

/** A fresh draft of the breakdown, and ways to look at and change it. */
const open = async (text = BREAKDOWN) => {
  const id: string = (await call('POST /documents', { text })).json().id;
  const show = async () => (await call(`GET /documents/${id}`)).json();
  return {
    id,
    show,
    tasks: async () => (await show()).clauses.map(({ task }: { task: string }) => task),
    to: (verb: string, rest: string, body: object) => call(`${verb} /documents/${id}/${rest}`, body),
  };
};
/** Items without the trace of who changed them last. */
const asKept = (clauses: { revision: number; changedBy: object | null }[]) =>
  clauses.map(({ revision: _, changedBy: __, ...kept }) => kept);
const ok = async (answer: Promise<{ statusCode: number; body: string; json(): { revision: number } }>) => {
  const got = await answer;
  expect(got.statusCode, got.body).toBe(200);
  return got.json();
};

describe('changing a checklist', () => {
  test('every field of an item can be corrected; the answer is the next revision, the audit says what', async () => {
    const paper = await open();
    const [clause] = (await paper.show()).clauses;
    const change = {
      revision: 1,
      task: '新建标准厂房6万平方米',
      no: '一',
      dueOn: '2026-07-31',
      startOn: '2026-03-01',
      units: [
        { orgId: county.org.fgj, role: 'lead' },
        { orgId: null, name: '县产投公司', role: 'support' },
      ],
      people: [{ name: '王海', role: '责任人' }],
      quantities: [{ value: 6, unit: '万平方米' }],
    };
    expect(await ok(paper.to('PATCH', `clauses/${clause.id}`, change))).toEqual({
      revision: 2,
      clauses: [{ id: clause.id }],
    });
    const after = await paper.show();
    expect(after).toMatchObject({ revision: 2, mayUndo: true });
    expect(after.clauses[0]).toMatchObject({
      id: clause.id,
      task: '新建标准厂房6万平方米',
      no: '一',
      dueOn: '2026-07-31',
      startOn: '2026-03-01',
      units: [
        { name: '县发改局', orgId: county.org.fgj, role: 'lead', orgName: '县发改局' },
        { name: '县产投公司', orgId: null, role: 'support', orgName: null },
      ],
      people: [{ name: '王海', role: '责任人', personId: null }],
      quantities: [{ text: '', value: 6, max: null, unit: '万平方米', direction: 'at-least' }],
      warnings: [{ code: 'unit_unknown', params: { name: '县产投公司', count: 1 } }],
      span: clause.span,
      sourceText: clause.sourceText,
    });
    expect((await audit()).at(-1)).toEqual({
      action: 'documents.edit_item',
      params: { title: after.title, no: '一', task: '新建标准厂房6万平方米' },
    });
  });

  test('dropped items stay on the checklist until they are taken back', async () => {
    const paper = await open();
    const [, second] = (await paper.show()).clauses;
    await ok(paper.to('PATCH', `clauses/${second.id}`, { revision: 1, isDropped: true }));
    expect((await audit()).at(-1)?.action).toBe('documents.drop_item');
    expect((await paper.show()).clauses[1]).toMatchObject({ isDropped: true, warnings: [] });
    expect((await paper.show()).unknownUnits).toEqual([]);
    await ok(paper.to('PATCH', `clauses/${second.id}`, { revision: 2, isDropped: false }));
    expect((await audit()).at(-1)?.action).toBe('documents.restore_item');
  });

  test('a split parts words, amounts and source; a merge joins them again', async () => {
    const paper = await open();
    const before = await paper.show();
    const [first] = before.clauses;
    const at = first.task.indexOf('引进');
    await ok(paper.to('POST', `clauses/${first.id}/split`, { revision: 1, at }));
    const split = await paper.show();
    expect(split.clauses).toHaveLength(4);
    expect(split.clauses.slice(0, 2)).toMatchObject([
      { id: first.id, task: '新建标准厂房5万平方米', quantities: [{ value: 5 }], units: first.units },
      {
        task: expect.stringContaining('引进企业12家'),
        quantities: [{ value: 12 }],
        units: first.units,
        dueOn: '2026-06-30',
      },
    ]);
    for (const { span, sourceText } of split.clauses.slice(0, 2))
      expect(split.sourceText.slice(...(span as [number, number]))).toBe(sourceText);
    await ok(paper.to('POST', `clauses/${first.id}/merge`, { revision: 2 }));
    const merged = await paper.show();
    expect(merged.clauses).toHaveLength(3);
    expect(merged.clauses[0]).toMatchObject({ span: first.span, quantities: [{ value: 5 }, { value: 12 }] });
  });

  test('several items merge at once, in the order of the paper', async () => {
    const paper = await open();
    const [first, second, third] = (await paper.show()).clauses;
    await ok(paper.to('POST', `clauses/${third.id}/merge`, { revision: 1, with: [first.id, second.id] }));
    const { clauses } = await paper.show();
    expect(clauses).toHaveLength(1);
    expect(clauses[0]).toMatchObject({ id: first.id, dueOn: '2026-12-31' });
    expect(clauses[0].units.filter(({ role }: { role: string }) => role === 'lead')).toEqual([
      expect.objectContaining({ name: '县产投公司' }),
    ]);
  });

  test('a passage of the text becomes an item where it stands, read like a paper', async () => {
    const text = `${BREAKDOWN}请各单位于2026年9月底前报送总结3篇（责任单位：县教育局）。\n`;
    const paper = await open(text);
    const before = (await paper.show()).clauses.length;
    const start = text.indexOf('请各单位') - 1;
    await ok(paper.to('POST', 'clauses', { revision: 1, span: [start, text.length] }));
    const { clauses } = await paper.show();
    expect(clauses).toHaveLength(before + 1);
    expect(clauses.at(-1)).toMatchObject({
      sourceText: text.slice(start).trim(),
      span: [start + 1, text.trimEnd().length],
      dueOn: '2026-09-30',
      units: [expect.objectContaining({ orgId: county.org.jyj })],
    });
    await ok(paper.to('POST', 'clauses', { revision: 2, task: '另行部署一项' }));
    expect((await paper.show()).clauses.at(-1)).toMatchObject({ task: '另行部署一项', span: null, units: [] });
  });

  test('saying what a printed name means settles it in every item', async () => {
    const paper = await open(`${BREAKDOWN}4.建设冷库2座。（责任单位：县产投公司；完成时限：2026年9月底前）\n`);
    await ok(
      paper.to('POST', 'unit-matches', { revision: 1, name: '县产投公司', orgId: county.org.town, remember: false }),
    );
    const after = await paper.show();
    expect(after.unknownUnits).toEqual([]);
    const matched = after.clauses.flatMap(({ units }: { units: { name: string; orgId: string }[] }) =>
      units.filter(({ name }) => name === '县产投公司').map(({ orgId }) => orgId),
    );
    expect(matched).toEqual([county.org.town, county.org.town]);
    expect((await audit()).at(-1)).toMatchObject({
      action: 'documents.match_unit',
      params: { count: 2, org: '青石镇' },
    });
  });

  test('a remembered name is understood by itself in the next paper', async () => {
    const text = '冷链建设方案\n1.建设冷库2座。（责任单位：冷链办；完成时限：2026年9月底前）\n';
    const paper = await open(text);
    expect((await paper.show()).unknownUnits).toHaveLength(1);
    await ok(paper.to('POST', 'unit-matches', { revision: 1, name: '冷链办', orgId: county.org.town, remember: true }));
    const next = await (await open(text)).show();
    expect(next.unknownUnits).toEqual([]);
    expect(next.clauses[0].units).toEqual([
      { name: '冷链办', orgId: county.org.town, orgName: '青石镇', role: 'responsible' },
    ]);
  });

  describe('several unknown names at once', () => {
    const NATIONAL = `关于推广试点经验的通知
1.推广教育评价改革经验3项。（教育部、文物局、卫星办按职责分工负责；完成时限：2026年9月底前）
2.开展联合检查4次。（责任单位：县发改局、卫星办；完成时限：2026年10月底前）
3.建设示范基地2个。（文物局牵头，教育部配合，2026年12月底前完成）
`;
    type Unit = { name: string; orgId: string | null; role: string };
    const unitsOf = async (paper: Awaited<ReturnType<typeof open>>) =>
      (await paper.show()).clauses.map(({ units }: { units: Unit[] }) =>
        units.map(({ name, orgId, role }) => [name, orgId, role]),
      );
    const known = () => ({ jyj: county.org.jyj, fgj: county.org.fgj, county: county.org.county });

    test('nearest, own unit and no unit are one change, one audit line and one undo', async () => {
      const paper = await open(NATIONAL);
      const before = await paper.show();
      expect(before.org).toEqual({ id: county.org.county, name: '东海县' });
      expect(
        before.unknownUnits.map(({ name, nearest }: { name: string; nearest: string | null }) => [name, nearest]),
      ).toEqual([
        ['教育部', county.org.jyj],
        ['文物局', null],
        ['卫星办', null],
      ]);
      const earlier = (await audit()).length;
      const answer = await ok(
        paper.to('POST', 'unit-matches/several', {
          revision: 1,
          matches: [
            { name: '教育部', orgId: known().jyj },
            { name: '文物局', orgId: known().county, leads: true },
            { name: '卫星办', orgId: null },
          ],
        }),
      );
      expect(answer.revision).toBe(2);
      expect(await unitsOf(paper)).toEqual([
        [
          ['教育部', known().jyj, 'responsible'],
          ['文物局', known().county, 'responsible'],
        ],
        [['县发改局', known().fgj, 'responsible']],
        [
          ['文物局', known().county, 'lead'],
          ['教育部', known().jyj, 'support'],
        ],
      ]);
      expect((await paper.show()).unknownUnits).toEqual([]);
      expect((await audit()).slice(earlier)).toEqual([
        {
          action: 'documents.match_units',
          params: {
            title: before.title,
            matched: 2,
            removed: 1,
            count: 3,
            names: '教育部 → 县教育局; 文物局 → 东海县; 卫星办 → –',
          },
        },
      ]);
      await ok(paper.to('POST', 'undo', { revision: 2 }));
      const back = await paper.show();
      expect(asKept(back.clauses)).toEqual(asKept(before.clauses));
      expect(back.unknownUnits).toEqual(before.unknownUnits);
      expect(back.mayUndo).toBe(false);
    });

    test('a closed or foreign unit or a name that is settled writes nothing at all', async () => {
      const paper = await open(NATIONAL);
      const nobody = '00000000-0000-7000-8000-000000000000';
      const several = (revision: number, ...matches: object[]) =>
        paper.to('POST', 'unit-matches/several', { revision, matches });
      const first = { name: '教育部', orgId: known().jyj, remember: true };
      await ok(several(1, { name: '卫星办', orgId: null }));
      const before = await paper.show();
      const trail = (await audit()).length;
      for (const [answer, code] of [
        [await several(2, first, { name: '文物局', orgId: nobody }), 'documents.unit_not_found'],
        [await several(2, first, { name: '卫星办', orgId: null }), 'documents.name_not_printed'],
        [await several(2, first, { name: '县发改局', orgId: null }), 'documents.name_not_printed'],
      ] as const)
        expect([answer.statusCode, answer.json().code]).toEqual([409, code]);
      expect((await several(2)).statusCode).toBe(422);
      expect(await paper.show()).toEqual(before);
      expect((await audit()).length).toBe(trail);
      expect((await (await open(NATIONAL)).show()).unknownUnits).toHaveLength(3);
    });

    test('names that are remembered are understood in the next paper', async () => {
      const paper = await open(NATIONAL.replaceAll('教育部', '教改专班'));
      const matches = [{ name: '教改专班', orgId: known().jyj, remember: true }];
      await ok(paper.to('POST', 'unit-matches/several', { revision: 1, matches }));
      const next = await (await open(NATIONAL.replaceAll('教育部', '教改专班'))).show();
      expect(next.unknownUnits.map(({ name }: { name: string }) => name)).toEqual(['文物局', '卫星办']);
    });
  });

  test('changes are taken back one after another, to the paper as it came', async () => {
    const paper = await open();
    const first = await paper.show();
    const [one, two] = first.clauses;
    await ok(paper.to('POST', `clauses/${one.id}/split`, { revision: 1, at: 8 }));
    await ok(paper.to('POST', `clauses/${two.id}/merge`, { revision: 2 }));
    await ok(paper.to('PATCH', `clauses/${one.id}`, { revision: 3, isDropped: true }));
    await ok(paper.to('POST', 'clauses', { revision: 4, task: '补充一项' }));
    for (let revision = 5; revision < 9; revision++) await ok(paper.to('POST', 'undo', { revision }));
    const back = await paper.show();
    expect(asKept(back.clauses)).toEqual(asKept(first.clauses));
    expect(back).toMatchObject({ revision: 9, mayUndo: false });
    expect((await paper.to('POST', 'undo', { revision: 9 })).json().code).toBe('documents.nothing_to_undo');
  });

  test('a new date of issue moves deadlines that lean on it, and none that a person set', async () => {
    const paper = await open(
      '重点工作通知\n1.修路3公里，3月底前完成。（责任单位：青石镇）\n2.植树800株，4月底前完成。（责任单位：青石镇）\n',
    );
    const [one, two] = (await paper.show()).clauses;
    expect([one.dueOn, two.dueOn]).toEqual(['2026-03-31', '2026-04-30']);
    expect((await paper.show()).findings).toContainEqual(
      expect.objectContaining({ code: 'year_assumed', params: { year: 2026 } }),
    );
    await ok(paper.to('PATCH', `clauses/${two.id}`, { revision: 1, dueOn: '2026-05-15' }));
    await ok(call(`PATCH /documents/${paper.id}`, { revision: 2, issuedOn: '2027-01-08', title: '新标题' }));
    const after = await paper.show();
    expect(after).toMatchObject({ title: '新标题', issuedOn: '2027-01-08', revision: 3 });
    expect(after.clauses.map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(['2027-03-31', '2026-05-15']);
  });
});

describe('what is refused leaves no trace', () => {
  const refused = async (answer: Promise<{ statusCode: number; json(): { code: string } }>) => {
    const before = (await audit()).length;
    const got = await answer;
    expect((await audit()).length).toBe(before);
    return `${got.statusCode} ${got.json().code}`;
  };

  test('each refusal has its code', async () => {
    const paper = await open();
    const [one, , last] = (await paper.show()).clauses;
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refused(paper.to('PATCH', `clauses/${nobody}`, { revision: 1, task: '改' }))).toBe(
      '409 documents.clause_not_found',
    );
    expect(
      await refused(paper.to('PATCH', `clauses/${one.id}`, { revision: 1, units: [{ orgId: nobody, role: 'lead' }] })),
    ).toBe('409 documents.unit_not_found');
    expect(await refused(paper.to('PATCH', `clauses/${one.id}`, { revision: 1, startOn: '2026-09-01' }))).toBe(
      '409 documents.deadline_before_start',
    );
    expect(await refused(paper.to('PATCH', `clauses/${one.id}`, { revision: 1, dueOn: '2026-02-30' }))).toBe(
      '422 http.malformed',
    );
    expect(await refused(paper.to('POST', `clauses/${one.id}/split`, { revision: 1, at: 0 }))).toBe(
      '409 documents.nothing_to_split',
    );
    expect(await refused(paper.to('POST', `clauses/${last.id}/merge`, { revision: 1 }))).toBe(
      '409 documents.nothing_to_merge',
    );
    expect(await refused(paper.to('POST', 'clauses', { revision: 1, span: [3, 3] }))).toBe(
      '409 documents.empty_passage',
    );
    expect(
      await refused(paper.to('POST', 'unit-matches', { revision: 1, name: '无名局', orgId: county.org.fgj })),
    ).toBe('409 documents.name_not_printed');
    expect(await refused(paper.to('POST', 'unit-matches', { revision: 1, name: '县产投公司', orgId: nobody }))).toBe(
      '409 documents.unit_not_found',
    );
    expect(await refused(paper.to('POST', 'undo', { revision: 1 }))).toBe('409 documents.nothing_to_undo');
    expect((await paper.show()).revision).toBe(1);
  });

  test('a draft can be thrown away, and is gone', async () => {
    const paper = await open();
    expect((await call(`DELETE /documents/${paper.id}`)).statusCode).toBe(204);
    expect((await audit()).at(-1)?.action).toBe('documents.discard');
    expect(await refused(call(`GET /documents/${paper.id}`))).toBe('404 documents.not_found');
  });
});

test('the picker finds units by name, short name and alias, those that begin with the words first', async () => {
  const find = async (q: string) =>
    (await call(`GET /documents/units?q=${encodeURIComponent(q)}`))
      .json()
      .items.map(({ shortName }: { shortName: string }) => shortName);
  expect(await find('发展改革局')).toEqual(['县发改局']);
  expect(await find('县')).toEqual(['县发改局', '县教育局', '东海县']);
  expect(await find('100%')).toEqual([]);
});
