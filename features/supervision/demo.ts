import type { MatterAction, Source, Urgency } from './contract.ts';

/** One hop of the demonstration: what, how many days from the day of loading, by whom, and what was said. */
export type DemoHop = {
  action: Exclude<MatterAction, 'draft' | 'take' | 'report'>;
  day: number;
  words?: string;
  /** A date the hop names, in days from the day of loading. */
  due?: number;
  grade?: 'excellent' | 'good' | 'pass' | 'fail';
  judged?: number;
};

/** A matter of the demonstration on a task of `tasks/demo.ts`. */
export type DemoMatter = {
  task: string;
  preset: string;
  source: Source;
  urgency?: Urgency;
  issuedBy?: string;
  basis?: string;
  /** The day it was taken under watch. */
  taken: number;
  /** The deadline when it was taken, when it has moved since. */
  dueThen?: number;
  hops: readonly DemoHop[];
};

const MEETING = '全市工作总结表彰暨“工作落实攻坚年”动员大会';
const signed = (day: number): DemoHop => ({ action: 'sign', day });

/** Matters in most of their states, so that every list shows something. */
export const DEMO_MATTERS: readonly DemoMatter[] = [
  {
    task: 'fugong',
    preset: 'dated',
    source: 'superior',
    urgency: 'urgent',
    basis: '节后复工情况日调度',
    taken: -1,
    hops: [],
  },
  {
    task: 'geer-1',
    preset: 'dated',
    source: 'meeting',
    basis: MEETING,
    issuedBy: '陈远航',
    taken: -6,
    hops: [signed(-6)],
  },
  { task: 'mingjun', preset: 'dated', source: 'enterprise', taken: -4, hops: [signed(-3)] },
  {
    task: 'gwh',
    preset: 'dated',
    source: 'report',
    issuedBy: '陈远航',
    taken: -20,
    hops: [
      signed(-19),
      {
        action: 'request_extension',
        day: -1,
        due: 75,
        words: '资产划转须经国资部门会审，预计延后一个月；目前运营公司已完成注册。',
      },
    ],
  },
  { task: 'szsy', preset: 'dated', source: 'meeting', basis: MEETING, taken: -8, hops: [signed(-7)] },
  { task: 'wd/gonglu', preset: 'dated', source: 'proposal', taken: -30, hops: [signed(-28)] },
  {
    task: 'hc/zhuanxiang',
    preset: 'dated',
    source: 'superior',
    taken: -18,
    hops: [
      signed(-18),
      { action: 'request_close', day: -1, words: '储备项目14个全部通过审核，其中9个已列入第一批发行计划。' },
    ],
  },
  {
    task: 'wd/shenpi',
    preset: 'dated',
    source: 'report',
    taken: -30,
    hops: [
      signed(-29),
      { action: 'request_close', day: -3, words: '并联审批事项清单上线运行，审批时限压减四成。' },
      { action: 'pass_review', day: -1, words: '抽查6个项目，时限属实。' },
    ],
  },
  {
    task: 'rs/shuiku',
    preset: 'dated',
    source: 'inspection',
    urgency: 'urgent',
    taken: -45,
    hops: [
      signed(-42),
      { action: 'request_close', day: -8, words: '坝体灌浆完成。' },
      { action: 'return', day: -6, words: '两座水库蓄水未降、尚未施工，与完成标准不符，请补办。' },
    ],
  },
  {
    task: 'wd/haian',
    preset: 'dated',
    source: 'petition',
    taken: -2,
    hops: [{ action: 'object', day: -1, words: '用沙来源审批属自然资源部门职责，建议由其牵头。' }],
  },
  {
    task: 'hc/lvyou',
    preset: 'dated',
    source: 'report',
    taken: -38,
    hops: [signed(-37), { action: 'suspend', day: -10, words: '景区规划调整，待规划批复后继续。' }],
  },
  {
    task: 'hc/shenpi',
    preset: 'dated',
    source: 'report',
    taken: -35,
    hops: [
      signed(-35),
      { action: 'request_close', day: -17, words: '工程建设项目审批时限压减到位，事项清单公布。' },
      { action: 'pass_review', day: -16 },
      { action: 'close', day: -15, grade: 'excellent', judged: 100 },
    ],
  },
  {
    task: 'rs/zhuanxiang',
    preset: 'dated',
    source: 'superior',
    taken: -22,
    hops: [
      signed(-20),
      { action: 'request_close', day: -8, words: '储备项目全部通过首轮审核。' },
      { action: 'pass_review', day: -7 },
      { action: 'close', day: -6, grade: 'good', judged: 95, words: '一个项目资料仍待补充。' },
      { action: 'archive', day: -4 },
    ],
  },
  {
    task: 'wd/zhuanxiang',
    preset: 'dated',
    source: 'superior',
    taken: -24,
    hops: [
      signed(-24),
      { action: 'request_close', day: -10, words: '储备项目入库。' },
      { action: 'return', day: -9, words: '缺两个项目的可研批复。' },
      { action: 'request_close', day: -6, words: '可研批复补齐，储备项目全部入库。' },
      { action: 'pass_review', day: -5 },
      { action: 'close', day: -4, grade: 'good', judged: 100 },
    ],
  },
  {
    task: 'rs/heliu',
    preset: 'dated',
    source: 'inspection',
    taken: -50,
    dueThen: -20,
    hops: [
      signed(-49),
      { action: 'request_close', day: -24, words: '一期堤防完工。' },
      { action: 'pass_review', day: -22 },
      { action: 'close', day: -21, grade: 'good', judged: 90 },
      { action: 'reopen', day: -9, due: 100, words: '回访发现迎水坡有沉降，须返工。' },
    ],
  },
];

/** An inspection of the demonstration; days are counted from the day of loading. */
export type DemoInspection = {
  key: string;
  title: string;
  basis: string;
  units: readonly string[];
  from: number;
  to: number;
  state: 'registered' | 'approved';
  /** Drawn by this seed, so many of the units at the base. */
  draw?: { seed: string; count: number };
  /** A finding on the matter of a task. */
  finding?: { unit: string; kind: string; words: string; task: string; found: number };
};

export const DEMO_INSPECTIONS: readonly DemoInspection[] = [
  {
    key: 'flood',
    title: '水库安全度汛准备专项督查',
    basis: '年度督查计划第2项',
    units: ['rs-slj', 'wd-slj'],
    from: -48,
    to: -46,
    state: 'approved',
    finding: {
      unit: 'rs-slj',
      kind: '进度不实',
      words: '两座水库蓄水未降、尚未施工，上报进度与现场不符。',
      task: 'rs/shuiku',
      found: -46,
    },
  },
  {
    key: 'resume',
    title: '节后复工复产督查',
    basis: '年度督查计划第1项',
    units: ['rc-jkq', 'rc-sd'],
    from: 2,
    to: 3,
    state: 'approved',
    draw: { seed: '节后复工复产督查', count: 2 },
  },
  {
    key: 'towns',
    title: '精致小镇建设督查',
    basis: '年度督查计划第4项',
    units: ['rc-chengshan', 'rc-gangxi', 'rc-datuan'],
    from: 20,
    to: 22,
    state: 'registered',
  },
];
