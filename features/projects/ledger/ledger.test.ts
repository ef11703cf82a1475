import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LedgerCounty, openLedgers, workbook } from '../../ledgers/test-ledgers.ts';
import { server as tasks } from '../../tasks/server.ts';
import type { ProjectRow } from '../contract.ts';
import { server } from '../server.ts';
import { projectLedger } from './service.ts';

let it: LedgerCounty;
beforeAll(async () => {
  it = await openLedgers([projectLedger], [tasks, server]);
});
afterAll(() => it?.app.close());

const projects = async (): Promise<ProjectRow[]> =>
  (await it.app.call('GET /projects?limit=200&sort=name', { cookie: it.supervisor })).json().items;

/** A ledger as a county keeps it: title, unit of money above, two-row head, parts, a sub-row, a total, notes. */
const MESSY = {
  name: '重点项目',
  rows: [
    ['东海县2026年重点项目推进情况表', null, null, null, null, null, null, null, null, null],
    ['单位：亿元', null, null, null, null, null, null, null, null, '2026年2月'],
    ['序号', '项目名称', '项目代码', '性质', '投资', null, '计划开工\n时间', '计划竣工时间', '责任单位', '存在问题'],
    [null, null, null, null, '总投资', '年度计划投资', null, null, null, null],
    ['一、产业类', null, null, null, null, null, null, null, null, null],
    [1, '青石\n智能封测', '2601-371082-04-01-123456', '新建', 9, 5.4, '2026年3月', '2027年12月', '青石镇', '用地手续'],
    [2, '大柳渔港', '371082', '续建', '4284万元', 0.2, '2025年6月', '2026年10月', '大柳村', null],
    [3, '县学校扩建', null, '建成', 1.5, 1.5, '2026年9月', '2026年3月', '县教育局', null],
    ['二、城建类', null, null, null, null, null, null, null, null, null],
    [4, '老旧小区改造', null, '前期', 0.35, 0.1, null, '2026-11-30', '青石镇', null],
    ['合计', null, null, null, 11.28, 7.2, null, null, null, null],
  ],
  merges: ['A1:J1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:D4', 'E3:F3', 'G3:G4', 'H3:H4', 'I3:I4', 'J3:J4'],
};

describe('a ledger of key projects', () => {
  test('is read with money told apart by cell; a false code and an end before its start are said in their cells', async () => {
    const id = await it.read('projects', '重点项目.xlsx', await workbook(MESSY));
    const judged = await it.confirm(id);
    expect(judged.state, JSON.stringify(judged)).toBe('ready');
    const rows = await it.rows(id);
    const problems = rows.flatMap((row) => row.problems.map(({ column, sentence }) => [column, sentence]));
    expect(problems).toEqual(
      expect.arrayContaining([
        ['code', '“371082”不是项目代码的样式'],
        ['planFinish', '计划竣工早于计划开工'],
      ]),
    );
    await it.apply(id);
    const entered = await projects();
    expect(
      entered.map(({ name, investment, class: kind, planFinishOn }) => [name, investment.total, kind, planFinishOn]),
    ).toEqual(
      expect.arrayContaining([
        ['青石智能封测', '90000', 'new', '2027-12-31'],
        ['老旧小区改造', '3500', 'early', '2026-11-30'],
      ]),
    );
    expect(entered).toHaveLength(2);
    expect(entered.find(({ code }) => code)?.problems).toBe('用地手续');
  });

  test('brought back it is matched by code, moved promises ask for a reason, and nothing is entered twice', async () => {
    const again = {
      name: '台账',
      rows: [
        ['项目名称', '项目代码', '总投资（万元）', '计划竣工', '责任单位'],
        ['青石智能封测', '2601-371082-04-01-123456', 91_000, '2028-03-31', '青石镇'],
        ['老旧小区改造', null, 3_500, '2026-11-30', '青石镇'],
      ],
    };
    const id = await it.read('projects', '台账.xlsx', await workbook(again));
    await it.confirm(id);
    const [first, second] = await it.rows(id);
    expect(first).toMatchObject({ action: 'change' });
    expect(first?.changes?.map(({ column }: { column: string }) => column)).toEqual(['total', 'planFinish']);
    expect(second).toMatchObject({ action: 'same' });
    await it.apply(id, { reason: '设备到货顺延' });
    const entered = await projects();
    expect(entered).toHaveLength(2);
    expect(entered.find(({ code }) => code)).toMatchObject({
      investment: { total: '91000' },
      firstFinishOn: '2027-12-31',
      planFinishOn: '2028-03-31',
    });
  });
});
