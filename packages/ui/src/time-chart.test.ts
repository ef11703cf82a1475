import { describe, expect, it } from 'vitest';
import { dayNumber } from './gantt-scale.ts';
import { contrast } from './theme.ts';
import type { MarkLook, TimeRow } from './time-chart-facts.ts';
import { paintsOf } from './time-chart-paint.ts';
import { chartBox, fitText, monthAfter, monthsOf, xOfDay } from './time-chart-scale.ts';
import { gridShapes, markAt, rowShapes } from './time-chart-shapes.ts';
import { svgShapes, svgSheet } from './time-chart-svg.ts';

const span = { first: '2026-01', months: 12 };
const box = chartBox(1000, 13, span);
const looks: Record<string, MarkLook> = {
  on_time: { shape: 'flag', paint: 'red' },
  ahead: { shape: 'ring', paint: 'quiet' },
};
const row: TimeRow = {
  key: 'a',
  name: 'Road',
  note: 'Works',
  light: 'behind',
  percent: 40,
  plan: { from: '2025-06-01', to: '2026-12-31' },
  done: { from: '2026-03-01', to: '2026-03-31' },
  marks: [
    { title: 'Start', on: '2026-03-10', kind: 'on_time' },
    { title: 'End', on: '2027-03-10', kind: 'ahead' },
  ],
  words: '',
};

describe('the scale of months', () => {
  it('counts months over the turn of a year', () => {
    expect(monthAfter('2026-11', 3)).toBe('2027-02');
    expect(monthAfter('2026-02', -3)).toBe('2025-11');
  });
  it('gives every month the room of its days, one beginning where the other ends', () => {
    const months = monthsOf(box, span);
    expect(months).toHaveLength(12);
    expect(months[0]?.from).toBe(box.nameWidth);
    expect(months.at(-1)?.to).toBeCloseTo(box.width - box.sideWidth);
    for (let nth = 1; nth < months.length; nth++) expect(months[nth]?.from).toBeCloseTo(months[nth - 1]?.to ?? 0);
  });
  it('cuts a text to its room, and says that it was cut', () => {
    expect(fitText('abcdefghijkl', 60, 10)).toBe('abcdefgh…');
    expect(fitText('abc', 60, 10)).toBe('abc');
    expect(fitText('abcdef', 12, 10)).toBe('');
  });
});

describe('a row', () => {
  const shapes = rowShapes(row, box, 100, looks, false);
  const bars = shapes.filter((shape) => shape.kind === 'rect');
  it('keeps bars within the months, with both ends of a stretch included', () => {
    expect(bars[0]).toMatchObject({ x: box.nameWidth });
    expect((bars[0]?.x ?? 0) + (bars[0]?.width ?? 0)).toBeCloseTo(box.width - box.sideWidth);
    expect(bars[1]?.width).toBeCloseTo(xOfDay(box, dayNumber('2026-04-01')) - xOfDay(box, dayNumber('2026-03-01')));
  });
  it('draws the marks that lie in the span and no other: a light and one flag', () => {
    expect(shapes.filter((shape) => shape.kind === 'path')).toHaveLength(2);
  });
  it('finds the mark under the pointer', () => {
    const x = xOfDay(box, dayNumber('2026-03-10'));
    expect(markAt(row, box, x + 2)?.title).toBe('Start');
    expect(markAt(row, box, x + 60)).toBeNull();
  });
});

describe('the same row on paper', () => {
  it('is drawn from the same shapes, with what people wrote made harmless', () => {
    const hostile = rowShapes({ ...row, name: '<a href="x">&' }, box, 0, looks, false);
    const svg = svgSheet(svgShapes(hostile, paintsOf('paper')), { x: 0, y: 0, width: 420, height: 297 });
    expect(svg).toContain('&lt;a href=&quot;x&quot;&gt;&amp;');
    expect(svg).not.toContain('<a ');
    expect(svg).toContain('width="420mm" height="297mm" viewBox="0 0 420 297"');
    expect(svg.match(/<rect /g)).toHaveLength(3);
  });
});

describe('the line of today', () => {
  const lines = (today: string) =>
    gridShapes(box, span, today, 0, 10).filter((shape) => shape.kind === 'line' && shape.stroke === 'accent');
  it('stands within the span only', () => {
    expect(lines('2026-06-01')).toHaveLength(1);
    expect(lines('2027-06-01')).toHaveLength(0);
  });
});

describe('what a mark is drawn with', () => {
  it.each(['desk', 'wall'] as const)('can be told from its ground (3:1) at the %s', (look) => {
    const paints = paintsOf(look);
    for (const part of ['red', 'rim', 'quiet', 'accent', 'bar'] as const)
      expect(contrast(paints[part], paints.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(paints.text, paints.chosen)).toBeGreaterThanOrEqual(4.5);
  });
});
