import { describe, expect, test } from 'vitest';
import { headingTest, layOut, piecesOf } from './paper-layout.ts';

describe('the paper on the page', () => {
  test('lines keep their places; lines with tabs that follow one another are one table', () => {
    const text = '标题\n序号\t任务\n1\t建厂房\n\n末行';
    const blocks = layOut(text);
    expect(blocks.map(({ kind }) => kind)).toEqual(['line', 'table', 'line', 'line']);
    expect(
      blocks.flatMap((block) =>
        block.kind === 'line'
          ? [text.slice(block.start, block.end)]
          : block.rows.flat().map((c) => text.slice(c.start, c.end)),
      ),
    ).toEqual(['标题', '序号', '任务', '1', '建厂房', '', '末行']);
  });

  test('an empty cell keeps its column', () => {
    expect(layOut('a\t\tb')).toEqual([
      {
        kind: 'table',
        start: 0,
        rows: [
          [
            { start: 0, end: 1 },
            { start: 2, end: 2 },
            { start: 3, end: 4 },
          ],
        ],
      },
    ]);
  });

  test('pieces cover a stretch without a gap; the shortest of nested items comes last', () => {
    const marks = [
      { id: 'outer', start: 2, end: 8 },
      { id: 'inner', start: 4, end: 6 },
      { id: 'elsewhere', start: 20, end: 30 },
    ];
    expect(piecesOf({ start: 0, end: 10 }, marks)).toEqual([
      { start: 0, end: 2, ids: [] },
      { start: 2, end: 4, ids: ['outer'] },
      { start: 4, end: 6, ids: ['outer', 'inner'] },
      { start: 6, end: 8, ids: ['outer'] },
      { start: 8, end: 10, ids: [] },
    ]);
  });

  test('an item over several lines marks each of them whole', () => {
    expect(piecesOf({ start: 5, end: 9 }, [{ id: 'a', start: 0, end: 20 }])).toEqual([
      { start: 5, end: 9, ids: ['a'] },
    ]);
  });

  test('a heading is known by its letters, whatever its brackets look like', () => {
    const isHeading = headingTest([['一、产业', '(一) 壮大项目']]);
    expect([isHeading('（一）壮大项目'), isHeading('  一、产业'), isHeading('一、产业投资'), isHeading('')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
