import { addDays, type Day, toDay } from '@luoshi/kernel/day.ts';
import { makeCalendar } from '@luoshi/kernel/work-calendar.ts';
import { makeWords } from '@luoshi/server-kit/http/words.ts';
import { expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { type LightFacts, light } from './light.ts';
import { FIRST_RULES } from './presets.ts';
import { rulesAt } from './rule-set.ts';
import { sayChange, sayLight } from './say-light.ts';

const words = makeWords([{ name: 'tasks', locales: { 'zh-CN': zhCN, en } }]);
const CALENDAR = makeCalendar([], toDay('2026-12-31'));
const RULES = rulesAt(FIRST_RULES, 'task', '0001.');
const decide = (facts: object, today: Day) =>
  light(
    { status: 'in_progress', percent: 0, startOn: null, dueOn: null, doneOn: null, nodes: [], ...facts } as LightFacts,
    today,
    CALENDAR,
    RULES,
  );
/** What is said on `today` of a light that was decided on `decided` and not looked at since. */
const said = (
  facts: object,
  decided: string,
  today = decided,
  language: 'zh-CN' | 'en' = 'zh-CN',
): [string, string | null] => {
  const { reason, until } = decide(facts, toDay(decided));
  const saying = sayLight(reason, toDay(today), CALENDAR, language);
  const change = sayChange(reason, until, toDay(today), CALENDAR, language);
  return [
    words(language, `tasks.${saying.key}`, saying.params),
    change && words(language, `tasks.${change.key}`, change.params),
  ];
};
const PLAN = { startOn: '2026-01-01', dueOn: '2026-04-10' }; // a hundred days, a point each

test.each([
  ['overdue', said({ dueOn: '2026-06-10' }, '2026-06-11', '2026-06-12'), ['超期 2 天（应于6月10日 (周三)完成）', null]],
  [
    'reported in full but open',
    said({ dueOn: '2026-06-10', percent: 100 }, '2026-06-12'),
    ['已报完成 100%，尚未办结，超期 2 天', null],
  ],
  [
    'near',
    said({ dueOn: '2026-06-12' }, '2026-06-09'),
    ['还有 3 个工作日，6月12日 (周五)到期', '到6月13日 (周六)仍未办结，将转为超期'],
  ],
  ['due today', said({ dueOn: '2026-06-12' }, '2026-06-09', '2026-06-12')[0], '今天到期'],
  [
    'due on a Sunday, on the Saturday before',
    said({ dueOn: '2026-06-14' }, '2026-06-13')[0],
    '1 天后到期，即6月14日 (周日)，其间没有工作日',
  ],
  [
    'behind',
    said({ ...PLAN, percent: 40 }, '2026-03-02'),
    ['应完成 60%，实报 40%，滞后 20 个百分点', '如无新进展，3月13日 (周五)起转为严重滞后'],
  ],
  ['severely behind', said({ ...PLAN, percent: 20 }, '2026-03-02')[0], '应完成 60%，实报 20%，严重滞后 40 个百分点'],
  [
    'a small lag, which stays green',
    said({ ...PLAN, percent: 55 }, '2026-03-02'),
    ['应完成 60%，实报 55%，略慢 5 个百分点', '如无新进展，3月7日 (周六)起转为滞后'],
  ],
  ['on plan', said({ ...PLAN, percent: 62 }, '2026-03-02')[0], '按序时推进：应完成 60%，实报 62%'],
  [
    'before the start',
    said({ startOn: '2026-07-01', dueOn: '2026-12-31' }, '2026-06-01')[0],
    '未到启动时间，7月1日 (周三)启动',
  ],
  [
    'done in time',
    said({ status: 'done', doneOn: '2026-06-01', dueOn: '2026-06-10' }, '2026-06-02')[0],
    '6月1日 (周一)办结',
  ],
  [
    'done late',
    said({ status: 'done', doneOn: '2026-06-12', dueOn: '2026-06-10' }, '2026-06-13')[0],
    '6月12日 (周五)办结，超期 2 天',
  ],
  ['suspended', said({ status: 'suspended' }, '2026-06-13')[0], '挂起，暂不亮灯'],
  ['no deadline', said({}, '2026-06-13'), ['在办，未设完成时限', null]],
])('%s', (_title, actual, expected) => expect(actual).toEqual(expected));

test('in English', () => {
  expect(said({ dueOn: '2026-06-10' }, '2026-06-11', '2026-06-11', 'en')[0]).toBe(
    '1 day overdue (was due 10 Jun (Wed))',
  );
  expect(said({ ...PLAN, percent: 40 }, '2026-03-02', '2026-03-02', 'en')).toEqual([
    '60% was planned, 40% is reported: behind by 20 percentage points',
    'Turns severely behind on 13 Mar (Fri) without further progress',
  ]);
});

test('a day beyond the years whose holidays are known is said to be provisional', () => {
  expect(said({ dueOn: '2027-03-31' }, '2026-12-01')[1]).toBe(
    '2027年3月26日 (周五)起临近到期（该年放假安排未公布，暂按双休日推算）',
  );
  expect(said({ dueOn: '2026-12-31' }, '2026-12-01')[1]).toBe('12月28日 (周一)起临近到期');
});

test('what is kept stays true to the day before `until`: said then, it is what the rule would say afresh', () => {
  const nodes = [
    { dueOn: toDay('2026-02-10'), weight: 1 },
    { dueOn: toDay('2026-03-10'), weight: 1 },
    { dueOn: toDay('2026-04-10'), weight: 2 },
  ];
  for (const facts of [{ ...PLAN, percent: 45 }, { nodes, percent: 45 }, { dueOn: '2026-03-06' }]) {
    const start = toDay('2026-02-20');
    const { until } = decide(facts, start);
    for (let day = start; day < (until ?? addDays(start, 60)); day = addDays(day, 1))
      expect(said(facts, start, day)[0]).toBe(said(facts, day)[0]);
  }
});
