import { describe, expect, it } from 'vitest';
import { type Counts, NOTHING } from './roll-up.ts';
import { type BoardFacts, boardSentences } from './sentences.ts';

const counts = (some: Partial<Counts>): Counts => ({ ...NOTHING, ...some });
const facts = (some: Partial<BoardFacts>): BoardFacts => ({
  unitName: '荣成市',
  totals: counts({ open: 126, onTrack: 122, late: 4 }),
  lateChange: 1,
  red: { title: '凤凰湖公园改造土方工程', why: '超期 3 天。', problems: null },
  parts: [],
  ...some,
});

describe('the headline', () => {
  it('names what is open and red, the change since yesterday and one red task', () => {
    expect(boardSentences(facts({}))).toEqual([
      {
        key: 'red_named',
        params: {
          unit: '荣成市',
          open: 126,
          late: 4,
          trend: 'more',
          change: 1,
          title: '凤凰湖公园改造土方工程',
          why: '超期 3 天',
        },
      },
    ]);
  });
  it('says what the named task is stuck at, its first clause only', () => {
    const red = { title: 'A', why: 'B', problems: '用地手续未批。下周再跑一趟' };
    expect(boardSentences(facts({ red }))[0]).toMatchObject({
      key: 'red_named_stuck',
      params: { problem: '用地手续未批' },
    });
  });
  it.each([
    ['超期 3 天（应于2月27日 (周五)完成）', '超期 3 天'],
    ['3 days overdue (due 27 Feb (Fri)).', '3 days overdue'],
  ])('leaves out what a reason says in brackets: %s', (why, short) => {
    const red = { title: 'A', why, problems: null };
    expect(boardSentences(facts({ red }))[0]?.params.why).toBe(short);
  });
  it('cuts a problem that is told at length', () => {
    const red = { title: 'A', why: 'B', problems: '手'.repeat(80) };
    expect(boardSentences(facts({ red }))[0]?.params.problem).toBe(`${'手'.repeat(30)}…`);
  });
  it.each([
    [2, 'more', 2],
    [0, 'same', 0],
    [-3, 'fewer', 3],
  ])('tells a change of %i as %s', (lateChange, trend, change) =>
    expect(boardSentences(facts({ lateChange }))[0]?.params).toMatchObject({ trend, change }),
  );
  it('is glad of a board without red', () => {
    expect(boardSentences(facts({ totals: counts({ open: 9, onTrack: 9 }), red: null, lateChange: -1 }))).toEqual([
      { key: 'none_red', params: { unit: '荣成市', open: 9, late: 0, trend: 'fewer', change: 1 } },
    ]);
  });
  it('says that nothing is open instead of naming zeros', () => {
    expect(boardSentences(facts({ totals: counts({ done: 5 }) }))).toEqual([
      { key: 'nothing_open', params: { unit: '荣成市', done: 5 } },
    ]);
  });
});

describe('the second sentence', () => {
  it.each([
    [{ behind: 9, near: 12 }, 'behind_and_near'],
    [{ behind: 9 }, 'behind'],
    [{ near: 12 }, 'near'],
  ])('says what may turn red next: %j', (some, key) =>
    expect(boardSentences(facts({ totals: counts({ open: 30, late: 1, ...some }) }))[1]?.key).toBe(key),
  );
});

describe('the third sentence', () => {
  const part = (name: string, late: number, open = 10) => ({ name, subtree: counts({ open, late }) });
  const third = (parts: BoardFacts['parts']) =>
    boardSentences(facts({ parts })).find((said) => said.key === 'gathering');
  it('names the unit with more red ones than any other', () => {
    expect(third([part('住建局', 3), part('水利局', 1)])?.params).toEqual({
      unit: '住建局',
      open: 10,
      late: 3,
      share: 0.3,
    });
  });
  it('is left out when no unit stands out', () => {
    expect(third([part('住建局', 2), part('水利局', 2)])).toBeUndefined();
    expect(third([part('住建局', 1), part('水利局', 0)])).toBeUndefined();
    expect(third([part('住建局', 3), part('水利局', 0, 0)])).toBeUndefined();
  });
});
