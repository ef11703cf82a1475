import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerCounty, openLedgers } from '../../ledgers/test-ledgers.ts';
import { server } from '../server.ts';
import { taskLedger } from './service.ts';

let it: LedgerCounty;
const ids: string[] = [];
const make = async (task: object): Promise<string> => {
  const answer = await it.app.call('POST /tasks', {
    cookie: it.supervisor,
    body: { title: '修缮村级卫生室', leadOrgId: it.county.org.town, dueOn: '2026-06-30', ...task },
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
};
const task = async (id: string) => (await it.app.call(`GET /tasks/${id}`, { cookie: it.supervisor })).json();

beforeAll(async () => {
  it = await openLedgers([taskLedger], [server]);
  ids.push(
    await make({
      supportOrgIds: [it.county.org.jyj, it.county.org.fgj],
      targets: [{ name: '卫生室', value: 8, unit: '个' }],
      standard: '验收合格',
    }),
    await make({ title: '改造老旧校舍', leadOrgId: it.county.org.jyj }),
    await make({ title: '编制产业规划', leadOrgId: it.county.org.fgj, dueOn: null }),
  );
});
afterAll(() => it?.app.close());

/** The exported list as a spreadsheet program opens it, and what it saves after an edit. */
const edited = async (
  edit: (sheet: ExcelJS.Worksheet, rowOf: (title: string) => ExcelJS.Row) => void,
): Promise<Uint8Array> => {
  const answer = await it.app.call('GET /tasks.xlsx?sort=due', { cookie: it.supervisor });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const [sheet] = book.worksheets;
  const rowOf = (title: string): ExcelJS.Row => {
    let found: ExcelJS.Row | undefined;
    sheet!.eachRow((row) => {
      if (row.getCell(2).value === title) found = row;
    });
    return found!;
  };
  edit(sheet!, rowOf);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
const DUE = 16;
const SUPPORT = 8;
const STANDARD = 3;
const PROGRESS = 17;

describe('the exported list', () => {
  test('brought back unedited is known at once and changes nothing', async () => {
    const id = await it.read('tasks', '任务清单.xlsx', await edited(() => undefined));
    expect(await it.view(id)).toMatchObject({ state: 'ready', counts: { rows: 3, same: 3, change: 0, wrong: 0 } });
    const answer = await it.app.call(`POST /ledgers/imports/${id}/apply`, { cookie: it.supervisor, body: {} });
    expect(answer.json().code).toBe('ledgers.nothing_to_import');
  });

  test('keeps its marks out of sight', async () => {
    await edited((sheet) => {
      expect(sheet.getColumn(22).hidden && sheet.getColumn(23).hidden).toBe(true);
      expect(sheet.getColumn(21).hidden).toBe(false);
    });
  });

  test('is shown as a difference, field by field, and deadlines ask for a reason', async () => {
    const bytes = await edited((_sheet, rowOf) => {
      const row = rowOf('修缮村级卫生室');
      row.getCell(DUE).value = new Date('2026-08-31T00:00:00Z');
      row.getCell(SUPPORT).value = '县教育局';
      row.getCell(STANDARD).value = '卫生室 ≥8个\n验收优良';
      rowOf('编制产业规划').getCell(DUE).value = '2026年底前';
      rowOf('改造老旧校舍').getCell(PROGRESS).value = '90%';
    });
    const id = await it.read('tasks', '任务清单.xlsx', bytes);
    expect((await it.view(id)).counts).toMatchObject({ change: 2, same: 1, unsure: 1, needsReason: 1, conflict: 0 });
    const changes = (await it.rows(id, 'change')).flatMap((row) =>
      row.changes.map(({ label, before, after }) => [row.title, label, before, after]),
    );
    expect(changes).toEqual([
      ['修缮村级卫生室', '目标值/完成标准', '卫生室 ≥8个\n验收合格', '卫生室 ≥8个\n验收优良'],
      ['修缮村级卫生室', '配合单位', '县教育局、县发改局', '县教育局'],
      ['修缮村级卫生室', '完成时限', '2026-06-30', '2026-08-31'],
      ['编制产业规划', '完成时限', null, '2026-12-31'],
    ]);
    const before = await it.actions();
    const refused = await it.app.call(`POST /ledgers/imports/${id}/apply`, { cookie: it.supervisor, body: {} });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'ledgers.reason_needed']);
    expect(await it.actions()).toEqual(before);

    expect(await it.apply(id, { reason: '汛期停工' })).toMatchObject({
      state: 'done',
      counts: { imported: 2, failed: 0 },
    });
    const after = await task(ids[0]!);
    expect(after).toMatchObject({ dueOn: '2026-08-31', firstDueOn: '2026-06-30', standard: '验收优良' });
    expect(after.targets).toHaveLength(1);
    expect(after.dueChanges).toMatchObject([{ fromDue: '2026-06-30', toDue: '2026-08-31', reason: '汛期停工' }]);
    expect(after.units.filter(({ role }: { role: string }) => role === 'support')).toHaveLength(1);
    expect((await it.actions()).filter((action) => action === 'tasks.edit')).toHaveLength(2);
  });

  test('leaves what somebody else changed meanwhile, unless the importer says otherwise', async () => {
    const bytes = await edited((_sheet, rowOf) => {
      rowOf('改造老旧校舍').getCell(2).value = '改造危旧校舍';
      rowOf('编制产业规划').getCell(2).value = '编制县域产业规划';
    });
    await it.app.call(`PATCH /tasks/${ids[1]}`, {
      cookie: it.supervisor,
      body: { title: '改造老旧教学楼', body: '三所学校' },
    });
    const id = await it.read('tasks', '任务清单.xlsx', bytes);
    expect((await it.view(id)).counts).toMatchObject({ change: 2, conflict: 1 });
    expect((await it.rows(id, 'conflict'))[0]!.changes).toMatchObject([
      { before: '改造老旧教学楼', after: '改造危旧校舍', isConflict: true },
    ]);
    await it.apply(id);
    expect(await task(ids[1]!)).toMatchObject({ title: '改造老旧教学楼', body: '三所学校' });
    expect(await task(ids[2]!)).toMatchObject({ title: '编制县域产业规划' });
    const again = await it.read('tasks', '任务清单.xlsx', bytes);
    await it.apply(again, { overrideConflicts: true });
    expect(await task(ids[1]!)).toMatchObject({ title: '改造危旧校舍', body: '三所学校' });
  });

  test('with rows added makes new tasks; names nobody knows are problems of their cells', async () => {
    const bytes = await edited((sheet, rowOf) => {
      sheet.addRow([
        null,
        '新建充电桩',
        null,
        '建30个',
        null,
        '青石镇',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '2026-10-31',
      ]);
      sheet.addRow([
        null,
        '修路',
        null,
        null,
        null,
        '西海局',
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        '2026-02-30',
      ]);
      rowOf('改造危旧校舍').getCell(5).value = '无此人';
    });
    const id = await it.read('tasks', '任务清单.xlsx', bytes);
    const view = await it.view(id);
    expect(view.counts).toMatchObject({ add: 1, wrong: 2 });
    const wrong = await it.rows(id, 'wrong');
    expect(wrong.map(({ problems }) => problems.map(({ sentence }) => sentence))).toEqual([
      ['没有“无此人”这个人。'],
      ['“2026-02-30”不是日期，或者没有这一天。'],
    ]);
    await it.apply(id);
    const { items } = (
      await it.app.call(`GET /tasks?q=${encodeURIComponent('充电桩')}`, { cookie: it.supervisor })
    ).json();
    expect(items).toMatchObject([{ title: '新建充电桩', lead: { name: '青石镇' }, dueOn: '2026-10-31' }]);
  });

  test('of another part of the tree is not found, and needs the permission', async () => {
    expect((await it.send('tasks', 'x.csv', '工作任务,牵头单位\n', it.liaison)).json().code).toBe(
      'ledgers.kind_forbidden',
    );
    const bytes = await edited((_sheet, rowOf) => {
      rowOf('改造危旧校舍').getCell(22).value = '0190d9a0-0000-7000-8000-000000000000';
    });
    const id = await it.read('tasks', '任务清单.xlsx', bytes);
    expect((await it.rows(id, 'wrong'))[0]!.problems[0]!.sentence).toBe('没有这项任务，或者它不在你的范围内。');
  });
});
