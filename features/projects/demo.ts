import type { ProjectClass, Stage, SupportKind } from './contract.ts';

/** [kind, what is needed, owner, days until due, days until done or null]. */
export type DemoSupport = readonly [SupportKind, string, string, number, number | null];

/** A project of the demonstration. Days are counted from the day of loading, so that nothing looks stale; money is 万元. */
export type DemoProject = {
  key: string;
  parent?: string;
  name: string;
  content: string;
  class: ProjectClass;
  template: 'industry' | 'infrastructure' | 'park' | 'promotion';
  industry: string;
  lead: string;
  support?: readonly string[];
  builder?: string;
  region: string;
  address?: string;
  /** [longitude, latitude, how far it may be off in km]. */
  place?: readonly [number, number, number];
  isSensitive?: boolean;
  total: number;
  doneBefore?: number;
  annual: number;
  /** Day on which its first node began. */
  begins: number;
  /** Nodes due by now that are still open. */
  lagging?: number;
  /** Done of the year's plan so far, as a share of what was planned by month. */
  pace: number;
  /** Days of reserve between the last node and the promise. */
  reserve?: number;
  stage?: Stage;
  words?: string;
  problems?: string;
  coordination?: string;
  leader?: string;
  officers?: readonly string[];
  person?: string;
  liaison?: string;
  portfolios?: readonly string[];
  supports?: readonly DemoSupport[];
};

export const DEMO_PORTFOLIOS: readonly { key: string; kind: 'area' | 'theme' | 'year'; title: string }[] = [
  ...['半岛环海路', '中心城区', '石岛湾', '桑沟湾', '好运角'].map((title, i) => ({
    key: `area${i + 1}`,
    kind: 'area' as const,
    title,
  })),
  { key: 'towns', kind: 'area', title: '三个精致小镇' },
  ...[
    '产业提升',
    '双招双引',
    '海洋经济',
    '精致城市建设',
    '乡村振兴',
    '重大交通基础设施建设',
    '社会治理',
    '镇域发展',
    '全面从严治党',
  ].map((title, i) => ({ key: `theme${i + 1}`, kind: 'theme' as const, title })),
];

const RC = { leader: 'rc-vice1', officers: ['officer'], liaison: 'liaison' } as const;
const RS = { leader: 'rs-vice1', officers: ['rs-jkq-head'], liaison: 'rs-liaison' } as const;

