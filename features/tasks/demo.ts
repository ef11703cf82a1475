import type { DemoPaper } from '../documents/demo.ts';

/** What happened to the demonstration's tasks. Days are counted from the day of loading, so that nothing looks stale. */
export type DemoReport = readonly [day: number, percent: number, words: string];
export type DemoCourse = {
  start: number;
  due: number;
  /** The deadline first set, when it has moved since, and why. */
  movedFrom?: readonly [due: number, reason: string];
  status?: 'in_progress' | 'suspended' | 'done';
  reports: readonly DemoReport[];
  problems?: string;
  next?: string;
  leader?: string;
  person?: string;
  liaison?: string;
  /** [longitude, latitude] in WGS 84; schematic positions for what the report only names. */
  place?: readonly [number, number];
  region?: string;
  targets?: readonly (readonly [
    name: string,
    value: number,
    unit: string,
    direction: 'at-least' | 'increase',
    actual: number | null,
  ])[];
  nodes?: readonly (readonly [title: string, due: number, weight: number, done: number | null])[];
};

/** By the key of the paper's item. */
export const DEMO_COURSES: Readonly<Record<string, DemoCourse>> = {
  'geer-1': {
    start: -7,
    due: 313,
    leader: 'rc-vice1',
    person: 'rc-jkq-head',
    liaison: 'liaison',
    place: [122.45, 37.14],
    region: '371082009',
    targets: [
      ['建筑面积', 10, '万平方米', 'at-least', 1.2],
      ['完成投资', 9, '亿元', 'at-least', 0.6],
    ],
    nodes: [
      ['土建开工', -7, 1, -7],
      ['基础完工', 50, 2, null],
      ['主体封顶', 170, 4, null],
      ['设备进场', 250, 2, null],
      ['竣工投产', 313, 1, null],
    ],
    reports: [
      [-6, 4, '土建开工，桩基班组已进场。'],
      [-1, 10, '东侧桩基完成60根，钢筋加工棚已搭建。'],
    ],
    next: '月底前完成首批桩基检测。',
  },
  mingjun: {
    start: -12,
    due: 310,
    leader: 'rc-vice1',
    person: 'rc-jkq-head',
    liaison: 'liaison',
    place: [122.46, 37.152],
    region: '371082009',
    targets: [
      ['新上车型', 6, '个', 'at-least', 1],
      ['产量增加', 400, '台', 'increase', 30],
    ],
    reports: [[-5, 6, '首个新车型完成样车试制，订单饱满。']],
    next: '招聘焊工20人，落实模具采购。',
  },
  fugong: {
    start: -7,
    due: 3,
    liaison: 'liaison',
    person: 'grid',
    place: [122.475, 37.145],
    region: '371082009',
    targets: [['走访企业', 120, '家', 'at-least', 96]],
    reports: [
      [-4, 45, '走访54家，收集用工问题21条。'],
      [-1, 80, '走访96家，用工、融资问题已分类交办。'],
    ],
    next: '两日内走访剩余24家。',
  },
  yonggong: {
    start: -10,
    due: 20,
    reports: [[-3, 40, '已办2场，达成意向620人。']],
    targets: [
      ['活动', 6, '场', 'at-least', 2],
      ['招用工', 2000, '人', 'at-least', 620],
    ],
    place: [122.48, 37.166],
    region: '371082007',
  },
  szsy: {
    start: -12,
    due: 310,
    leader: 'rc-vice2',
    person: 'rc-swj-head',
    reports: [[-2, 6, '专班人员到位12人，在谈项目9个。']],
    targets: [['签约亿元以上项目', 30, '个', 'at-least', 2]],
  },
  gwh: {
    start: -30,
    due: 44,
    person: 'rc-jkq-head',
    reports: [
      [-9, 25, '运营公司完成注册，章程已审议。'],
      [-2, 38, '管理团队竞聘方案报批。'],
    ],
    problems: '运营公司资产划转方案尚未批复。',
    next: '请财政、国资部门会审资产清单。',
    place: [122.468, 37.149],
    region: '371082009',
    targets: [['市场化招引项目', 8, '个', 'at-least', 2]],
  },
  jzzs: {
    start: -40,
    due: 1,
    person: 'rc-swj-head',
    reports: [[-2, 92, '12家企业兑现材料审核完毕。']],
    targets: [['兑现企业', 15, '家', 'at-least', 12]],
  },
  pmxy: {
    start: -20,
    due: 130,
    reports: [[-4, 15, '数据采集通知已发，回收表格88份。']],
    targets: [['评价企业', 260, '家', 'at-least', 88]],
  },
  kjjr: {
    start: -12,
    due: 310,
    reports: [[-3, 7, '首批名单推送银行，授信意向19家。']],
    targets: [
      ['新增授信企业', 200, '家', 'at-least', 19],
      ['投放贷款', 12, '亿元', 'at-least', 0.9],
    ],
  },
  hyy: {
    start: -12,
    due: 310,
    reports: [[-5, 5, '洽谈海洋生物项目3个。']],
    place: [122.5, 37.12],
    region: '371082010',
    targets: [['引进项目', 5, '个', 'at-least', 0]],
  },
  fww: {
    start: -60,
    due: 120,
    reports: [[-8, 41, '入驻企业达到37家。']],
    place: [122.44, 37.17],
    region: '371082007',
    targets: [['入驻企业', 60, '家', 'at-least', 37]],
  },
  hymc: {
    start: -12,
    due: 310,
    person: 'rc-hyj-head',
    reports: [[-6, 5, '两处海域论证报告已提交。']],
    place: [122.6, 37.21],
    region: '371082101',
    targets: [['省级以上海洋牧场', 2, '处', 'at-least', 0]],
  },
  hysw: {
    start: -48,
    due: 310,
    person: 'rc-hyj-head',
    reports: [[-4, 14, '上月产值同比增长9.8%。']],
    targets: [['产值增长', 12, '%', 'increase', 9.8]],
  },
  yyjd: {
    start: -48,
    due: 310,
    person: 'rc-hyj-head',
    reports: [[-4, 13, '上月交易额2.9亿元。']],
    place: [122.41, 36.89],
    region: '371082005',
    targets: [['交易额', 25, '亿元', 'at-least', 2.9]],
  },
  'fhh-tf': {
    start: -60,
    due: -3,
    movedFrom: [-10, '连续降雨影响土方外运，经管理区同意顺延一周'],
    leader: 'rc-vice2',
    person: 'rc-sd-head',
    place: [122.405, 36.905],
    region: '371082005',
    reports: [
      [-20, 60, '湖区清淤完成，北岸土方开挖。'],
      [-5, 82, '北岸土方完成，南岸等待用地手续。'],
    ],
    problems: '南岸42亩临时用地手续未批，卡住外运通道。',
    next: '请自然资源部门本周内会审临时用地。',
    targets: [['土方', 18, '万立方米', 'at-least', 14.8]],
  },
  slh: {
    start: -20,
    due: 220,
    person: 'rc-zjj-head',
    reports: [[-6, 9, '河道两侧清表完成120亩。']],
    place: [122.43, 37.16],
    region: '371082007',
    targets: [['绿化面积', 400, '亩', 'at-least', 40]],
  },
  smwh: {
    start: -20,
    due: 230,
    person: 'rc-zjj-head',
    reports: [[-6, 8, '施工围挡完成，主入口广场放线。']],
    place: [122.47, 37.165],
    region: '371082007',
  },
  wdqy: {
    start: -40,
    due: 310,
    leader: 'rc-vice2',
    person: 'rc-zjj-head',
    reports: [[-7, 12, '3个片区完成控规编制。']],
    targets: [['开工片区', 5, '个', 'at-least', 1]],
  },
  csjx: {
    start: -40,
    due: 310,
    leader: 'rc-vice2',
    person: 'rc-zjj-head',
    reports: [
      [-10, 8, '70项工程入库，28项完成招标。'],
      [-2, 11, '开工16项，完成投资1.7亿元。'],
    ],
    place: [122.488, 37.171],
    region: '371082007',
    targets: [
      ['工程', 70, '项', 'at-least', 4],
      ['投资', 20, '亿元', 'at-least', 1.7],
    ],
  },
  hhl: {
    start: -90,
    due: 60,
    leader: 'rc-vice2',
    reports: [[-12, 35, '线位方案通过评审，征拆摸底完成。']],
    problems: '林地占用手续周期长，较计划滞后。',
    next: '与林业部门建立并联审批台账。',
    place: [122.56, 37.22],
    region: '371082101',
  },
  chengshan: {
    start: -40,
    due: 280,
    reports: [[-6, 12, '镇区主街立面改造完成招标。']],
    place: [122.56, 37.37],
    region: '371082102',
    targets: [['提升工程', 6, '项', 'at-least', 1]],
  },
  gangxi: {
    start: -40,
    due: 280,
    reports: [[-6, 14, '海草房片区修缮开工。']],
    place: [122.43, 37.37],
    region: '371082104',
    targets: [['提升工程', 5, '项', 'at-least', 1]],
  },
  datuan: {
    start: -40,
    due: 280,
    reports: [[-6, 13, '苹果小镇客厅完成选址。']],
    place: [122.275, 37.11],
    region: '371082109',
    targets: [['提升工程', 4, '项', 'at-least', 0]],
  },
  xczx: {
    start: -48,
    due: 310,
    leader: 'rc-vice2',
    person: 'rc-nyj-head',
    reports: [[-4, 14, '6个片区规划全部通过评审。']],
    targets: [['样板片区', 6, '个', 'at-least', 0]],
  },
  'huitian-1': {
    start: -120,
    due: 12,
    person: 'rs-jkq-head',
    liaison: 'rs-liaison',
    reports: [
      [-30, 70, '一期生产车间建设完工。'],
      [-3, 88, '首台加工中心就位，调试过半。'],
    ],
    place: [121.51, 36.94],
    region: '371083001',
  },
  'huitian-2': {
    start: -50,
    due: 40,
    person: 'rs-jkq-head',
    liaison: 'rs-liaison',
    reports: [[-6, 50, '二期已完成立项，图审资料报送。']],
    place: [121.513, 36.943],
    region: '371083001',
    nodes: [
      ['完成立项', -8, 2, -8],
      ['图审', 10, 1, null],
      ['施工许可', 40, 1, null],
    ],
  },
  xingyi: {
    start: -70,
    due: 30,
    person: 'rs-jkq-head',
    liaison: 'rs-liaison',
    reports: [
      [-9, 55, '钢结构主体完成，设备陆续进场。'],
      [-1, 66, '1号线设备到货率80%。'],
    ],
    place: [121.515, 36.945],
    region: '371083001',
    targets: [['设备线', 3, '条', 'at-least', 1]],
  },
  'shutailang-q': {
    start: -90,
    due: 2,
    person: 'rs-jkq-head',
    liaison: 'rs-liaison',
    reports: [[-2, 95, '巧克力车间试生产合格率97%，投产手续在办。']],
    place: [121.505, 36.935],
    region: '371083001',
  },
  'shutailang-t': {
    start: -60,
    due: -1,
    person: 'rs-jkq-head',
    liaison: 'rs-liaison',
    reports: [[-4, 78, '糖果车间设备进场，电力增容未完成。']],
    problems: '厂区电力增容排期至下周。',
    next: '与供电公司协调提前施工。',
    place: [121.506, 36.933],
    region: '371083001',
    targets: [['生产线', 2, '条', 'at-least', 0]],
  },
  huishang: {
    start: -12,
    due: 310,
    person: 'rs-jkq-head',
    reports: [[-4, 6, '首次会商梳理问题14个，当场解决9个。']],
    place: [121.49, 36.93],
    region: '371083001',
    targets: [['会商解决率', 90, '%', 'at-least', 64]],
  },
  wangge: {
    start: -7,
    due: 80,
    person: 'rs-jkq-head',
    liaison: 'rs-liaison',
    reports: [[-2, 10, '划分网格12个，联系人已公示。']],
    place: [121.498, 36.948],
    region: '371083001',
    targets: [['联系企业', 180, '家', 'at-least', 22]],
  },
  pizhou: {
    start: -7,
    due: 40,
    person: 'rs-bh-head',
    reports: [[-1, 18, '赴邳州考察提纲和对标指标初稿完成。']],
    place: [121.65, 36.83],
    region: '371083103',
    targets: [['改进措施', 12, '条', 'at-least', 2]],
  },
  zhaoshang: {
    start: -12,
    due: 310,
    reports: [[-3, 6, '新聘招商专员6名。']],
    targets: [['签约项目', 16, '个', 'at-least', 1]],
  },
  dajiankang: {
    start: -50,
    due: 200,
    person: 'rs-bh-head',
    reports: [[-20, 6, '完成项目选址。']],
    problems: '2个项目用海手续未办结，进度滞后。',
    next: '提请分管领导专题会商。',
    place: [121.66, 36.82],
    region: '371083103',
    targets: [['开工项目', 4, '个', 'at-least', 0]],
  },
  n1: {
    start: -48,
    due: 310,
    reports: [[-5, 13, '入规培育库企业26家。']],
    targets: [['新增规上工业企业', 15, '家', 'at-least', 1]],
  },
  n2: {
    start: -48,
    due: 310,
    reports: [[-5, 12, '到位外来资金4.6亿元。']],
    targets: [['到位外来资金', 40, '亿元', 'at-least', 4.6]],
  },
  n3: {
    start: -48,
    due: 310,
    reports: [[-5, 14, '海域使用论证启动。']],
    place: [121.42, 36.77],
    region: '371083102',
    targets: [['海洋牧场', 1, '处', 'at-least', 0]],
  },
  n4: {
    start: -48,
    due: 280,
    reports: [[-5, 15, '首批7个小区完成设计。']],
    place: [121.53, 36.92],
    region: '371083001',
    targets: [['老旧小区', 18, '个', 'at-least', 0]],
  },
  n5: {
    start: -48,
    due: 310,
    reports: [[-5, 13, '示范村名单确定。']],
    place: [121.36, 37.05],
    region: '371083110',
    targets: [['示范村', 20, '个', 'at-least', 2]],
  },
  n6: {
    start: -70,
    due: 280,
    leader: 'rs-vice1',
    reports: [[-5, 19, '施工图审查完成38公里。']],
    place: [121.6, 36.99],
    region: '371083106',
    targets: [['农村公路', 60, '公里', 'at-least', 6]],
  },
  n7: {
    start: -48,
    due: 160,
    reports: [[-5, 24, '建成镇级综治中心4个。']],
    targets: [['综治中心', 15, '个', 'at-least', 4]],
  },
  n8: {
    start: -48,
    due: 310,
    reports: [[-5, 12, '3个特色产业镇方案报批。']],
    targets: [['特色产业镇', 3, '个', 'at-least', 0]],
  },
  n9: {
    start: -12,
    due: 310,
    reports: [[-3, 5, '第一轮督查方案印发。']],
    targets: [['专项督查', 4, '次', 'at-least', 0]],
  },
  ycbh: {
    start: -48,
    due: 40,
    reports: [[-5, 58, '公布一次办好事项540项。']],
    targets: [['一次办好事项', 900, '项', 'at-least', 540]],
  },
  sixiang: {
    start: -7,
    due: 5,
    reports: [[-1, 60, '市级、部门两套目标清单已定稿。']],
    targets: [['目标清单', 4, '套', 'at-least', 2]],
  },
};

