import { mintScope } from '@luoshi/kernel/scope.ts';
import { describe, expect, test } from 'vitest';
import { COMPLAINT_ACTIONS, COMPLAINT_STATES, type Field, type FieldKind, FORBIDDEN } from '../contract.ts';
import { type ComplaintFacts, MOVES, mayKnowWho, stepsOpenTo } from './complaint.ts';
import { costOn, FIRST_COST, minutesEach, minutesIn, monthsUpTo, timesIn } from './cost.ts';
import { type Asker, mayMove, stateOn } from './form.ts';
import { forbiddenIn } from './guard.ts';
import { bare, factOf, heldAlready } from './held.ts';

const field = (label: string, kind: FieldKind = 'text', isRequired = false): Field => ({ label, kind, isRequired });
const request = (title: string, purpose = '', fields: Field[] = [field('数量', 'number')]) => ({
  title,
  purpose,
  fields,
});
const rulesIn = (...given: Parameters<typeof request>) => [
  ...new Set(forbiddenIn(request(...given)).map(({ rule }) => rule)),
];

describe('the guard (国办函〔2026〕12号)', () => {
  test.each([
    ['网格员每日打卡', ['check_in']],
    ['走访签到表', ['check_in']],
    ['Daily check-in of officers', ['check_in']],
    ['Clocking in by phone', ['check_in']],
    ['干部个人积分统计', ['points']],
    ['联络员月度排名', ['points']],
    ['学习积分榜', ['points']],
    ['Personal points of staff', ['points']],
    ['Individual rankings', ['points']],
    ['走访必须上传现场照片', ['photos']],
    ['每次走访须拍照', ['photos']],
    ['报送工作留痕截图', ['photos']],
    ['Officers must upload two photos', ['photos']],
    ['巡查轨迹', ['tracks']],
    ['人员实时定位', ['tracks']],
    ['GPS tracks of visits', ['tracks']],
    ['小程序安装率通报', ['installs']],
    ['政务平台登录人数', ['installs']],
    ['App install rate by town', ['installs']],
    ['干部在线时长', ['online_time']],
    ['Online time of officers', ['online_time']],
    ['公众号转发截图', ['likes']],
    ['文章点赞数', ['likes']],
    ['Number of likes', ['likes']],
    ['每日打 卡', ['check_in']],
    ['ＡＰＰ安装率', ['installs']],
    ['网格员打卡及轨迹上传', ['check_in', 'tracks']],
  ])('refuses “%s”', (title, rules) => {
    expect(rulesIn(title)).toEqual(rules);
    expect(rulesIn('农资储备', '', [field(title)])).toEqual(rules);
  });

  test.each([
    '网红打卡点游客量',
    '规模以上企业排名',
    '积分落户人数',
    '项目现场情况（可附照片）',
    '无需上传照片',
    '渣土车轨迹异常次数',
    '充电桩安装数量',
    '新增企业注册数',
    '监测站在线率',
    'Market share of new products',
    '审批签字人',
    'Number of check-in desks repaired',
  ])('lets “%s” pass', (title) => {
    expect(rulesIn(title)).toEqual([]);
  });

  test('refuses by the kind of a field: a photo or a location may be offered but not demanded', () => {
    expect(rulesIn('巡河', '', [field('现场', 'photo', true)])).toEqual(['photos']);
    expect(rulesIn('巡河', '', [field('地点', 'location', true)])).toEqual(['tracks']);
    expect(rulesIn('巡河', '', [field('现场', 'photo'), field('地点', 'location')])).toEqual([]);
  });

  test('says where it stands, and a harmless word beside it does not excuse it', () => {
    expect(forbiddenIn(request('打卡点', '网格员每天打卡', [field('数'), field('在线时长')]))).toEqual([
      { field: null, rule: 'check_in', found: '打卡' },
      { field: 1, rule: 'online_time', found: '在线时长' },
    ]);
  });

  test('each of the forbidden functions is found by something', () => {
    const found = new Set(
      ['打卡', '个人积分', '必须拍照', '巡查轨迹', 'APP安装率', '在线时长', '点赞'].flatMap((title) => rulesIn(title)),
    );
    expect([...found].sort()).toEqual([...FORBIDDEN].sort());
  });
});

