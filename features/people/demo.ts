import { derivedId } from '@luoshi/server-kit/id.ts';

/** The demonstration's tenant and its names. Facts from the Weihai report of 18 February 2019; persons are invented. */
export const DEMO_TENANT = { id: derivedId('demo/tenant'), slug: 'demo', name: '威海市（演示）' } as const;
export const DEMO_PASSWORD = 'luoshi-demo';

export type DemoOrg = {
  key: string;
  parent: string | null;
  name: string;
  short: string;
  kind: string;
  region: string;
  aliases: readonly string[];
};

export const demoOrgId = (key: string): string => derivedId(`demo/org/${key}`);

type Bureau = [key: string, name: string, short: string, ...aliases: string[]];

// Usual offices of a prefecture, by their full name, short name and what papers call them.
const CITY_BUREAUS: readonly Bureau[] = [
  ['dc', '市委市政府督查室', '市督查室', '市政府督查室', '市委督查室'],
  ['fgw', '市发展和改革委员会', '市发改委', '市发展改革委', '市发展改革委员会'],
  ['gxj', '市工业和信息化局', '市工信局', '市经信局', '市经济和信息化局', '市经信委'],
  ['jyj', '市教育局', '市教育局'],
  ['kjj', '市科学技术局', '市科技局', '市科委'],
  ['gaj', '市公安局', '市公安局'],
  ['mzj', '市民政局', '市民政局'],
  ['sfj', '市司法局', '市司法局'],
  ['czj', '市财政局', '市财政局'],
  ['rsj', '市人力资源和社会保障局', '市人社局', '市人力社保局'],
  ['zrzy', '市自然资源和规划局', '市自然资源局', '市规划和自然资源局', '市资源规划局'],
  ['sthj', '市生态环境局', '市生态环境局'],
  ['zjj', '市住房和城乡建设局', '市住建局', '市建委', '市住房城乡建设局'],
  ['jtj', '市交通运输局', '市交通局'],
  ['slj', '市水务局', '市水务局', '市水利局'],
  ['nyj', '市农业农村局', '市农业农村局'],
  ['hyj', '市海洋发展局', '市海洋局'],
  ['swj', '市商务局', '市商务局', '市投资促进局'],
  ['wlj', '市文化和旅游局', '市文旅局', '市文化广电旅游局'],
  ['wjw', '市卫生健康委员会', '市卫健委', '市卫生健康委'],
  ['yjj', '市应急管理局', '市应急局'],
  ['sjj', '市审计局', '市审计局'],
  ['gzw', '市国有资产监督管理委员会', '市国资委'],
  ['scjg', '市市场监督管理局', '市市场监管局'],
  ['tjj', '市统计局', '市统计局'],
  ['dsj', '市大数据局', '市大数据局', '市数据局', '市数据资源局'],
  ['xzsp', '市行政审批服务局', '市审批局', '市政务服务局', '市审管办', '市政务服务管理办公室'],
  ['jrb', '市地方金融管理局', '市金融局', '市金融办', '市委金融办'],
  ['zscq', '市知识产权事业发展中心', '市知识产权中心'],
];

// Offices every county of the demonstration has.
const COUNTY_BUREAUS: readonly Bureau[] = [
  ['dc', '督查考核办公室', '督考办'],
  ['fgj', '发展和改革局', '发改局'],
  ['gxj', '工业和信息化局', '工信局'],
  ['kjj', '科学技术局', '科技局'],
  ['czj', '财政局', '财政局'],
  ['rsj', '人力资源和社会保障局', '人社局'],
  ['zrzy', '自然资源局', '自然资源局'],
  ['zjj', '住房和城乡建设局', '住建局'],
  ['jtj', '交通运输局', '交通局'],
  ['slj', '水利局', '水利局'],
  ['nyj', '农业农村局', '农业农村局'],
  ['hyj', '海洋发展局', '海洋局'],
  ['swj', '商务局', '商务局', '招商局'],
  ['wlj', '文化和旅游局', '文旅局'],
  ['xzsp', '行政审批服务局', '审批局'],
  ['jrj', '地方金融监管局', '金融局'],
];

const COUNTIES = [
  { key: 'hc', name: '环翠区', region: '371002', seat: '371002001' },
  { key: 'wd', name: '文登区', region: '371003', seat: '371003002' },
  { key: 'rc', name: '荣成市', region: '371082', seat: '371082007' },
  { key: 'rs', name: '乳山市', region: '371083', seat: '371083001' },
] as const;

const CITY_ZONES: readonly [key: string, name: string, short: string, region: string][] = [
  ['gxq', '威海火炬高技术产业开发区', '高区', '371071'],
  ['jkq', '威海经济技术开发区', '经区', '371072'],
  ['lgq', '威海临港经济技术开发区', '临港区', '371073'],
];