/** Usual work of a county around the report's commitments: one row a work, one task a county. */
export const DEMO_ROUTINES: readonly {
  key: string;
  bureau: string;
  title: string;
  words: string;
  target: readonly [string, number, string];
  start: number;
  due: number;
}[] = [
  {
    key: 'xiaoqu',
    bureau: 'zjj',
    title: '老旧小区改造',
    words: '施工单位进场，雨污管网先行开挖。',
    target: ['改造小区', 24, '个'],
    start: -45,
    due: 250,
  },
  {
    key: 'gongnuan',
    bureau: 'zjj',
    title: '供热管网更新',
    words: '完成管线普查，进入招标。',
    target: ['更新管网', 18, '公里'],
    start: -20,
    due: 240,
  },
  {
    key: 'gonglu',
    bureau: 'jtj',
    title: '农村公路改造提升',
    words: '路基施工过半。',
    target: ['改造公路', 85, '公里'],
    start: -60,
    due: 270,
  },
  {
    key: 'heliu',
    bureau: 'slj',
    title: '中小河流治理',
    words: '堤防填筑正按计划推进。',
    target: ['治理河段', 12, '公里'],
    start: -60,
    due: 100,
  },
  {
    key: 'shuiku',
    bureau: 'slj',
    title: '小型水库除险加固',
    words: '坝体灌浆完成3座。',
    target: ['加固水库', 9, '座'],
    start: -80,
    due: 95,
  },
  {
    key: 'nongtian',
    bureau: 'nyj',
    title: '高标准农田建设',
    words: '测绘完成，进入土方施工。',
    target: ['建成农田', 3.2, '万亩'],
    start: -30,
    due: 280,
  },
  {
    key: 'cesuo',
    bureau: 'nyj',
    title: '农村人居环境整治',
    words: '村庄清洁行动完成第一轮。',
    target: ['达标村', 60, '个'],
    start: -40,
    due: 300,
  },
  {
    key: 'jiugai',
    bureau: 'gxj',
    title: '工业企业技术改造',
    words: '新开技改项目按月入库。',
    target: ['技改项目', 40, '个'],
    start: -48,
    due: 310,
  },
  {
    key: 'gaoxin',
    bureau: 'kjj',
    title: '高新技术企业培育',
    words: '首批申报企业辅导完毕。',
    target: ['新认定企业', 22, '家'],
    start: -48,
    due: 250,
  },
  {
    key: 'jiuye',
    bureau: 'rsj',
    title: '城镇新增就业',
    words: '春风行动招聘会举办3场。',
    target: ['新增就业', 6000, '人'],
    start: -48,
    due: 310,
  },
  {
    key: 'waizi',
    bureau: 'swj',
    title: '外商投资促进',
    words: '赴外招商洽谈项目7个。',
    target: ['实际利用外资', 1.2, '亿美元'],
    start: -48,
    due: 310,
  },
  {
    key: 'haian',
    bureau: 'hyj',
    title: '海岸线整治修复',
    words: '修复岸段完成沙滩补沙。',
    target: ['修复岸线', 6.5, '公里'],
    start: -50,
    due: 180,
  },
  {
    key: 'lvyou',
    bureau: 'wlj',
    title: '全域旅游示范创建',
    words: '游客服务中心主体完工。',
    target: ['新增A级景区', 2, '处'],
    start: -40,
    due: 290,
  },
  {
    key: 'shenpi',
    bureau: 'xzsp',
    title: '工程建设项目审批提速',
    words: '并联审批事项清单上线。',
    target: ['压减时限', 40, '%'],
    start: -40,
    due: 60,
  },
  {
    key: 'daikuan',
    bureau: 'jrj',
    title: '小微企业首贷培植',
    words: '首贷名单完成银企对接。',
    target: ['首贷企业', 150, '家'],
    start: -40,
    due: 200,
  },
  {
    key: 'yongdi',
    bureau: 'zrzy',
    title: '批而未供土地处置',
    words: '盘活方案逐宗确定。',
    target: ['处置土地', 1800, '亩'],
    start: -40,
    due: 280,
  },
  {
    key: 'zhuanxiang',
    bureau: 'czj',
    title: '专项债券项目申报',
    words: '储备项目通过首轮审核。',
    target: ['储备项目', 14, '个'],
    start: -25,
    due: 70,
  },
];