describe('a fact already held', () => {
  test.each([
    ['本月工作进展情况', 'task_progress'],
    ['任务完成百分比', 'task_progress'],
    ['项目本月完成投资（万元）', 'project_investment'],
    ['重点项目形象进度', 'project_stage'],
    ['项目进度', 'project_stage'],
    ['需协调解决的事项', 'obstacles'],
    ['存在问题', 'task_problems'],
    ['规上企业产值', 'firm_figures'],
    ['企业复工率', 'firm_figures'],
    ['企业名单及联系人', 'firm_register'],
    ['联络员名单', 'unit_register'],
    ['Project investment completed', 'project_investment'],
    ['Progress of work', 'task_progress'],
  ])('“%s” is %s', (label, key) => {
    expect(factOf(label)?.key).toBe(key);
  });

  test.each(['春耕化肥储备量', '困难群众人数', '秸秆还田面积', '水库蓄水量', '投资者教育场次', 'Fertiliser in stock'])(
    '“%s” is asked nowhere',
    (label) => {
      expect(factOf(label)).toBeNull();
    },
  );

  test.each([
    ['本月 化肥储备量（吨）', '化肥储备量'],
    ['截至 化肥储备量', '化肥储备量'],
    ['化肥储备量统计表', '化肥储备量'],
    ['Stock of fertiliser (t)', 'stockoffertiliser'],
  ])('“%s” without what stands around it is “%s”', (label, name) => {
    expect(bare(label)).toBe(name);
  });

  test('is in the system first, else in another form; what is asked nowhere stays', () => {
    const other = { id: 'f', title: '春耕物资', orgName: '农业局', fields: [field('化肥储备量（吨）')] };
    expect(heldAlready([field('工作进展'), field('本月化肥储备量'), field('农膜')], [other])).toEqual([
      { field: 0, label: '工作进展', fact: { key: 'task_progress', page: '/tasks' } },
      { field: 1, label: '本月化肥储备量', form: other, otherLabel: '化肥储备量（吨）' },
    ]);
  });
});

