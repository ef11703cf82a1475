import { derivedId } from '@luoshi/server-kit/id.ts';

/** A firm of the demonstration. Those of the 2019 report have no code: theirs is not ours to invent. */
export type DemoFirm = {
  key: string;
  name: string;
  org: string;
  industry: string;
  address: string;
  staff: number;
  isAboveScale: boolean;
  tags: readonly string[];
  note?: string;
  isOfReport?: boolean;
};

const OF_REPORT: readonly DemoFirm[] = [
  {
    key: 'goertek',
    name: '荣成歌尔科技有限公司',
    org: 'rc-jkq',
    industry: '计算机、通信和其他电子设备制造业',
    address: '荣成经济开发区歌尔科技产业园',
    staff: 2860,
    isAboveScale: true,
    tags: ['重点企业', '高新技术企业'],
    note: '智能封测项目一期在建，建筑面积约 10 万平方米。',
    isOfReport: true,
  },
  {
    key: 'mingjun',
    name: '荣成名骏户外休闲用品有限公司',
    org: 'rc-grid1',
    industry: '汽车制造业',
    address: '荣成经济开发区',
    staff: 620,
    isAboveScale: true,
    tags: ['重点企业', '外贸企业'],
    note: '今年计划新上 6 个车型，产量增加 400 台。',
    isOfReport: true,
  },
  {
    key: 'huitian',
    name: '惠田惠泓（乳山）动力有限公司',
    org: 'rs-jkq',
    industry: '通用设备制造业',
    address: '乳山市经济开发区',
    staff: 310,
    isAboveScale: true,
    tags: ['重点企业'],
    note: '燃气发动机一期生产车间完工，二期完成立项。',
    isOfReport: true,
  },
  {
    key: 'xingyi',
    name: '乳山星宜新材料有限公司',
    org: 'rs-jkq',
    industry: '橡胶和塑料制品业',
    address: '乳山市经济开发区',
    staff: 140,
    isAboveScale: false,
    tags: ['在建项目'],
    note: '生产车间、涂布车间钢结构主体完成，设备进场。',
    isOfReport: true,
  },
  {
    key: 'shutailang',
    name: '舒太郎食品（乳山）有限公司',
    org: 'rs-jkq',
    industry: '食品制造业',
    address: '乳山市经济开发区',
    staff: 205,
    isAboveScale: true,
    tags: ['在建项目', '外资企业'],
    note: '巧克力车间转入试生产，糖果车间设备进场。',
    isOfReport: true,
  },
];

type Trade = { industry: string; words: readonly string[]; tags: readonly string[]; staff: number };
const TRADES: readonly Trade[] = [
  { industry: '水产品加工业', words: ['海珍', '远海', '蓝湾', '渔歌'], tags: ['海洋经济', '外贸企业'], staff: 260 },
  { industry: '食品制造业', words: ['麦禾', '鲜之源', '福满'], tags: ['农业龙头'], staff: 150 },
  { industry: '船舶制造业', words: ['北洋', '锚地', '启航'], tags: ['重点企业'], staff: 420 },
  { industry: '通用设备制造业', words: ['精工', '恒力', '卓锐', '同轴'], tags: ['专精特新'], staff: 180 },
  { industry: '医疗器械制造业', words: ['康泽', '安护'], tags: ['高新技术企业', '专精特新'], staff: 230 },
  { industry: '新材料制造业', words: ['碳谷', '瀚纤'], tags: ['高新技术企业'], staff: 160 },
  { industry: '纺织服装业', words: ['织锦', '暖阳'], tags: ['外贸企业'], staff: 340 },
  { industry: '软件和信息技术服务业', words: ['云帆', '数澜', '智汇'], tags: ['服务外包'], staff: 90 },
];
const PLACES: readonly [org: string, place: string][] = [
  ['rc-jkq', '荣成'],
  ['rc-sd', '石岛'],
  ['rc-hyy', '荣成'],
  ['rc-fww', '荣成'],
  ['rc-lidao', '俚岛'],
  ['rc-chengshan', '成山'],
  ['rc-renhe', '人和'],
  ['rc-tengjia', '滕家'],
  ['rs-jkq', '乳山'],
  ['rs-bh', '乳山'],
  ['rs-baishatan', '乳山'],
  ['rs-xiacun', '乳山'],
  ['hc-yangting', '威海'],
  ['hc-wenquan', '威海'],
  ['wd-songcun', '文登'],
  ['wd-mishan', '文登'],
];
const FORMS = ['有限公司', '股份有限公司', '科技有限公司', '实业有限公司'];