/** What differs from "runs to plan" among the routines: `county/key` → share of the plan reached, or a status. */
export const DEMO_DEVIATIONS: Readonly<
  Record<string, { reached?: number; status?: 'suspended' | 'done'; due?: number; words?: string }>
> = {
  'rc/heliu': { reached: 0.55, words: '拆迁未完，一标段停工待地。' },
  'rc/shenpi': { reached: 1.1 },
  'rs/shuiku': { reached: 0.25, words: '两座水库蓄水未降，无法施工。' },
  'wd/gonglu': { due: -2, reached: 0.9, words: '面层摊铺因降雨中断，剩余3公里。' },
  'wd/haian': { reached: 0.3, words: '用沙来源未落实，仅完成一个岸段。' },
  'hc/zhuanxiang': { due: 2, reached: 0.96 },
  'hc/heliu': { reached: 0.7, words: '管线迁改滞后。' },
  'wd/shenpi': { due: 3, reached: 0.95 },
  'hc/shenpi': { due: -15, status: 'done' },
  'rs/zhuanxiang': { due: -6, status: 'done' },
  'wd/zhuanxiang': { due: -4, status: 'done' },
  'hc/lvyou': { status: 'suspended', words: '景区规划调整，经批准暂缓实施。' },
};

/** A task of the demonstration with its days resolved. Units and persons are keys of `people/demo.ts`. */
export type DemoTask = {
  key: string;
  /** The paper's item it comes from; routine work comes from none. */
  isFromPaper: boolean;
  title: string;
  body: string;
  lead: string;
  responsible: readonly string[];
  support: readonly string[];
  course: DemoCourse;
  status: 'not_started' | 'in_progress' | 'suspended' | 'done';
  percent: number;
};

