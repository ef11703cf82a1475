import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeUnitDictionary, matchUnit, type NamedUnit } from './match-unit.ts';

const unit = (
  path: string,
  name: string,
  shortName = name,
  kind: NamedUnit['kind'] = 'department',
  aliases: string[] = [],
): NamedUnit => ({
  id: `${shortName}@${path}`,
  path,
  name,
  shortName,
  aliases,
  kind,
});

const TREE: NamedUnit[] = [
  unit('0001.', '东海市', '东海市', 'prefecture'),
  unit('0001.0001.', '东海市发展和改革委员会', '市发改委', 'department', ['市发展改革委']),
  unit('0001.0002.', '东海市市场监督管理局', '市市场监管局'),
  unit('0001.0003.', '市数据局', '市数据局', 'department', ['市大数据局']),
  unit('0001.0004.', '市人力资源和社会保障局', '市人社局'),
  unit('0001.0005.', '中共东海市委组织部', '市委组织部'),
  unit('0001.0006.', '市工商业联合会', '市工商联'),
  unit('0001.0007.', '市教育局'),
  unit('0001.0008.', '市体育局'),
  unit('0001.0009.', '青山县', '青山县', 'county'),
  unit('0001.0009.0001.', '青山县发展和改革局', '县发改局'),
  unit('0001.0009.0002.', '青山县教育局', '县教育局'),
  unit('0001.0009.0003.', '石桥镇', '石桥镇', 'town'),
  unit('0001.0010.', '白水县', '白水县', 'county'),
  unit('0001.0010.0001.', '白水县发展和改革局', '县发改局'),
  unit('0001.0010.0002.', '白水县教育局', '县教育局'),
  unit('0001.0011.', '东海经济技术开发区管理委员会', '东海经开区', 'zone', ['经开区管委会']),
];
const dictionary = makeUnitDictionary(TREE);
const pathOf = (printed: string, of = dictionary): string | null => {
  const match = matchUnit(printed, of);
  return 'orgId' in match ? match.orgId.split('@')[1]! : null;
};

describe('the unit a paper means', () => {
  test.each([
    ['东海市发展和改革委员会', '0001.0001.', 'its full name'],
    ['市发展和改革委员会', '0001.0001.', 'without the place'],
    ['发展和改革委员会', '0001.0001.', 'without the level'],
    ['市发改委', '0001.0001.', 'its short name'],
    ['发改委', '0001.0001.', 'its short name without the level'],
    ['东海市发改委', '0001.0001.', 'its short name with the place'],
    ['东海发改委', '0001.0001.', 'with the place without its level'],
    ['市发展改革委', '0001.0001.', 'an alias'],
    ['市发展改革委员会', '0001.0001.', 'without the linking word'],
    ['市 发 改 委', '0001.0001.', 'with blanks'],
    ['市发改委等', '0001.0001.', 'with "and others"'],
    ['市场监管局', '0001.0002.', 'a name that begins like a level'],
    ['市市场监管局', '0001.0002.', 'the level twice'],
    ['市场监督管理局', '0001.0002.', 'in full without the level'],
    ['市数据局（市人工智能局）', '0001.0003.', 'with a second name in brackets'],
    ['市人工智能局(市数据局)', '0001.0003.', 'as the second name in brackets'],
    ['人社局', '0001.0004.', 'abbreviated'],
    ['组织部', '0001.0005.', 'a party office without its level'],
    ['市委组织部', '0001.0005.', 'a party office'],
    ['工商联', '0001.0006.', 'a federation'],
    ['教育局', '0001.0007.', 'the home government’s own before the counties’'],
    ['青山县教育局', '0001.0009.0002.', 'a county’s by its place'],
    ['青山教育局', '0001.0009.0002.', 'a county’s by its place without the level'],
    ['白水县发改局', '0001.0010.0001.', 'a county’s short name with the place'],
    ['青山县发展改革局', '0001.0009.0001.', 'a county’s without the linking word'],
    ['青山县政府', '0001.0009.', 'a government'],
    ['青山县人民政府', '0001.0009.', 'a government in full'],
    ['市政府', '0001.', 'the home government'],
    ['石桥镇政府', '0001.0009.0003.', 'a town’s government'],
    ['经开区管委会', '0001.0011.', 'a zone by its alias'],
  ])('%s: %s (%s)', (printed, path) => {
    expect(pathOf(printed)).toBe(path);
  });

  test('says how it was recognised', () => {
    const how = (printed: string) => {
      const match = matchUnit(printed, dictionary);
      return 'how' in match ? match.how : null;
    };
    expect(how('市发改委')).toBe('name');
    expect(how('市发展改革委')).toBe('alias');
    expect(how('发展改革委员会')).toBe('form');
    expect(how('市数据局（市人工智能局）')).toBe('bracket');
    expect(how('市场局')).toBe('abbreviation');
    expect(how('市水利局')).toBeNull();
  });

  test('abbreviations of the full name are understood without an alias', () => {
    const bare = makeUnitDictionary([
      unit('0001.', '东海市', '东海市', 'prefecture'),
      unit('0001.0001.', '东海市卫生健康委员会'),
      unit('0001.0002.', '东海市文化和旅游局'),
    ]);
    expect(matchUnit('市卫健委', bare)).toEqual({ orgId: '东海市卫生健康委员会@0001.0001.', how: 'abbreviation' });
    expect(matchUnit('文旅局', bare)).toEqual({ orgId: '东海市文化和旅游局@0001.0002.', how: 'abbreviation' });
  });

  test('what is a county’s somewhere stays open between the counties', () => {
    const match = matchUnit('县发改局', dictionary);
    expect('candidates' in match && match.candidates.slice(0, 2)).toEqual([
      { orgId: '县发改局@0001.0009.0001.', score: 1 },
      { orgId: '县发改局@0001.0010.0001.', score: 1 },
    ]);
  });

  test('read for a county, its own units come first', () => {
    const county = makeUnitDictionary(TREE, '0001.0010.');
    expect(pathOf('县发改局', county)).toBe('0001.0010.0001.');
    expect(pathOf('教育局', county)).toBe('0001.0010.0002.');
    expect(pathOf('县政府', county)).toBe('0001.0010.');
  });

  test('an unknown unit gets the nearest candidates', () => {
    const match = matchUnit('市数据产业局', dictionary);
    expect('candidates' in match && match.candidates[0]?.orgId).toBe('市数据局@0001.0003.');
  });

  test('a city’s bureau is not a county’s', () => {
    const without = makeUnitDictionary(TREE.filter(({ path }) => path !== '0001.0007.'));
    expect(pathOf('市教育局', without)).toBeNull();
  });

  test('a closed unit is not found', () => {
    const closed = makeUnitDictionary(
      TREE.map((one) => (one.path === '0001.0003.' ? { ...one, closedOn: '2026-01-01' } : one)),
    );
    expect(pathOf('市数据局', closed)).toBeNull();
  });
});

