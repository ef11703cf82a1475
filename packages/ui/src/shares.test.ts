import { expect, it } from 'vitest';
import { sharesOf } from './shares.ts';

it('gives each part its share and leaves out parts of nothing', () => {
  expect(sharesOf([{ n: 1 }, { n: 0 }, { n: 3 }])).toEqual([
    { n: 1, share: 0.25 },
    { n: 3, share: 0.75 },
  ]);
});

it('has no shares where there is no whole', () => {
  expect(sharesOf([{ n: 0 }])).toEqual([]);
});
