import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Compared, compareEditions } from './compare-editions.ts';

const paper = (edition: string, ...tasks: string[]): Compared[] =>
  tasks.map((task, i) => ({ id: `${edition}${i + 1}`, task, title: null, no: `${i + 1}.` }));

const HOMES = '改造老旧小区300户，完善供水供热管网';
const ROADS = '新建农村公路42公里，打通镇村断头路';
const SCHOOL = '新建公办幼儿园2所，增加学位540个';
const COURT = '推进涉企案件繁简分流，审理期限压缩两成';

describe('comparing two editions', () => {
  test('new, changed, gone and moved items are told apart', () => {
    const before = paper('a', HOMES, ROADS, SCHOOL);
    const after = paper('b', SCHOOL, COURT, '改造老旧小区360户，完善供水供热燃气管网');
    expect(compareEditions(before, after)).toEqual({
      pairs: [
        { before: 'a3', after: 'b1', isChanged: false, isMoved: true },
        { before: 'a1', after: 'b3', isChanged: true, isMoved: false },
      ],
      added: ['b2'],
      gone: ['a2'],
    });
  });

  test('numbers, widths and punctuation are no change', () => {
    const [pair] = compareEditions(paper('a', HOMES), paper('b', '改造老旧小区３００户,完善供水、供热管网。')).pairs;
    expect(pair).toMatchObject({ isChanged: false, isMoved: false });
  });

  test('items with the same words belong together in their order', () => {
    const { pairs } = compareEditions(
      paper('a', '报送总结', '报送总结'),
      paper('b', '报送总结', '报送总结', '报送总结'),
    );
    expect(pairs.map(({ before, after }) => [before, after])).toEqual([
      ['a1', 'b1'],
      ['a2', 'b2'],
    ]);
  });

  const words = fc
    .array(fc.constantFrom(...'新建改造老旧小区公路公里推进完成项目投资亿元学校医院3050'), {
      minLength: 1,
      maxLength: 30,
    })
    .map((signs) => signs.join(''));
  const edition = (name: string) => fc.array(words, { maxLength: 40 }).map((tasks) => paper(name, ...tasks));

  test('an edition compared with itself is all the same', () => {
    fc.assert(
      fc.property(edition('a'), (items) => {
        const { pairs, added, gone } = compareEditions(items, items);
        expect([added, gone]).toEqual([[], []]);
        expect(pairs).toEqual(items.map(({ id }) => ({ before: id, after: id, isChanged: false, isMoved: false })));
      }),
    );
  });

  test('the other way round new becomes gone, and every item is accounted for once', () => {
    fc.assert(
      fc.property(edition('a'), edition('b'), (before, after) => {
        const there = compareEditions(before, after);
        const back = compareEditions(after, before);
        expect([back.added, back.gone]).toEqual([there.gone, there.added]);
        expect(back.pairs.map((pair) => `${pair.after} ${pair.before}`).sort()).toEqual(
          there.pairs.map((pair) => `${pair.before} ${pair.after}`).sort(),
        );
        expect([...there.gone, ...there.pairs.map((pair) => pair.before)].sort()).toEqual(
          before.map(({ id }) => id).sort(),
        );
        expect([...there.added, ...there.pairs.map((pair) => pair.after)].sort()).toEqual(
          after.map(({ id }) => id).sort(),
        );
        expect(back.pairs.filter((pair) => pair.isMoved)).toHaveLength(
          there.pairs.filter((pair) => pair.isMoved).length,
        );
      }),
    );
  });

  test('five hundred items of one mould find their own edition, in another order and with other figures', () => {
    const work = ['改造小区', '新建公路', '整治河道', '更新管网', '建设公园'];
    const places = [...'东西南北中上下前后里外青石白水大柳小杨红山'];
    const place = (i: number) => `${places[i % 23]}${places[Math.floor(i / 23) % 23]}${places[(i * 7) % 23]}片区`;
    const tasks = Array.from(
      { length: 500 },
      (_, i) => `${work[i % 5]}，${place(i)}第${i + 1000}号网格，完成投资${i}万元`,
    );
    const before = paper('a', ...tasks);
    const after = before
      .filter((_, i) => i % 50 !== 49)
      .map((item, i) => ({ ...item, id: `b${item.id}`, task: i % 10 === 0 ? `${item.task}，年底见效` : item.task }))
      .reverse();
    const { pairs, added, gone } = compareEditions(before, after);
    expect(pairs.every((pair) => pair.after === `b${pair.before}`)).toBe(true);
    expect([pairs.length, added.length, gone.length]).toEqual([490, 0, 10]);
    expect(pairs.filter(({ isChanged }) => isChanged)).toHaveLength(49);
  });
});