// Named in the report of 18 February 2019; what the report does not say (dates, months, supports) is invented.
const NAMED: readonly DemoProject[] = [
  {
    key: 'geer',
    name: '歌尔科技产业园智能封测一期',
    content: '建筑面积约10万平方米，建设智能封测厂房及配套设施。',
    class: 'new',
    template: 'industry',
    industry: '电子信息',
    lead: 'rc-jkq',
    support: ['rc-geer', 'rc-zrzy', 'rc-zjj'],
    builder: '荣成歌尔科技产业园项目公司',
    region: '371082009',
    address: '荣成经济开发区',
    place: [122.45, 37.14, 5],
    total: 90_000,
    annual: 54_000,
    begins: -150,
    pace: 0.97,
    words: '土建开工，东侧桩基完成60根，钢筋加工棚已搭建。',
    ...RC,
    person: 'rc-jkq-head',
    portfolios: ['theme1', 'area2'],
    supports: [
      ['land', '不动产权证办理', 'rc-zrzy', -30, -34],
      ['permits', '施工许可（桩基先行）', 'rc-xzsp', -12, -14],
      ['utilities', '10千伏专线接入', 'rc-gxj', 25, null],
      ['labour', '一线技工300人', 'rc-rsj', 60, null],
    ],
  },
  {
    key: 'fenghuang',
    name: '凤凰湖公园改造',
    content: '环湖6公里慢行系统、景观提升及配套服务设施。',
    class: 'carried_over',
    template: 'park',
    industry: '园林绿化',
    lead: 'rc-sd',
    support: ['rc-zjj'],
    builder: '石岛管理区管委会',
    region: '371082005',
    address: '石岛管理区凤凰湖',
    place: [122.405, 36.905, 3],
    total: 15_000,
    doneBefore: 3_200,
    annual: 8_000,
    begins: -210,
    lagging: 1,
    pace: 0.62,
    words: '土方工程全面铺开，完成回填约六成。',
    problems: '湖北岸18亩临时用地手续未批复，土方外运受限。',
    coordination: '请自然资源部门本月内批复临时用地。',
    leader: 'rc-vice2',
    officers: ['officer'],
    person: 'rc-sd-head',
    portfolios: ['area3', 'theme4'],
    supports: [
      ['land', '湖北岸18亩临时用地', 'rc-zrzy', -3, null],
      ['funds', '二期工程款', 'rc-czj', 20, null],
    ],
  },
  {
    key: 'shilihe',
    name: '十里河绿轴公园',
    content: '沿河绿化400亩，贯通两岸步道。',
    class: 'new',
    template: 'park',
    industry: '园林绿化',
    lead: 'rc-zjj',
    region: '371082007',
    address: '荣成市区十里河两岸',
    place: [122.43, 37.16, 4],
    total: 12_000,
    annual: 9_000,
    begins: -120,
    pace: 0.93,
    words: '地形整理完成七成，苗木已定购。',
    leader: 'rc-vice2',
    person: 'rc-zjj-head',
    portfolios: ['area2', 'theme4'],
    supports: [['demolition', '沿河12户附属房', 'rc-yatou', 15, null]],
  },
  {
    key: 'shimin',
    name: '市民文化公园',
    content: '建设市民活动广场、文化长廊，全年建成开放。',
    class: 'new',
    template: 'park',
    industry: '公共服务',
    lead: 'rc-zjj',
    support: ['rc-wlj'],
    region: '371082007',
    address: '荣成市区',
    place: [122.47, 37.165, 4],
    total: 9_600,
    annual: 9_600,
    begins: -95,
    pace: 0.84,
    words: '进场施工，完成清表和管线迁改。',
    leader: 'rc-vice2',
    person: 'rc-zjj-head',
    portfolios: ['area2', 'theme4'],
    supports: [['permits', '规划许可调整', 'rc-zrzy', 2, null]],
  },
  {
    key: 'huitian1',
    name: '惠田惠泓燃气发动机一期',
    content: '燃气发动机生产车间及总装线。',
    class: 'completing',
    template: 'industry',
    industry: '装备制造',
    lead: 'rs-jkq',
    support: ['rs-huitian'],
    builder: '惠田惠泓燃气发动机项目公司',
    region: '371083001',
    address: '乳山经济开发区',
    place: [121.51, 36.94, 5],
    total: 32_000,
    doneBefore: 21_000,
    annual: 11_000,
    begins: -440,
    pace: 1.06,
    stage: 'equipment',
    words: '生产车间建设完工，设备安装调试。',
    ...RS,
    person: 'rs-jkq-head',
    portfolios: ['theme1'],
    supports: [['labour', '装配技工80人', 'rs-rsj', 18, null]],
  },
  {
    key: 'huitian2',
    name: '惠田惠泓燃气发动机二期',
    content: '扩建机加工车间，新增产能5000台。',
    class: 'early',
    template: 'industry',
    industry: '装备制造',
    lead: 'rs-jkq',
    support: ['rs-huitian', 'rs-fgj'],
    builder: '惠田惠泓燃气发动机项目公司',
    region: '371083001',
    address: '乳山经济开发区',
    place: [121.512, 36.942, 5],
    total: 28_000,
    annual: 4_000,
    begins: -30,
    pace: 0.9,
    words: '完成立项，正在办理用地手续。',
    ...RS,
    portfolios: ['theme1'],
    supports: [
      ['land', '新增用地65亩报批', 'rs-zrzy', 12, null],
      ['planning', '规划条件', 'rs-zrzy', 40, null],
    ],
  },
  {
    key: 'xingyi',
    name: '星宜新材料',
    content: '生产车间、涂布车间及3条生产线。',
    class: 'carried_over',
    template: 'industry',
    industry: '新材料',
    lead: 'rs-jkq',
    support: ['rs-xingyi'],
    builder: '星宜新材料项目公司',
    region: '371083001',
    address: '乳山经济开发区',
    place: [121.515, 36.945, 5],
    total: 41_000,
    doneBefore: 16_500,
    annual: 18_000,
    begins: -360,
    lagging: 1,
    pace: 0.74,
    stage: 'equipment',
    words: '生产车间和涂布车间钢结构主体完成，设备正在进场。',
    problems: '涂布机进口件到港延迟约20天。',
    ...RS,
    portfolios: ['theme1'],
    supports: [['utilities', '蒸汽管网接入', 'rs-zjj', -6, null]],
  },
  {
    key: 'shutailang',
    name: '舒太郎食品',
    content: '巧克力、糖果车间各一座及冷链仓库。',
    class: 'completing',
    template: 'industry',
    industry: '食品加工',
    lead: 'rs-jkq',
    support: ['rs-shutailang'],
    builder: '舒太郎食品项目公司',
    region: '371083001',
    address: '乳山经济开发区',
    place: [121.505, 36.935, 5],
    total: 18_000,
    doneBefore: 12_000,
    annual: 6_000,
    begins: -430,
    pace: 1.15,
    stage: 'trial',
    words: '巧克力车间转入试生产，糖果车间设备已进场。',
    ...RS,
    portfolios: ['theme1'],
  },
  {
    key: 'huanhai',
    name: '半岛环海路提升',
    content: '荣成段环海公路及沿线驿站、观景台提升。',
    class: 'carried_over',
    template: 'infrastructure',
    industry: '交通',
    lead: 'rc-jtj',
    support: ['rc-wlj'],
    region: '371082101',
    address: '荣成市沿海',
    place: [122.56, 37.22, 8],
    total: 68_000,
    doneBefore: 12_000,
    annual: 30_000,
    begins: -320,
    pace: 0.88,
    words: '北段路基完成，驿站主体施工。',
    leader: 'leader',
    portfolios: ['area1', 'theme6'],
    supports: [['demolition', '俚岛段6户征迁', 'rc-lidao', 8, null]],
  },
  {
    key: 'yuanyang',
    name: '国家远洋渔业基地配套码头',
    content: '万吨级泊位2个及冷链交易中心。',
    class: 'carried_over',
    template: 'infrastructure',
    industry: '海洋渔业',
    lead: 'rc-hyj',
    region: '371082005',
    address: '石岛管理区',
    place: [122.43, 36.89, 6],
    total: 120_000,
    doneBefore: 48_000,
    annual: 40_000,
    begins: -420,
    pace: 0.45,
    lagging: 2,
    words: '水工主体完成四成，受海况影响进度慢。',
    problems: '冬季大风停工25天；海域使用变更未批。',
    coordination: '请上级协调海域使用变更审批。',
    leader: 'leader',
    person: 'rc-hyj-head',
    portfolios: ['area3', 'theme3'],
    supports: [
      ['permits', '海域使用变更', 'rc-hyj', -20, null],
      ['funds', '专项债券第二批', 'rc-czj', 1, null],
    ],
  },
  ...(
    [
      ['chengshan', '成山', 'rc-chengshan', '371082102', [122.56, 37.37, 3], 0.96, undefined],
      ['gangxi', '港西', 'rc-gangxi', '371082104', [122.43, 37.37, 4], 0.81, '镇区雨污管线迁改滞后。'],
      ['datuan', '大疃', 'rc-datuan', '371082109', [122.275, 37.11, 4], 1.02, undefined],
    ] as const
  ).map(
    ([key, town, lead, region, place, pace, problems]): DemoProject => ({
      key,
      name: `${town}精致小镇`,
      content: `${town}镇区风貌提升、市政配套和特色街区建设。`,
      class: 'carried_over',
      template: 'infrastructure',
      industry: '城镇建设',
      lead,
      region,
      address: `${town}镇`,
      place,
      total: 16_000,
      doneBefore: 4_000,
      annual: 8_000,
      begins: -260,
      pace,
      words: '主街立面改造和管网施工同步推进。',
      problems,
      leader: 'rc-vice2',
      portfolios: ['towns', 'theme4'],
    }),
  ),
  {
    key: 'command',
    name: '应急指挥中心',
    content: '涉及安全设施，点位不上图。',
    class: 'new',
    template: 'infrastructure',
    industry: '公共安全',
    lead: 'rc-zjj',
    region: '371082007',
    place: [122.48, 37.164, 1],
    isSensitive: true,
    total: 5_200,
    annual: 3_000,
    begins: -130,
    pace: 0.92,
    words: '主体施工。',
    leader: 'rc-vice1',
  },
];

