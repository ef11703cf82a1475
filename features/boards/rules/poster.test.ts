import { describe, expect, it } from 'vitest';
import { PAPERS, planPoster, tilesOf } from './poster.ts';

describe('sheets of a poster', () => {
  it('cover it without a gap, neighbours sharing a strip of 10 mm', () => {
    const tiles = tilesOf('A0', 'A3');
    const [width, height] = PAPERS.A0;
    expect(Math.max(...tiles.map((tile) => tile.x + tile.width))).toBeGreaterThanOrEqual(width);
    expect(Math.max(...tiles.map((tile) => tile.y + tile.height))).toBeGreaterThanOrEqual(height);
    const top = tiles.filter(({ row }) => row === 0);
    for (let nth = 1; nth < top.length; nth++)
      expect((top[nth - 1]?.x ?? 0) + (top[nth - 1]?.width ?? 0) - (top[nth]?.x ?? 0)).toBe(10);
  });
  it('are one where the sheet holds the whole', () => {
    expect(tilesOf('A3', 'A0')).toEqual([{ x: 0, y: 0, width: 420, height: 297, column: 0, row: 0 }]);
  });
});

describe('rows of a poster', () => {
  it('take letters as large as the room allows, within what can be read', () => {
    expect(planPoster(5, 600, 841).textMm).toBeCloseTo(841 / 62);
    expect(planPoster(100, 600, 841).rows).toBe(100);
    const many = planPoster(1_000, 600, 841);
    expect(many.textMm).toBe(2.4);
    expect(many.rows).toBe(Math.floor(600 / many.rowMm));
  });
});
