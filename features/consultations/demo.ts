import type { Kind, ObstacleAction } from './contract.ts';

/** One step of the demonstration: what, how many days before the day of loading, and what was said. */
export type DemoStep = {
  action: Extract<ObstacleAction, 'triage' | 'climb' | 'escalate' | 'solve' | 'confirm' | 'park'>;
  day: number;
  owner?: string;
  level?: number;
  words?: string;
};

/** An obstacle of the demonstration about a task of `tasks/demo.ts`; `by` is the unit that raised it. */
export type DemoObstacle = {
  key: string;
  task: string | null;
  by: string;
  kind: Kind;
  title: string;
  words: string;
  raised: number;
  steps: readonly DemoStep[];
  meeting?: string;
};

export type DemoMeeting = {
  key: string;
  org: string;
  title: string;
  day: number;
  level: number;
  place: string;
  chair: string;
};

export const DEMO_MEETINGS: readonly DemoMeeting[] = [
  {
    key: 'rs',
    org: 'rs',
    title: '乳山经济开发区项目会商',
    day: 2,
    level: 3,
    place: '经开区三楼会议室',
    chair: '项目会商领导小组组长',
  },
  { key: 'rc', org: 'rc', title: '荣成市重点项目周例会', day: 3, level: 4, place: '市政府第二会议室', chair: '陈远航' },
];

/** What is stuck around the work the report names, at every level; persons and details are invented. */
export const DEMO_OBSTACLES: readonly DemoObstacle[] = [
  {
    key: 'tufang',
    task: 'fhh-tf',
    by: 'rc-sd',
    kind: 'permits',
    title: '凤凰湖公园改造土方外运路线没有批下来',
    words: '渣土车夜间通行证卡在两个部门之间，每天少运约600方，土方节点已经超期。',
    raised: -9,
    steps: [
      { action: 'triage', day: -8, owner: 'rc-sd', level: 1 },
      { action: 'climb', day: -3, owner: 'rc', level: 2 },
    ],
  },
  {
    key: 'gaoya',
    task: 'geer-1',
    by: 'rc-jkq',
    kind: 'utilities',
    title: '歌尔智能封测厂区高压线迁改方案未定',
    words: '线路跨过二号厂房基础，供电公司要求先交迁改费用，出资比例没有谈妥。',
    raised: -12,
    steps: [
      { action: 'triage', day: -11, owner: 'rc-jkq', level: 2 },
      { action: 'escalate', day: -2, owner: 'rc', level: 4, words: '涉及跨县线路，需市级主要领导出面协调。' },
    ],
    meeting: 'rc',
  },
  {
    key: 'huanping',
    task: 'huitian-2',
    by: 'rs-jkq',
    kind: 'environment',
    title: '惠田惠泓二期环评等待技术评审排期',
    words: '立项已完成，环评报告上报两周，评审会排到下月，影响开工时间。',
    raised: -14,
    steps: [
      { action: 'triage', day: -13, owner: 'rs-jkq', level: 2 },
      { action: 'climb', day: -5, owner: 'rs', level: 3 },
    ],
    meeting: 'rs',
  },
  {
    key: 'hangong',
    task: 'mingjun',
    by: 'rc-mingjun',
    kind: 'labour',
    title: '新上车型缺焊工40人',
    words: '节后返岗率七成，6个新车型投产要再招40名焊工，想请人社部门组织专场招聘。',
    raised: -1,
    steps: [],
  },
  {
    key: 'hecha',
    task: 'shutailang-t',
    by: 'rs-jkq',
    kind: 'permits',
    title: '糖果车间生产许可现场核查没有排上',
    words: '设备已进场，盼在试生产前完成核查。',
    raised: -8,
    steps: [
      { action: 'triage', day: -7, owner: 'rs', level: 1 },
      { action: 'solve', day: -1, words: '核查组下周二到厂，已通知企业准备材料。' },
    ],
  },
  {
    key: 'guanxian',
    task: 'csjx',
    by: 'rc',
    kind: 'construction',
    title: '老城区雨污管线权属不清，改造方案定不下来',
    words: '三家单位都说不是自己的管线，勘察报告要重做。',
    raised: -25,
    steps: [
      { action: 'triage', day: -24, owner: 'rc', level: 2 },
      { action: 'park', day: -6, words: '等管线普查成果出来再定，普查预计两个月。' },
    ],
  },
  {
    key: 'yongsha',
    task: 'wd/haian',
    by: 'wd',
    kind: 'policy',
    title: '岸线修复用沙没有合法来源',
    words: '附近海域停采，外运用沙价格超概算一倍，方案要么调要么停。',
    raised: -45,
    steps: [
      { action: 'triage', day: -44, owner: 'wd', level: 3 },
      { action: 'escalate', day: -30, owner: 'wh', level: 4, words: '需要市里统筹疏浚用沙。' },
    ],
  },
  {
    key: 'shebei',
    task: 'xingyi',
    by: 'rs-jkq',
    kind: 'funds',
    title: '星宜新材料设备尾款缺口1200万元',
    words: '涂布线到港待付尾款。',
    raised: -20,
    steps: [
      { action: 'triage', day: -19, owner: 'rs', level: 1 },
      { action: 'solve', day: -10, words: '农商行放款1200万元，用设备抵押。' },
      { action: 'confirm', day: -9 },
    ],
  },
];