const KINDS: readonly [name: string, content: string, factor: number, template: 'infrastructure' | 'park'][] = [
  ['老旧小区改造', '外墙保温、管网更新和停车位改造。', 1.5, 'infrastructure'],
  ['雨污分流', '新建雨水、污水管网。', 1.3, 'infrastructure'],
  ['背街小巷整治', '路面、照明和立面整治。', 0.5, 'infrastructure'],
  ['口袋公园', '新建口袋公园。', 0.35, 'park'],
  ['道路提升', '主次干路大修和慢行系统。', 1.8, 'infrastructure'],
  ['供热管网改造', '更换老旧供热管网。', 1.2, 'infrastructure'],
  ['农贸市场改造', '市场升级和周边整治。', 0.7, 'infrastructure'],
  ['停车场建设', '新增公共停车泊位。', 0.8, 'infrastructure'],
  ['河道整治', '清淤、护岸和绿化。', 1.1, 'park'],
  ['学校周边配套', '通学路和接送区。', 0.6, 'infrastructure'],
  ['社区服务中心', '新建社区综合服务设施。', 0.9, 'infrastructure'],
  ['夜景照明', '节能照明改造。', 0.4, 'infrastructure'],
  ['公厕新建改造', '新建改造公厕。', 0.25, 'infrastructure'],
  ['环卫设施', '垃圾分类和转运设施。', 0.6, 'infrastructure'],
];
const PLACES: readonly [name: string, lead: string, region: string, lon: number, lat: number][] = [
  ['崖头', 'rc-yatou', '371082007', 122.48, 37.165],
  ['寻山', 'rc-xunshan', '371082009', 122.53, 37.18],
  ['崂山', 'rc-laoshan', '371082010', 122.42, 37.12],
  ['俚岛', 'rc-lidao', '371082101', 122.56, 37.24],
  ['石岛', 'rc-sd', '371082005', 122.42, 36.9],
];
const WHOLE = 200_000;

