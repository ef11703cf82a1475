import type { OrgKind } from '../people/contract.ts';
import type { ComplaintAction, Field, FieldKind, Frequency } from './contract.ts';

/** A form of the demonstration; days count from the day of loading. */
export type DemoForm = {
  key: string;
  org: string;
  title: string;
  purpose: string;
  basis: string;
  asked: readonly string[];
  kind: OrgKind | null;
  frequency: Frequency;
  starts: number;
  ends: number | null;
  fields: readonly Field[];
  state: 'asked' | 'contested' | 'live' | 'refused';
  contest?: string;
  /** Key of the fact that the first field asks for again. */
  heldFact?: { key: string; page: string };
  decision?: string;
};

export type DemoComplaint = {
  key: string;
  form: string;
  by: 'liaison' | 'officer' | 'grid';
  org: string;
  isUnnamed: boolean;
  words: string;
  raised: number;
  steps: readonly {
    action: Extract<ComplaintAction, 'take' | 'answer'>;
    day: number;
    words?: string;
    outcome?: 'ended' | 'reduced' | 'kept';
  }[];
};

const field = (label: string, kind: FieldKind = 'number', isRequired = true): Field => ({ label, kind, isRequired });

/** Requests that offices make of units below, in every state; all invented. */
export const DEMO_FORMS: readonly DemoForm[] = [
  {
    key: 'nongzi',
    org: 'rc-nyj',
    title: '春耕农资储备情况',
    purpose: '安排市内调剂，不作考核',
    basis: '春耕备耕工作方案',
    asked: ['rc'],
    kind: 'town',
    frequency: 'weekly',
    starts: -34,
    ends: 40,
    fields: [
      field('化肥库存（吨）'),
      field('农膜库存（吨）'),
      field('玉米种子缺口（公斤）'),
      field('备注', 'text', false),
    ],
    state: 'live',
    decision: '限春耕期间，到期停用。',
  },
  {
    key: 'guanwang',
    org: 'wh-sthj',
    title: '雨污管网破损处数',
    purpose: '编制年度修复计划',
    basis: '水污染防治年度任务书',
    asked: ['rc-jkq', 'rs-jkq', 'rc-sd'],
    kind: null,
    frequency: 'monthly',
    starts: -120,
    ends: null,
    fields: [
      field('新发现破损（处）'),
      field('已修复（处）'),
      field('计划修复日期', 'date'),
      field('检测报告', 'file', false),
    ],
    state: 'live',
    decision: '同意，检测报告选填。',
  },
  {
    key: 'fangang',
    org: 'rc-rsj',
    title: '返岗专车报名人数',
    purpose: '安排返岗专车',
    basis: '节后稳岗用工专题会议议定事项',
    asked: ['rc'],
    kind: 'town',
    frequency: 'daily',
    starts: -12,
    ends: 9,
    fields: [field('报名人数'), field('目的地', 'text')],
    state: 'live',
    decision: '只在节后两周，不延期。',
  },
  {
    key: 'zhaoshang',
    org: 'rc-swj',
    title: '外出招商台账',
    purpose: '掌握招商动态',
    basis: '双招双引工作要点',
    asked: ['rc-jkq', 'rc-sd'],
    kind: null,
    frequency: 'weekly',
    starts: -60,
    ends: null,
    fields: [
      field('外出批次'),
      field('拜访客商', 'text'),
      field('洽谈内容', 'text'),
      field('下批行程', 'text'),
      field('费用（元）'),
      field('佐证附件', 'file', false),
    ],
    state: 'live',
    decision: '同意。',
  },
  {
    key: 'haidai',
    org: 'rc-hyj',
    title: '海带苗出库数量',
    purpose: '掌握夹苗进度',
    basis: '海洋牧场年度计划',
    asked: ['rc-xunshan', 'rc-lidao'],
    kind: null,
    frequency: 'weekly',
    starts: -90,
    ends: -8,
    fields: [field('出库（帘）')],
    state: 'live',
    decision: '夹苗结束即停。',
  },
  {
    key: 'zhaiwu',
    org: 'rc-czj',
    title: '村级债务摸底',
    purpose: '化解村级债务的底数',
    basis: '农村集体资产清查工作安排',
    asked: ['rc'],
    kind: 'town',
    frequency: 'quarterly',
    starts: 10,
    ends: 375,
    fields: [field('债务笔数'), field('债务余额（万元）'), field('明细', 'file')],
    state: 'asked',
  },
  {
    key: 'waizi',
    org: 'wh-swj',
    title: '外资项目月度情况',
    purpose: '外资专班例会',
    basis: '外资专班第三次会议纪要',
    asked: ['rc-jkq', 'rs-jkq'],
    kind: null,
    frequency: 'monthly',
    starts: 5,
    ends: null,
    fields: [field('外资项目本月完成投资（万美元）'), field('外方股东变动', 'text', false)],
    state: 'contested',
    contest: '项目月报按人民币统计，外资专班要求按到账美元统计，口径不同。',
    heldFact: { key: 'project_investment', page: '/projects' },
  },
  {
    key: 'lvyou',
    org: 'wh-wlj',
    title: '民宿床位周报',
    purpose: '节日接待参考',
    basis: '文旅消费季方案',
    asked: ['rc', 'rs'],
    kind: 'town',
    frequency: 'weekly',
    starts: -5,
    ends: null,
    fields: [field('床位数'), field('入住率')],
    state: 'refused',
    decision: '床位数公安机关登记系统已有，请向公安部门调取，不再向镇街布置。',
  },
];

export const DEMO_COMPLAINTS: readonly DemoComplaint[] = [
  {
    key: 'zhaoshang',
    form: 'zhaoshang',
    by: 'liaison',
    org: 'rc-jkq',
    isUnnamed: false,
    words: '每周报行程和费用，费用财务已经有，行程月底补一次就够。',
    raised: -3,
    steps: [{ action: 'take', day: -2 }],
  },
  {
    key: 'guanwang',
    form: 'guanwang',
    by: 'liaison',
    org: 'rc-jkq',
    isUnnamed: false,
    words: '检测报告每月都要传，很多月份没有新检测。',
    raised: -40,
    steps: [
      { action: 'take', day: -39 },
      {
        action: 'answer',
        day: -37,
        words: '已与市生态环境局商定：检测报告改为选填，有新检测才传。',
        outcome: 'reduced',
      },
    ],
  },
  {
    key: 'fangang',
    form: 'fangang',
    by: 'grid',
    org: 'rc-grid1',
    isUnnamed: true,
    words: '天天报，报名的人一周才动几个，报了也没见改班次。',
    raised: -10,
    steps: [],
  },
];
