import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readPaper } from '../formats/read-paper.ts';
import { readWords } from './service.ts';

const due = (text: string, said: { issuedOn?: string } = {}) =>
  readWords({ text, ...said }, 2026).paper.items.map(({ deadline }) => [
    deadline.text,
    deadline.date,
    deadline.inferred,
  ]);
const SIGNED = '\n东海县人民政府\n2026年1月12日\n';

describe('times that need a calendar', () => {
  test('a lunar festival ends the day before it, in the year of the paper', () => {
    const text = `一、春节前兑付农民工工资。（责任单位：县人社局）\n二、中秋节前完成排查。（责任单位：县市场监管局）\n三、清明节前落实防火责任。（责任单位：县林业局）${SIGNED}`;
    expect(due(text)).toEqual([
      ['春节前', '2026-02-16', true],
      ['中秋节前', '2026-09-24', true],
      ['清明节前', '2026-04-04', true],
    ]);
  });

  test('what counts from the issue counts from the day of signing, or from the day the sender gives', () => {
    const text = '一、印发后3个月内出台细则。（责任单位：县发改局）';
    expect(due(text)).toEqual([['印发后3个月内', null, true]]);
    expect(due(`${text}${SIGNED}`)).toEqual([['印发后3个月内', '2026-04-12', true]]);
    expect(due(`${text}${SIGNED}`, { issuedOn: '2026-02-01' })).toEqual([['印发后3个月内', '2026-05-01', true]]);
  });
});

describe('a workbook as offices keep them', () => {
  test('two head rows, merged cells, a note below and a second sheet with mixed money', async () => {
    const book = new ExcelJS.Workbook();
    const tasks = book.addWorksheet('任务');
    tasks.addRows([
      ['2026年重点任务分解表'],
      ['序号', '类别', '工作任务', '责任单位', null, '完成时限'],
      [null, null, null, '牵头单位', '配合单位', null],
      [1, '产业', '建设厂房5万平方米', '县发改局', '县财政局', new Date(Date.UTC(2026, 8, 30))],
      [2, null, '引进企业12家', '县商务局', '各镇', '长期坚持'],
      ['注：以上任务纳入年度考核，由县委督查室负责解释。'],
    ]);
    for (const range of ['A1:F1', 'D2:E2', 'A2:A3', 'B2:B3', 'C2:C3', 'F2:F3', 'B4:B5', 'A6:F6'])
      tasks.mergeCells(range);
    tasks.getCell('F4').numFmt = 'yyyy-mm-dd';
    book.addWorksheet('项目').addRows([
      ['序号', '项目名称', '总投资（亿元）', '责任单位'],
      [1, '北港码头', 9.2, '市港航集团'],
      [2, '南港码头', '4284万美元', '市交通局'],
    ]);
    const read = await readPaper(new Uint8Array(await book.xlsx.writeBuffer()), 'a.xlsx');
    const { items } = readWords({ text: read.ok ? read.value.text : '' }, 2026).paper;
    expect(
      items.map(({ task, lead, responsible, support, deadline }) => [task, lead, responsible, support, deadline.date]),
    ).toEqual([
      ['建设厂房5万平方米', ['县发改局'], [], ['县财政局'], '2026-09-30'],
      ['引进企业12家', ['县商务局'], [], ['各镇'], null],
      ['北港码头', [], ['市港航集团'], [], null],
      ['南港码头', [], ['市交通局'], [], null],
    ]);
    expect(items.slice(2).map(({ quantities }) => quantities.map(({ value, unit }) => [value, unit]))).toEqual([
      [[9.2, '亿元']],
      [[4284, '万美元']],
    ]);
  });
});