const INVENTED: readonly DemoFirm[] = Array.from({ length: 48 }, (_, n): DemoFirm => {
  const trade = TRADES[n % TRADES.length] ?? TRADES[0];
  const [org, place] = PLACES[(n * 5) % PLACES.length] ?? ['rc-jkq', '荣成'];
  if (!trade) throw new Error('no trades');
  const word = trade.words[Math.floor(n / TRADES.length) % trade.words.length] ?? '';
  const kind = trade.industry.replace(/(?:制造业|加工业|服务业|服装业|业)$/u, '').slice(0, 6);
  const staff = Math.round(trade.staff * (0.3 + ((n * 37) % 100) / 70));
  return {
    key: `firm-${n}`,
    name: `${place}${word}${kind}${FORMS[(n * 3) % FORMS.length]}`,
    org,
    industry: trade.industry,
    address: `${place}${['滨海路', '工业一路', '创新大道', '港湾街', '兴业路'][n % 5]}${12 + ((n * 17) % 180)}号`,
    staff,
    isAboveScale: staff >= 120,
    tags: trade.tags.slice(0, 1 + (n % 2)),
  };
});

const seen = new Set<string>();
/** Firms of the report and invented ones, each name once. */
export const DEMO_FIRMS: readonly DemoFirm[] = [...OF_REPORT, ...INVENTED].filter(
  ({ name }) => !seen.has(name) && seen.add(name),
);

export const demoFirmId = (key: string): string => derivedId(`demo/firm/${key}`);

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗';
const GIVEN = ['建军', '海燕', '志强', '雪梅', '国栋', '晓东', '丽华', '永刚', '文静', '浩然'];
/** An invented contact. */
export const demoContact = (n: number): string =>
  `${SURNAMES[(n * 7) % SURNAMES.length]}${GIVEN[(n * 3) % GIVEN.length]}`;

type DemoIndicator = { name: string; unit: string; of: Readonly<Record<string, readonly [number, number, number]>> };
/** Figures of counties, invented in proportion: the year before last but one, last but one, last. */
export const DEMO_INDICATORS: readonly DemoIndicator[] = [
  {
    name: '地区生产总值',
    unit: '亿元',
    of: { hc: [512.4, 541.2, 574.6], wd: [438.1, 452.6, 479.3], rc: [921.7, 958.9, 1016.4], rs: [301.2, 312.8, 331.5] },
  },
  {
    name: '规上工业增加值增速',
    unit: '%',
    of: { hc: [5.1, 6.4, 6.9], wd: [4.2, 4.9, 6.1], rc: [6.3, 7.2, 8.0], rs: [3.9, 5.5, 7.4] },
  },
  {
    name: '固定资产投资',
    unit: '亿元',
    of: { hc: [182.3, 195.1, 203.8], wd: [141.9, 138.2, 149.7], rc: [268.4, 291.5, 318.2], rs: [96.7, 104.3, 118.9] },
  },
  {
    name: '一般公共预算收入',
    unit: '亿元',
    of: { hc: [46.2, 47.9, 49.8], wd: [31.4, 32.2, 33.9], rc: [62.8, 64.1, 67.5], rs: [20.3, 21.1, 22.4] },
  },
  {
    name: '实际使用外资',
    unit: '万美元',
    of: { hc: [15200, 16100, 17900], wd: [8200, 8900, 9300], rc: [18400, 20100, 23600], rs: [5100, 5600, 6800] },
  },
  {
    name: '居民人均可支配收入',
    unit: '元',
    of: { hc: [52310, 55180, 58240], wd: [44120, 46550, 49010], rc: [46890, 49600, 52470], rs: [40230, 42410, 44890] },
  },
];