const COUNTY_SEATS: Readonly<
  Record<string, { name: string; lon: number; lat: number; region: string; towns: readonly string[] }>
> = {
  hc: { name: '环翠区', lon: 122.1185, lat: 37.42, region: '371002', towns: ['hc-yangting', 'hc-wenquan'] },
  wd: { name: '文登区', lon: 122.0521, lat: 37.19, region: '371003', towns: ['wd-songcun', 'wd-mishan'] },
  rc: { name: '荣成市', lon: 122.43, lat: 37.16, region: '371082', towns: ['rc-tengjia', 'rc-datuan'] },
  rs: { name: '乳山市', lon: 121.535, lat: 36.94, region: '371083', towns: ['rs-xiacun', 'rs-haiyangsuo'] },
  gxq: { name: '高区', lon: 122.05, lat: 37.52, region: '371071', towns: [] },
  jkq: { name: '经区', lon: 122.16, lat: 37.43, region: '371072', towns: [] },
  lgq: { name: '临港区', lon: 122.09, lat: 37.345, region: '371073', towns: [] },
};

const plannedShare = (start: number, due: number): number => Math.min(1, Math.max(0, -start / (due - start)));

// A number from 0 to 1 that depends on nothing but the text (FNV-1a), to spread what is alike.
const spread = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) / 4294967296;
};

