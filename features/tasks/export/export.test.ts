import ExcelJS from 'exceljs';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCounty, type TestCounty } from '../test-tasks.ts';

let opened: TestCounty;
beforeAll(async () => {
  opened = await openCounty();
});
afterAll(() => opened?.app.close());

const download = async (query = '', headers = {}) => {
  const answer = await opened.app.call(`GET /tasks.xlsx?${query}`, { cookie: opened.cookie.supervisor, headers });
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200);
  const [first] = (await readXlsxFile(answer.rawPayload)) as unknown as { sheet: string; data: unknown[][] }[];
  return { answer, rows: first?.data ?? [] };
};

test('the canonical columns with every kind of cell', async () => {
  const { county, make, app, cookie } = opened;
  const task = await make({
    title: '=HYPERLINK("http://例子")',
    body: '一是开工，二是验收 <完>&',
    standard: '通过验收',
    supportOrgIds: [county.org.jyj, county.org.fgj],
    startOn: '2026-01-01',
    dueOn: '2026-12-31',
    targets: [{ name: '卫生室', value: 12, unit: '处' }],
    nodes: [
      { title: '招标', dueOn: '2026-02-15' },
      { title: '开工', dueOn: '2026-05-10' },
    ],
  });
  await app.call(`POST /tasks/${task.id}/progress`, {
    cookie: cookie.liaison,
    body: {
      percent: 55,
      words: '已招标',
      problems: '缺料',
      nextSteps: '备料',
      nodesDone: [{ nodeId: task.nodes[0]!.id, doneOn: '2026-02-14' }],
    },
  });
  await app.call(`PATCH /tasks/${task.id}`, {
    cookie: cookie.supervisor,
    body: { dueOn: '2026-12-30', dueReason: '提前' },
  });
  const { rows, answer } = await download();
  expect(answer.headers['content-disposition']).toContain(encodeURIComponent('任务清单-2026-03-02.xlsx'));
  expect(rows[0]).toEqual([
    '序号',
    '工作任务',
    '目标值/完成标准',
    '具体措施',
    '牵头领导',
    '牵头单位',
    '责任单位',
    '配合单位',
    '责任人',
    '联络员',
    '启动时间',
    '一季度节点',
    '二季度节点',
    '三季度节点',
    '四季度节点',
    '完成时限',
    '进展情况',
    '存在问题',
    '下步措施',
    '亮灯',
    '备注',
    '落实行号',
    '落实版本',
  ]);
  expect(rows[1]).toEqual([
    1,
    '=HYPERLINK("http://例子")',
    '卫生室 ≥12处\n通过验收',
    '一是开工，二是验收 <完>&',
    null,
    '青石镇',
    null,
    '县教育局、县发改局',
    null,
    null,
    new Date('2026-01-01'),
    '招标（2月15日，已完成）',
    '开工（5月10日）',
    null,
    null,
    new Date('2026-12-30'),
    '55%：已招标',
    '缺料',
    '备料',
    '正常',
    '按序时推进：应完成 50%，实报 55%\n首次时限 2026-12-31',
    task.id,
    expect.stringMatching(/^3:[0-9a-z.]+$/),
  ]);
});

test('words that look like a formula are words, marked as such, for another reader too', async () => {
  const { answer } = await download();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.rawPayload as unknown as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  expect(sheet.name).toBe('任务清单');
  const cell = sheet.getCell('B2');
  expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, '=HYPERLINK("http://例子")']);
  expect(cell.formula).toBeFalsy();
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
});

test('more rows than a batch holds, in the order asked for, filtered, numbered without a gap', async () => {
  const { app, county } = opened;
  await app.owner.query(
    `insert into tasks.task (tenant_id, id, title, lead_org_id, lead_path, light, light_rule, light_reason, due_on)
     select $1, gen_random_uuid(), 'n' || lpad(n::text, 5, '0'), $2, o.path, 'on_track', 'status', '{"code": "no_deadline", "params": {}}',
       date '2026-04-01' + n % 40
     from generate_series(1, 6001) n, people.org o where o.tenant_id = $1 and o.id = $2`,
    [county.id, county.org.fgj],
  );
  const { rows } = await download(`under=${county.org.fgj}&sort=due`, { 'accept-language': 'en' });
  expect(rows).toHaveLength(6002);
  expect(rows[0]?.[1]).toBe('Task');
  expect(rows.slice(1).map((row) => row[0])).toEqual(Array.from({ length: 6001 }, (_, i) => i + 1));
  const dues = rows.slice(1).map((row) => (row[15] as Date).getTime());
  expect(dues).toEqual([...dues].sort((a, b) => a - b));
  expect(new Set(rows.slice(1).map((row) => row[1])).size).toBe(6001);
});

test('refuses an unknown unit, needs the permission', async () => {
  const { cookie, refusal, app } = opened;
  const key = `GET /tasks.xlsx?under=00000000-0000-7000-8000-000000000000`;
  expect(await refusal(key, undefined, cookie.supervisor)).toEqual([409, 'tasks.unit_not_found']);
  const enterprise = await app.signIn('enterprise');
  expect((await app.call('GET /tasks.xlsx', { cookie: enterprise })).json().code).toBe('http.forbidden');
  expect((await app.call('GET /tasks.xlsx')).statusCode).toBe(401);
});