describe('hours', () => {
  const { rules } = FIRST_COST;
  const asked = (frequency: 'once' | 'weekly' | 'monthly', startsOn = '2026-01-15', endsOn: string | null = null) => ({
    frequency,
    startsOn,
    endsOn,
  });

  test('one filling costs the form and each field by its kind', () => {
    expect(minutesEach([field('a', 'number'), field('b', 'text'), field('c', 'file')], rules)).toBe(5 + 3 + 4 + 6);
  });

  test.each([
    ['2025-12', asked('monthly'), 0],
    ['2026-01', asked('monthly'), 1],
    ['2026-03', asked('monthly', '2026-01-15', '2026-02-01'), 0],
    ['2026-02', asked('monthly', '2026-01-15', '2026-02-01'), 1],
    ['2026-01', asked('once'), 1],
    ['2026-02', asked('once'), 0],
    ['2026-02', asked('weekly'), 4.35],
  ])('in %s what is asked %o is filled in %d times', (month, what, times) => {
    expect(timesIn(month, what, rules)).toBe(times);
  });

  test('minutes of a month are rounded to a tenth', () => {
    expect(minutesIn('2026-02', { ...asked('weekly'), fields: [field('a', 'number')] }, rules)).toBe(34.8);
  });

  test('months run over the turn of the year', () => {
    expect(monthsUpTo('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });

  test('the version in force is the latest that has begun', () => {
    const later = { ...FIRST_COST, version: 2, effectiveFrom: '2026-06-01' };
    expect(costOn([later, FIRST_COST], '2026-05-31').version).toBe(1);
    expect(costOn([later, FIRST_COST], '2026-06-01').version).toBe(2);
  });
});

const asker = (more: Partial<Asker> & { paths?: string[] } = {}): Asker => ({
  accountId: 'me',
  scope: mintScope('t', more.paths ?? ['0001.']),
  org: { path: '0001.' },
  permissions: new Set(['burden.read', 'burden.ask', 'burden.decide', 'burden.complain']),
  ...more,
});

describe('a form', () => {
  const facts = { state: 'asked', path: '0001.0002.', askedBy: 'other' } as const;

  test('is decided by the office above, not by its asker and not twice', () => {
    expect(mayMove('decide', facts, asker())).toEqual({ ok: true, value: true });
    expect(mayMove('decide', { ...facts, askedBy: 'me' }, asker())).toMatchObject({ code: 'burden.own_request' });
    expect(mayMove('decide', { ...facts, state: 'live' }, asker())).toMatchObject({ code: 'burden.not_now' });
    expect(mayMove('decide', facts, asker({ paths: ['0001.0003.'] }))).toMatchObject({ code: 'burden.not_yours' });
    expect(mayMove('decide', facts, asker({ permissions: new Set(['burden.ask']) }))).toMatchObject({
      code: 'burden.not_yours',
    });
  });

  test('is ended by its unit or the office, withdrawn by its unit only', () => {
    const unit = asker({ paths: ['0001.0002.'], org: { path: '0001.0002.' }, permissions: new Set(['burden.ask']) });
    expect(mayMove('end', { ...facts, state: 'live' }, unit).ok).toBe(true);
    expect(mayMove('end', { ...facts, state: 'live' }, asker()).ok).toBe(true);
    expect(mayMove('withdraw', facts, unit).ok).toBe(true);
    expect(mayMove('withdraw', facts, asker())).toMatchObject({ code: 'burden.not_yours' });
    expect(mayMove('end', { ...facts, state: 'ended' }, unit)).toMatchObject({ code: 'burden.not_now' });
  });

  test('has ended on the day after its last', () => {
    expect(stateOn('live', '2026-03-31', '2026-03-31')).toBe('live');
    expect(stateOn('live', '2026-03-31', '2026-04-01')).toBe('ended');
    expect(stateOn('refused', '2026-03-31', '2026-04-01')).toBe('refused');
  });
});

describe('a complaint', () => {
  const facts: ComplaintFacts = {
    state: 'raised',
    accountId: 'them',
    path: '0001.0005.',
    isUnnamed: true,
    askingPath: '0001.0002.',
  };

  test('reaches every state, and leaves each that is not final', () => {
    const reached = new Set(Object.values(MOVES).map(({ to }) => to));
    const left = new Set(Object.values(MOVES).flatMap(({ from }) => from));
    expect([...reached].sort()).toEqual([...COMPLAINT_STATES].sort());
    expect(COMPLAINT_STATES.filter((state) => !left.has(state))).toEqual(['closed', 'withdrawn']);
    expect(Object.keys(MOVES).sort()).toEqual([...COMPLAINT_ACTIONS].sort());
  });

  test('is answered by the office, and closed or disputed by who raised it', () => {
    expect(stepsOpenTo(facts, asker())).toEqual(['take', 'answer']);
    expect(stepsOpenTo(facts, asker({ accountId: 'them', permissions: new Set() }))).toEqual(['withdraw']);
    expect(stepsOpenTo({ ...facts, state: 'answered' }, asker())).toEqual([]);
    expect(stepsOpenTo({ ...facts, state: 'answered' }, asker({ accountId: 'them' }))).toEqual(['accept', 'dispute']);
  });

  test.each([
    ['named: whoever sees it', { isUnnamed: false }, asker({ permissions: new Set() }), true],
    ['unnamed: who raised it', {}, asker({ accountId: 'them', permissions: new Set() }), true],
    ['unnamed: the office', {}, asker(), true],
    ['unnamed: the asking unit', {}, asker({ org: { path: '0001.0002.' }, permissions: new Set() }), false],
    ['unnamed: the office that asks itself', { askingPath: '0001.' }, asker(), false],
    ['unnamed, about the office’s own tasks: nobody', { askingPath: null }, asker(), false],
  ] as const)('%s', (_, change, reader, knows) => {
    expect(mayKnowWho({ ...facts, ...change }, reader)).toBe(knows);
  });
});
