import { describe, expect, it } from 'vitest';
import {
  type Column,
  clampWidth,
  nextSort,
  noChoice,
  readChoice,
  shownColumns,
  sortState,
  tableText,
  widthOf,
} from './table-columns.ts';

type Row = { title: string; percent: number };
const columns: Column<Row>[] = [
  { key: 'title', head: '任务', cell: (row) => row.title },
  { key: 'percent', head: '完成', unit: '%', number: true, cell: (row) => row.percent },
  { key: 'note', head: '备注', cell: () => null, text: () => '无', optional: true },
];
const keys = (list: Column<Row>[]) => list.map((column) => column.key);

describe('shownColumns', () => {
  it('hides optional columns until they are chosen', () => {
    expect(keys(shownColumns(columns, noChoice))).toEqual(['title', 'percent']);
    expect(keys(shownColumns(columns, { ...noChoice, shown: { note: true, percent: false } }))).toEqual([
      'title',
      'note',
    ]);
  });

  it('never hides the first column, which names the row', () => {
    expect(keys(shownColumns(columns, { ...noChoice, shown: { title: false } }))).toContain('title');
  });
});

describe('tableText', () => {
  it('writes head with unit and rows, a tab between cells', () => {
    expect(tableText(columns, [{ title: '修路', percent: 40 }])).toBe('任务\t完成 (%)\t备注\n修路\t40\t无');
  });

  it('keeps a cell on one line and disarms formulas, but not negative numbers', () => {
    const of = (title: string) =>
      tableText([columns[0]!], [{ title, percent: 0 }])
        .split('\n')
        .slice(1)
        .join('\n');
    expect(of('一\t二\n三')).toBe('一 二 三');
    expect(of('=1+1')).toBe("'=1+1");
    expect(of('-3.5')).toBe('-3.5');
  });
});

describe('readChoice', () => {
  it('reads what was stored and drops what is of the wrong kind', () => {
    expect(readChoice('{"shown":{"a":true,"b":1},"widths":{"a":90,"b":"x"}}')).toEqual({
      shown: { a: true },
      widths: { a: 90 },
    });
  });

  it.each([null, '', '{', '3', 'null', '[]'])('reads %j as no choice', (stored) => {
    expect(readChoice(stored)).toEqual(noChoice);
  });
});

describe('sorting', () => {
  it('asks for ascending first, then descending, then ascending', () => {
    expect([nextSort(undefined, 'due'), nextSort('due', 'due'), nextSort('-due', 'due')]).toEqual([
      'due',
      '-due',
      'due',
    ]);
  });

  it('tells the state of each head', () => {
    expect([sortState('due', 'due'), sortState('-due', 'due'), sortState('title', 'due')]).toEqual([
      'ascending',
      'descending',
      'none',
    ]);
  });
});

it('gives a column room for its head, unless a person made it narrower', () => {
  const column = { key: 'percent', head: '完成', unit: '%', sort: 'percent', width: 60 };
  expect(widthOf(column, noChoice)).toBeGreaterThan(100);
  expect(widthOf(column, { ...noChoice, widths: { percent: 60 } })).toBe(60);
  expect(widthOf({ ...column, width: 300 }, noChoice)).toBe(300);
});

it('keeps widths between 56 and 960 whole pixels', () => {
  expect([clampWidth(3), clampWidth(100.4), clampWidth(5000)]).toEqual([56, 100, 960]);
});
