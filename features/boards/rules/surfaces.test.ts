import { expect, it } from 'vitest';
import { regionTree } from './regions.ts';
import { NOTHING } from './roll-up.ts';
import { surfacesOf } from './surfaces.ts';

const region = (code: string, parentCode: string | null, level: string, hasGeometry: boolean) => ({
  code,
  name: `区划${code}`,
  parentCode,
  level,
  hasGeometry,
});
const tree = regionTree([
  region('371000', null, 'prefecture', false),
  region('371082', '371000', 'county', true),
  region('371082009', '371082', 'town', true),
  region('371071', '371000', 'zone', false),
  region('371071004', '371071', 'town', true),
  region('371072', '371000', 'zone', false),
]);
const counted = [
  { code: '371082009201', counts: { ...NOTHING, open: 4, onTrack: 2, near: 1, late: 1 } },
  { code: '371082', counts: { ...NOTHING, open: 2, behind: 2 } },
  { code: '371071004', counts: { ...NOTHING, open: 1, onTrack: 1, done: 3 } },
  { code: '', counts: { ...NOTHING, open: 9, late: 9 } },
];

it('adds villages, towns and the county itself up to the county, and leaves out what lies nowhere', () => {
  const [zone, empty, county] = surfacesOf(tree, '371000', counted);
  expect(county).toEqual({
    code: '371082',
    name: '区划371082',
    level: 'county',
    hasShape: true,
    ...NOTHING,
    open: 6,
    onTrack: 2,
    near: 1,
    behind: 2,
    late: 1,
    onTrackShare: 0.5,
  });
  expect(zone).toMatchObject({ code: '371071', open: 1, done: 3, onTrackShare: 1 });
  expect(empty).toMatchObject({ code: '371072', open: 0, onTrackShare: null });
});

it('takes a zone drawn as the sum of its towns as having a shape', () => {
  expect(surfacesOf(tree, '371000', []).map(({ code, hasShape }) => [code, hasShape])).toEqual([
    ['371071', true],
    ['371072', false],
    ['371082', true],
  ]);
});
