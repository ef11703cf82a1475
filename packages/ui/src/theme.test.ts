import { describe, expect, it } from 'vitest';
import { contrast, cssVariables, type Look, lightOrder, stepOf, tokens } from './theme.ts';

const looks: Look[] = ['desk', 'wall'];

describe('tokens', () => {
  it.each(looks)('%s: every light can be read on ground and surface (WCAG AA, 4.5)', (look) => {
    const { ground, surface, lights } = tokens[look];
    for (const light of lightOrder)
      for (const under of [ground, surface])
        expect.soft(contrast(lights[light], under), light).toBeGreaterThanOrEqual(4.5);
  });

  it.each(looks)('%s: text, quiet text and links can be read on ground and surface', (look) => {
    const { ground, surface, text, quiet, accent } = tokens[look];
    for (const over of [text, quiet, accent])
      for (const under of [ground, surface]) expect.soft(contrast(over, under), over).toBeGreaterThanOrEqual(4.5);
  });

  it.each(looks)('%s: a number can be read on each of the five steps of the map', (look) => {
    const { text, steps } = tokens[look];
    for (const step of steps) expect.soft(contrast(text, step), step).toBeGreaterThanOrEqual(4.5);
  });

  it('gives the contrast of black on white as 21', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21);
  });

  it('names a variable for every light and every step', () => {
    const variables = cssVariables('desk');
    expect(variables['--ls-light-on-track']).toBe(tokens.desk.lights.on_track);
    expect(variables['--ls-step-5']).toBe(tokens.desk.steps[4]);
    expect(Object.keys(variables)).toHaveLength(6 + lightOrder.length + 5);
  });

  it.each([
    [-1, 0],
    [0, 0],
    [0.19, 0],
    [0.2, 1],
    [0.99, 4],
    [1, 4],
    [2, 4],
  ])('a share of %d is step %d', (share, step) => {
    expect(stepOf(share)).toBe(step);
  });
});