describe('for every tree and every text', () => {
  const signs = [...'市县区发展改革教育农业水利和工信局委办镇（）人民政府经开等ab '];
  const name = fc.array(fc.constantFrom(...signs), { minLength: 2, maxLength: 8 }).map((list) => list.join(''));
  const tree = fc
    .uniqueArray(fc.record({ name, alias: name, kind: fc.constantFrom('department' as const, 'town' as const) }), {
      minLength: 1,
      maxLength: 12,
      selector: (one) => one.name,
    })
    .map((list) => [
      unit('0001.', '东海市', '东海市', 'prefecture'),
      ...list.map((one, i) =>
        unit(`0001.${String(i + 1).padStart(4, '0')}.`, one.name, one.name, one.kind, [one.alias]),
      ),
    ]);

  test('the answer is a unit of the tree or at most five of them, the best first', () => {
    fc.assert(
      fc.property(tree, fc.oneof(name, fc.string()), (units, printed) => {
        const ids = new Set(units.map(({ id }) => id));
        const match = matchUnit(printed, makeUnitDictionary(units));
        if ('orgId' in match) return ids.has(match.orgId);
        const scores = match.candidates.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        return match.candidates.length <= 5 && match.candidates.every(({ orgId }) => ids.has(orgId));
      }),
    );
  });

  test('a full name that only one unit has finds that unit, however it is spaced or as wide as it is', () => {
    const wide = (text: string) => text.replaceAll('(', '（').replaceAll('a', 'ａ').split('').join(' ');
    fc.assert(
      fc.property(tree, (units) => {
        const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').replace(/等$/, '').toLowerCase();
        const prepared = makeUnitDictionary(units);
        for (const one of units) {
          const key = squeezed(one.name);
          if (key.length < 3 || units.filter((other) => squeezed(other.name) === key).length > 1) continue;
          expect(matchUnit(one.name, prepared)).toMatchObject({ orgId: one.id });
          expect(matchUnit(wide(one.name), prepared)).toMatchObject({ orgId: one.id });
        }
      }),
    );
  });
});