const TOWNS: readonly [county: string, key: string, name: string, region: string][] = [
  ['rc', 'rc-yatou', '崖头街道', '371082007'],
  ['rc', 'rc-xunshan', '寻山街道', '371082009'],
  ['rc', 'rc-laoshan', '崂山街道', '371082010'],
  ['rc', 'rc-ningjin', '宁津街道', '371082001'],
  ['rc', 'rc-lidao', '俚岛镇', '371082101'],
  ['rc', 'rc-chengshan', '成山镇', '371082102'],
  ['rc', 'rc-gangxi', '港西镇', '371082104'],
  ['rc', 'rc-tengjia', '滕家镇', '371082108'],
  ['rc', 'rc-datuan', '大疃镇', '371082109'],
  ['rc', 'rc-renhe', '人和镇', '371082112'],
  ['rs', 'rs-chengqu', '城区街道', '371083001'],
  ['rs', 'rs-xiacun', '夏村镇', '371083100'],
  ['rs', 'rs-haiyangsuo', '海阳所镇', '371083102'],
  ['rs', 'rs-baishatan', '白沙滩镇', '371083103'],
  ['rs', 'rs-yazi', '崖子镇', '371083110'],
  ['hc', 'hc-yangting', '羊亭镇', '371002101'],
  ['hc', 'hc-wenquan', '温泉镇', '371002102'],
  ['wd', 'wd-songcun', '宋村镇', '371003106'],
  ['wd', 'wd-mishan', '米山镇', '371003110'],
];

// Zones inside counties with the companies that run them (管委会+公司化), firms of the report, and task forces.
const OTHERS: readonly DemoOrg[] = [
  {
    key: 'rc-jkq',
    parent: 'rc',
    name: '荣成经济开发区管委会',
    short: '荣成经开区',
    kind: 'zone',
    region: '371082009',
    aliases: ['荣成经济开发区', '荣成开发区'],
  },
  {
    key: 'rc-jkq-co',
    parent: 'rc-jkq',
    name: '荣成经开产业运营有限公司',
    short: '经开运营公司',
    kind: 'company',
    region: '371082009',
    aliases: [],
  },
  {
    key: 'rc-sd',
    parent: 'rc',
    name: '石岛管理区管委会',
    short: '石岛管理区',
    kind: 'zone',
    region: '371082005',
    aliases: ['石岛管理区'],
  },
  {
    key: 'rc-hyy',
    parent: 'rc',
    name: '荣成海洋高新技术产业园管委会',
    short: '海洋高新园',
    kind: 'zone',
    region: '371082010',
    aliases: ['海洋高新园'],
  },
  {
    key: 'rc-fww',
    parent: 'rc',
    name: '荣成服务外包产业园管委会',
    short: '服务外包产业园',
    kind: 'zone',
    region: '371082007',
    aliases: [],
  },
  {
    key: 'rc-geer',
    parent: 'rc-jkq',
    name: '荣成歌尔科技产业园项目公司',
    short: '歌尔科技产业园',
    kind: 'enterprise',
    region: '371082009',
    aliases: ['歌尔'],
  },
  {
    key: 'rc-mingjun',
    parent: 'rc-jkq',
    name: '名骏户外休闲用品有限公司',
    short: '名骏户外',
    kind: 'enterprise',
    region: '371082009',
    aliases: [],
  },
  {
    key: 'rc-grid1',
    parent: 'rc-jkq',
    name: '荣成经开区企业服务第一网格',
    short: '经开第一网格',
    kind: 'grid',
    region: '371082009',
    aliases: [],
  },
  {
    key: 'rc-szsy',
    parent: 'rc',
    name: '荣成市双招双引专班',
    short: '双招双引专班',
    kind: 'task_force',
    region: '371082007',
    aliases: ['双招双引专班'],
  },
  {
    key: 'rs-jkq',
    parent: 'rs',
    name: '乳山经济开发区管委会',
    short: '乳山经开区',
    kind: 'zone',
    region: '371083001',
    aliases: ['乳山市经济开发区', '乳山经济开发区'],
  },
  {
    key: 'rs-bh',
    parent: 'rs',
    name: '乳山市滨海新区管委会',
    short: '滨海新区',
    kind: 'zone',
    region: '371083103',
    aliases: ['乳山市滨海新区'],
  },
  {
    key: 'rs-huitian',
    parent: 'rs-jkq',
    name: '惠田惠泓燃气发动机项目公司',
    short: '惠田惠泓',
    kind: 'enterprise',
    region: '371083001',
    aliases: [],
  },
  {
    key: 'rs-xingyi',
    parent: 'rs-jkq',
    name: '星宜新材料项目公司',
    short: '星宜新材料',
    kind: 'enterprise',
    region: '371083001',
    aliases: [],
  },
  {
    key: 'rs-shutailang',
    parent: 'rs-jkq',
    name: '舒太郎食品项目公司',
    short: '舒太郎食品',
    kind: 'enterprise',
    region: '371083001',
    aliases: [],
  },
  {
    key: 'rs-hs',
    parent: 'rs-jkq',
    name: '乳山经开区项目会商领导小组',
    short: '项目会商组',
    kind: 'task_force',
    region: '371083001',
    aliases: ['项目会商领导小组'],
  },
];