/** The seventy works of 城市双修 that make up 20 亿: fourteen kinds in five places, sizes by kind, sums exact. */
const children = (): DemoProject[] => {
  const factors = KINDS.flatMap((kind, k) =>
    PLACES.map((place, p) => kind[2] * (0.8 + ((k * 5 + p * 3) % 9) / 20) * (place[0] === '崖头' ? 1.4 : 1)),
  );
  const whole = factors.reduce((a, b) => a + b, 0);
  const totals = factors.map((factor) => Math.round((factor / whole) * WHOLE));
  totals[0] = (totals[0] ?? 0) + WHOLE - totals.reduce((a, b) => a + b, 0);
  return KINDS.flatMap(([kind, content, , template], k) =>
    PLACES.map(([place, lead, region, lon, lat], p): DemoProject => {
      const nth = k * PLACES.length + p;
      const total = totals[nth] ?? 0;
      const isSlow = nth % 13 === 4;
      return {
        key: `shuangxiu-${nth + 1}`,
        parent: 'shuangxiu',
        name: `${place}${kind}`,
        content,
        class: nth % 3 === 0 ? 'carried_over' : 'new',
        template,
        industry: '城市建设',
        lead,
        support: ['rc-zjj'],
        region,
        place: [lon + (((nth * 37) % 21) - 10) / 600, lat + (((nth * 53) % 21) - 10) / 700, 3],
        total,
        annual: Math.round(total * 0.8),
        begins: -60 - ((nth * 29) % 260),
        pace: isSlow ? 0.55 : 0.86 + ((nth * 7) % 25) / 100,
        problems: isSlow ? '施工便道与居民出行冲突，每天只能夜间作业。' : undefined,
        words: isSlow ? '夜间施工，进度受限。' : '按计划施工。',
        leader: 'rc-vice2',
        portfolios: ['theme4'],
      };
    }),
  );
};

/** Every project, parents before children. */
export const demoProjects = (): readonly DemoProject[] => [
  ...NAMED,
  {
    key: 'shuangxiu',
    name: '城市双修、设施配套工程',
    content: '总投资20亿元的70项城市双修、设施配套工程。',
    class: 'carried_over',
    template: 'infrastructure',
    industry: '城市建设',
    lead: 'rc-zjj',
    region: '371082007',
    total: WHOLE,
    annual: 0,
    begins: -320,
    pace: 0,
    leader: 'rc-vice2',
    person: 'rc-zjj-head',
    portfolios: ['theme4', 'area2'],
  },
  ...children(),
];
