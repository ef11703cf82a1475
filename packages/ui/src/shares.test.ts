import { expect, it } from 'vitest';
import { sharesOf } from './shares.ts';

it('puts the parts end to end and leaves out those of nothing', () => {
  expect(sharesOf([{ n: 1 }, { n: 0 }, { n: 3 }])).toEqual([
    { n: 1, from: 0, share: 0.25 },
    { n: 3, from: 0.25, share: 0.75 },
  ]);
});

it('has no shares where there is no whole', () => {
  expect(sharesOf([{ n: 0 }])).toEqual([]);
});