/** Every unit of the demonstration, parents before children. */
export const DEMO_ORGS: readonly DemoOrg[] = [
  {
    key: 'wh',
    parent: null,
    name: '威海市',
    short: '威海市',
    kind: 'prefecture',
    region: '371000',
    aliases: ['市政府', '威海市政府'],
  },
  ...CITY_BUREAUS.map(([key, name, short, ...aliases]) => ({
    key: `wh-${key}`,
    parent: 'wh',
    name: `威海${name}`,
    short,
    kind: 'department',
    region: '371002001',
    aliases: [name, ...aliases],
  })),
  ...CITY_ZONES.map(([key, name, short, region]) => ({
    key,
    parent: 'wh',
    name,
    short,
    kind: 'zone',
    region,
    aliases: [],
  })),
  ...COUNTIES.flatMap(({ key, name, region, seat }) => [
    { key, parent: 'wh', name, short: name, kind: 'county', region, aliases: [`${name}政府`, `${name}人民政府`] },
    ...COUNTY_BUREAUS.map(([bureau, full, short, ...aliases]) => ({
      key: `${key}-${bureau}`,
      parent: key,
      name: `${name}${full}`,
      short: `${name.slice(0, 2)}${short}`,
      kind: 'department',
      region: seat,
      aliases: aliases.map((alias) => `${name}${alias}`),
    })),
  ]),
  ...TOWNS.map(([county, key, name, region]) => ({
    key,
    parent: county,
    name,
    short: name,
    kind: 'town',
    region,
    aliases: [],
  })),
  ...OTHERS,
];

export type DemoPerson = { key: string; org: string; name: string; title: string; isHead: boolean };
const person = (key: string, org: string, name: string, title: string, isHead = false): DemoPerson => ({
  key,
  org,
  name,
  title,
  isHead,
});

/** Invented persons in posts. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('supervisor', 'wh-dc', '王立群', '督查室主任', true),
  person('leader', 'rc', '陈远航', '荣成市市长', true),
  person('liaison', 'rc-jkq', '李晓梅', '经开区办公室联络员'),
  person('officer', 'rc-fgj', '张建国', '包保干部'),
  person('grid', 'rc-grid1', '孙海涛', '网格员', true),
  person('enterprise', 'rc-mingjun', '宋先生', '企业联系人', true),
  person('sysadmin', 'wh-dsj', '赵志强', '系统管理员'),
  person('secadmin', 'wh-dsj', '钱敏', '安全管理员'),
  person('auditor', 'wh-sjj', '周正', '审计员'),
  person('rs-leader', 'rs', '林海平', '乳山市市长', true),
  person('rc-vice1', 'rc', '于洪涛', '荣成市副市长'),
  person('rc-vice2', 'rc', '曲丽华', '荣成市副市长'),
  person('rs-vice1', 'rs', '姜明', '乳山市副市长'),
  person('rc-jkq-head', 'rc-jkq', '毕建军', '管委会主任', true),
  person('rc-sd-head', 'rc-sd', '鞠文斌', '管委会主任', true),
  person('rs-jkq-head', 'rs-jkq', '宫少杰', '管委会主任', true),
  person('rs-bh-head', 'rs-bh', '高爱民', '管委会主任', true),
  person('rc-zjj-head', 'rc-zjj', '张勇', '局长', true),
  person('rc-hyj-head', 'rc-hyj', '许海燕', '局长', true),
  person('rc-nyj-head', 'rc-nyj', '梁国栋', '局长', true),
  person('rc-swj-head', 'rc-swj', '袁丽', '局长', true),
  person('rs-liaison', 'rs-jkq', '刘芳', '联络员'),
];
export const demoPersonId = (key: string): string => derivedId(`demo/person/${key}`);

/** Accounts of the demonstration: one a role; they sign in from the same machine only. */
export const DEMO_ACCOUNTS: readonly { role: string; person: string; org: string; under: string }[] = [
  { role: 'supervisor', person: 'supervisor', org: 'wh-dc', under: 'wh' },
  { role: 'leader', person: 'leader', org: 'rc', under: 'rc' },
  { role: 'liaison', person: 'liaison', org: 'rc-jkq', under: 'rc-jkq' },
  { role: 'officer', person: 'officer', org: 'rc-fgj', under: 'rc-fgj' },
  { role: 'grid', person: 'grid', org: 'rc-grid1', under: 'rc-grid1' },
  { role: 'enterprise', person: 'enterprise', org: 'rc-mingjun', under: 'rc-mingjun' },
  { role: 'sysadmin', person: 'sysadmin', org: 'wh-dsj', under: 'wh' },
  { role: 'secadmin', person: 'secadmin', org: 'wh-dsj', under: 'wh' },
  { role: 'auditor', person: 'auditor', org: 'wh-sjj', under: 'wh' },
];
export const demoAccountId = (role: string): string => derivedId(`demo/account/${role}`);