const statusOf = (course: DemoCourse, percent: number): DemoTask['status'] =>
  course.status ?? (percent > 0 || course.reports.length > 0 ? 'in_progress' : 'not_started');

const routineTasks = (): DemoTask[] =>
  Object.entries(COUNTY_SEATS).flatMap(([county, seat]) =>
    // A zone runs a third of what a county runs, and leads it itself.
    DEMO_ROUTINES.filter((_routine, nth) => seat.towns.length > 0 || nth % 3 === 0).map((routine, nth): DemoTask => {
      const isZone = seat.towns.length === 0;
      const key = `${county}/${routine.key}`;
      const turn = DEMO_DEVIATIONS[key] ?? {};
      const start = routine.start - Math.round(spread(`${key}/start`) * 10);
      const due = turn.due ?? routine.due + Math.round(spread(`${key}/due`) * 30);
      const reached = turn.reached ?? 0.97 + spread(`${key}/reached`) * 0.2;
      const percent = turn.status === 'done' ? 100 : Math.min(99, Math.round(plannedShare(start, due) * reached * 100));
      const [name, value, unit] = routine.target;
      const amount = Number((value * (0.6 + spread(`${key}/amount`) * 0.8)).toPrecision(2));
      const course: DemoCourse = {
        start,
        due,
        ...(turn.status ? { status: turn.status } : {}),
        reports: [
          [-24 + Math.round(spread(`${key}/r1`) * 6), Math.round(percent * 0.6), '按月调度，进展正常。'],
          [-9 + Math.round(spread(`${key}/r2`) * 7), percent, turn.words ?? routine.words],
        ],
        ...(turn.words && !turn.status ? { problems: turn.words } : {}),
        targets: [[name, amount, unit, 'at-least', Number(((amount * percent) / 100).toPrecision(2))]],
        // Every third one has a place, scattered around the seat as far as its towns lie.
        ...(isZone || nth % 3 === 0
          ? {
              place: [
                Number((seat.lon + (spread(`${key}/lon`) - 0.5) * 0.16).toFixed(4)),
                Number((seat.lat + (spread(`${key}/lat`) - 0.5) * 0.12).toFixed(4)),
              ] as const,
            }
          : {}),
      };
      return {
        key,
        isFromPaper: false,
        title: `${seat.name}${routine.title}`,
        body: `${name}${amount}${unit}，按季度完成阶段任务。`,
        lead: isZone ? county : `${county}-${routine.bureau}`,
        responsible: [],
        support: isZone
          ? []
          : [`${county}-fgj`, seat.towns[nth % seat.towns.length] ?? county].filter(
              (org) => org !== `${county}-${routine.bureau}`,
            ),
        course,
        status: statusOf(course, percent),
        percent,
      };
    }),
  );

/** Every task: those of the papers' items with their courses, then the usual work of four counties. */
export const demoTasks = (papers: readonly DemoPaper[]): DemoTask[] => [
  ...papers.flatMap((paper) =>
    paper.sections.flatMap(({ items }) =>
      items.map((item): DemoTask => {
        const course = DEMO_COURSES[item.key];
        if (!course) throw new Error(`no course for ${item.key}`);
        const percent = course.status === 'done' ? 100 : (course.reports.at(-1)?.[1] ?? 0);
        return {
          key: item.key,
          isFromPaper: true,
          title: item.title,
          body: item.text,
          lead: item.lead,
          responsible: item.responsible ?? [],
          support: item.support ?? [],
          course,
          status: statusOf(course, percent),
          percent,
        };
      }),
    ),
  ),
  ...routineTasks(),
];

/** Lights that wait for a second pair of eyes; `days` from the day of loading to the last day asked for. */
export const DEMO_OVERRIDES = [
  {
    task: 'fhh-tf',
    light: 'behind',
    reason: '南岸临时用地手续已报上级审批，等批复期间建议按滞后掌握。',
    days: 7,
  },
] as const;
