import { addDays, type Day } from '@luoshi/kernel/day.ts';

/**
 * Papers of the demonstration, in words of our own. What the report of 18 February 2019 names (projects, figures,
 * towns, areas, breakthroughs) is told as a work breakdown; `{year}` and `{+14}` (a day so many days on) are filled in when it is loaded.
 */
export type DemoItem = {
  key: string;
  /** Text between the printed number and the responsibility tail. */
  text: string;
  title: string;
  lead: string;
  responsible?: readonly string[];
  support?: readonly string[];
};
export type DemoPaper = {
  key: string;
  org: string;
  title: string;
  number: string;
  issuer: string;
  /** Days before the demonstration's day. */
  issuedBefore: number;
  opening: string;
  sections: readonly { heading: string; items: readonly DemoItem[] }[];
};

export const DEMO_PAPERS: readonly DemoPaper[] = [
  {
    key: 'rc-plan',
    org: 'rc',
    title: '荣成市“改革争先再突破”重点工作责任分解',
    number: '荣政办发〔{year}〕3号',
    issuer: '荣成市人民政府办公室',
    issuedBefore: 35,
    opening:
      '为贯彻省、市工作动员大会部署，推动所有工作向抓落实聚焦，现将年度重点工作分解如下，请各责任单位对照时限逐项落实。',
    sections: [
      {
        heading: '一、以项目为引擎，壮大实体经济',
        items: [
          {
            key: 'geer-1',
            title: '歌尔智能封测一期',
            text: '加快歌尔科技产业园建设，实施智能封测项目一期工程，建筑面积10万平方米，投资9亿元。',
            lead: 'rc-jkq',
            responsible: ['rc-geer'],
            support: ['rc-zjj', 'rc-zrzy'],
          },
          {
            key: 'mingjun',
            title: '名骏户外新增车型',
            text: '支持名骏户外休闲用品有限公司扩产，新上6个车型，产量增加400台。',
            lead: 'rc-jkq',
            responsible: ['rc-mingjun'],
            support: ['rc-gxj', 'rc-rsj'],
          },
          {
            key: 'fugong',
            title: '复工复产走访全覆盖',
            text: '组织机关干部分头走访复工复产企业，围绕生产订单、用工需求、人才引进摸清困难并制定解决措施，走访企业120家。',
            lead: 'rc-jkq',
            responsible: ['rc-grid1'],
            support: ['rc-rsj', 'rc-gxj'],
          },
          {
            key: 'yonggong',
            title: '节后用工对接',
            text: '举办节后用工对接活动6场，帮助企业招用工2000人。',
            lead: 'rc-rsj',
            support: ['rc-jkq', 'rc-sd'],
          },
        ],
      },
      {
        heading: '二、以“双招双引”为首要任务，改革招商体制',
        items: [
          {
            key: 'szsy',
            title: '组建双招双引专班',
            text: '构建项目招商新体系，组建专题专业专班队伍，新签约亿元以上项目30个。',
            lead: 'rc-swj',
            responsible: ['rc-szsy'],
            support: ['rc-jkq', 'rc-sd', 'rc-hyy'],
          },
          {
            key: 'gwh',
            title: '管委会+公司化改革',
            text: '推行经济开发区“管委会+公司化”改革，组建专业运营公司抓招商，市场化招引项目8个。',
            lead: 'rc-jkq',
            responsible: ['rc-jkq-co'],
            support: ['rc-fgj'],
          },
          {
            key: 'jzzs',
            title: '精准招商政策兑现',
            text: '落实精准招商政策文件，完成首批15家企业政策兑现。',
            lead: 'rc-swj',
            support: ['rc-czj'],
          },
          {
            key: 'pmxy',
            title: '亩产效益评价',
            text: '完成亩产效益综合评价，评价规模以上工业企业260家。',
            lead: 'rc-gxj',
            support: ['rc-zrzy', 'rc-jrj'],
          },
          {
            key: 'kjjr',
            title: '科技金融与普惠金融',
            text: '发挥科技金融、普惠金融加速器作用，新增授信企业200家，投放贷款12亿元。',
            lead: 'rc-jrj',
            support: ['rc-kjj', 'rc-czj'],
          },
          {
            key: 'hyy',
            title: '海洋高新园招商',
            text: '海洋高新园走专业化招商路子，引进海洋生物科技项目5个。',
            lead: 'rc-hyy',
            support: ['rc-hyj'],
          },
          {
            key: 'fww',
            title: '服务外包产业园运营',
            text: '服务外包产业园实行市场化运作，入驻企业达到60家。',
            lead: 'rc-fww',
            support: ['rc-swj'],
          },
        ],
      },
      {
        heading: '三、建设海洋强市',
        items: [
          {
            key: 'hymc',
            title: '海洋牧场品牌提升',
            text: '提高海洋牧场和休闲渔业品牌档次，新增省级以上海洋牧场2处。',
            lead: 'rc-hyj',
            support: ['rc-wlj'],
          },
          {
            key: 'hysw',
            title: '海洋生物产业集群',
            text: '提高海洋生物科技产业集群规模，产值增长12%。',
            lead: 'rc-hyj',
            responsible: ['rc-hyy'],
            support: ['rc-kjj'],
          },
          {
            key: 'yyjd',
            title: '国家远洋渔业基地',
            text: '提高国家远洋渔业基地和行业交易平台运作效益，实现交易额25亿元。',
            lead: 'rc-hyj',
            responsible: ['rc-sd'],
          },
        ],
      },
      {
        heading: '四、建设精致城市，惠民利民',
        items: [
          {
            key: 'fhh-tf',
            title: '凤凰湖公园改造土方工程',
            text: '完成石岛管理区凤凰湖公园改造项目土方工程。',
            lead: 'rc-sd',
            support: ['rc-zjj', 'rc-zrzy'],
          },
          {
            key: 'slh',
            title: '十里河绿轴公园',
            text: '建设十里河绿轴公园工程，绿化面积400亩。',
            lead: 'rc-zjj',
            support: ['rc-yatou'],
          },
          {
            key: 'smwh',
            title: '市民文化公园',
            text: '建设市民文化公园，全年建成开放。',
            lead: 'rc-zjj',
            support: ['rc-wlj'],
          },
          {
            key: 'wdqy',
            title: '五大区域开发',
            text: '抓好半岛环海路等五大区域开发，开工建设重点片区5个。',
            lead: 'rc-zjj',
            responsible: ['rc-jtj', 'rc-zrzy'],
          },
          {
            key: 'csjx',
            title: '城市双修70项工程',
            text: '实施城市双修、设施配套工程70项，总投资20亿元。',
            lead: 'rc-zjj',
            support: ['rc-czj', 'rc-fgj'],
          },
          {
            key: 'hhl',
            title: '半岛环海路荣成段',
            text: '完成半岛环海路荣成段前期手续并开工建设。',
            lead: 'rc-jtj',
            support: ['rc-lidao', 'rc-zrzy'],
          },
          {
            key: 'chengshan',
            title: '精致小镇成山',
            text: '打造成山精致小镇，完成镇区提升工程6项。',
            lead: 'rc-chengshan',
            support: ['rc-zjj', 'rc-wlj'],
          },
          {
            key: 'gangxi',
            title: '精致小镇港西',
            text: '打造港西精致小镇，完成镇区提升工程5项。',
            lead: 'rc-gangxi',
            support: ['rc-zjj', 'rc-nyj'],
          },
          {
            key: 'datuan',
            title: '精致小镇大疃',
            text: '打造大疃精致小镇，完成镇区提升工程4项。',
            lead: 'rc-datuan',
            support: ['rc-zjj', 'rc-nyj'],
          },
          {
            key: 'xczx',
            title: '乡村振兴三年行动',
            text: '实施乡村振兴三年行动，建成样板片区6个。',
            lead: 'rc-nyj',
            support: ['rc-czj', 'rc-slj'],
          },
        ],
      },
    ],
  },
  {
    key: 'rs-plan',
    org: 'rs',
    title: '乳山市“工作落实突破年”任务清单',
    number: '乳政办发〔{year}〕5号',
    issuer: '乳山市人民政府办公室',
    issuedBefore: 35,
    opening:
      '按照“工作项目化、项目清单化、清单责任化、办结时效化”的要求，确保每一项工作都有部署、有检查、有落实、有成效，制定本清单。',
    sections: [
      {
        heading: '一、加速项目落地、开工、投产',
        items: [
          {
            key: 'huitian-1',
            title: '惠田惠泓燃气发动机一期',
            text: '惠田惠泓燃气发动机一期生产车间建成后完成设备安装调试。',
            lead: 'rs-jkq',
            responsible: ['rs-huitian'],
            support: ['rs-gxj'],
          },
          {
            key: 'huitian-2',
            title: '惠田惠泓二期立项开工',
            text: '惠田惠泓燃气发动机二期项目完成立项并办结施工许可。',
            lead: 'rs-jkq',
            responsible: ['rs-huitian'],
            support: ['rs-fgj', 'rs-xzsp'],
          },
          {
            key: 'xingyi',
            title: '星宜新材料设备进场',
            text: '星宜新材料生产车间和涂布车间主体完工后，完成设备进场安装3条线。',
            lead: 'rs-jkq',
            responsible: ['rs-xingyi'],
            support: ['rs-gxj'],
          },
          {
            key: 'shutailang-q',
            title: '舒太郎食品巧克力车间',
            text: '舒太郎食品巧克力车间由试生产转入正式投产。',
            lead: 'rs-jkq',
            responsible: ['rs-shutailang'],
            support: ['rs-xzsp'],
          },
          {
            key: 'shutailang-t',
            title: '舒太郎食品糖果车间',
            text: '舒太郎食品糖果车间完成设备安装2条线并试生产。',
            lead: 'rs-jkq',
            responsible: ['rs-shutailang'],
          },
          {
            key: 'huishang',
            title: '项目会商机制运行',
            text: '成立项目会商领导小组，实施挂图作战，每周梳理影响项目推进的问题，会商解决率达到90%。',
            lead: 'rs-jkq',
            responsible: ['rs-hs'],
          },
          {
            key: 'wangge',
            title: '网格化联系企业',
            text: '实施网格化联系企业制度，联系企业180家。',
            lead: 'rs-jkq',
            support: ['rs-gxj', 'rs-rsj'],
          },
        ],
      },
      {
        heading: '二、寻标对标，创新双招双引',
        items: [
          {
            key: 'pizhou',
            title: '对标邳州经开区',
            text: '滨海新区对标江苏邳州经济开发区，形成对标清单并落实改进措施12条。',
            lead: 'rs-bh',
            support: ['rs-swj'],
          },
          {
            key: 'zhaoshang',
            title: '专业招商队伍',
            text: '强化专业招商队伍配置，签约项目16个。',
            lead: 'rs-swj',
            support: ['rs-bh', 'rs-jkq'],
          },
          {
            key: 'dajiankang',
            title: '全域大健康产业',
            text: '加快全域大健康产业接续发展，开工大健康项目4个。',
            lead: 'rs-bh',
            support: ['rs-wlj'],
          },
        ],
      },
      {
        heading: '三、九个方面创新突破',
        items: [
          {
            key: 'n1',
            title: '产业提升',
            text: '推进产业提升，新增规模以上工业企业15家。',
            lead: 'rs-gxj',
            support: ['rs-fgj'],
          },
          { key: 'n2', title: '“双招双引”突破', text: '推进双招双引突破，到位外来资金40亿元。', lead: 'rs-swj' },
          { key: 'n3', title: '海洋经济突破', text: '推进海洋经济突破，新建海洋牧场1处。', lead: 'rs-hyj' },
          { key: 'n4', title: '精致城市建设', text: '推进精致城市建设，改造老旧小区18个。', lead: 'rs-zjj' },
          { key: 'n5', title: '乡村振兴', text: '推进乡村振兴，建成示范村20个。', lead: 'rs-nyj' },
          {
            key: 'n6',
            title: '重大交通基础设施',
            text: '推进重大交通基础设施建设，新改建农村公路60公里。',
            lead: 'rs-jtj',
          },
          {
            key: 'n7',
            title: '社会治理',
            text: '推进社会治理创新，建成镇级综治中心15个。',
            lead: 'rs-dc',
            support: ['rs-chengqu'],
          },
          {
            key: 'n8',
            title: '镇域发展',
            text: '推进镇域发展，培育特色产业镇3个。',
            lead: 'rs-fgj',
            support: ['rs-yazi', 'rs-baishatan'],
          },
          { key: 'n9', title: '全面从严治党', text: '推进全面从严治党，开展作风专项督查4次。', lead: 'rs-dc' },
        ],
      },
      {
        heading: '四、深化“放管服”和“一次办好”改革',
        items: [
          {
            key: 'ycbh',
            title: '“一次办好”事项',
            text: '深化“一次办好”改革，公布一次办好事项900项。',
            lead: 'rs-xzsp',
            support: ['rs-rsj'],
          },
          {
            key: 'sixiang',
            title: '四个层面争先创优',
            text: '市级对标提升、镇级补短板、部门优化服务、企业转型发展四个层面建立目标清单4套。',
            lead: 'rs-dc',
          },
        ],
      },
    ],
  },
];

/** A paper that waits to be read: the text goes through the parser when the demonstration is loaded. */
export const DEMO_INBOX = {
  org: 'wh-dc',
  title: '全市节后重点项目集中开工活动方案',
  text: `全市节后重点项目集中开工活动方案

各区市人民政府，各开发区管委会，市直各有关部门：

为推动重点项目早开工、快建设，现就做好集中开工活动有关工作安排如下。

一、摸清项目底数

1. 对照年度计划逐个核实开工条件，{+14}前报送首批集中开工项目不少于40个。（责任单位：市发改委、各区市政府）

2. 梳理用地、规划、资金、手续方面的制约因素，形成问题清单。（市自然资源局牵头，市行政审批服务局、市财政局配合，{+19}前完成）

二、压实推进责任

3. 每个项目明确1名包保领导和1名联络员，建立到企到项目的联系机制。（责任单位：市发改委、市工信局）

4. 对进度滞后的项目每半月会商一次，一季度投资完成额不低于年度计划的18%。（市督查室牵头，市统计局配合）

三、营造良好氛围

5. 组织媒体集中报道重点项目建设情况，{+40}前刊发报道10篇以上。（市文旅局、市大数据局负责）
`,
} as const;

export type ComposedClause = {
  item: DemoItem;
  no: string;
  section: string;
  spanStart: number;
  spanEnd: number;
};

/** Fills `{year}` and `{+14}` (a day so many days after the demonstration's) into a text. */
export const fillDays = (text: string, demoDay: Day): string =>
  text.replaceAll('{year}', demoDay.slice(0, 4)).replace(/\{\+(\d+)\}/g, (_, count: string) => {
    const [, month, date] = addDays(demoDay, Number(count)).split('-').map(Number);
    return `${month}月${date}日`;
  });

/**
 * Writes a paper out as official papers look, and says where each item stands in it (UTF-16 units, end exclusive).
 * `unitName` gives the short name of a unit, `dueOf` the deadline of an item.
 */
export const composePaper = (
  paper: DemoPaper,
  demoDay: Day,
  unitName: (key: string) => string,
  dueOf: (item: DemoItem) => Day,
): { text: string; clauses: ComposedClause[] } => {
  const clauses: ComposedClause[] = [];
  let text = `${paper.title}\n${fillDays(paper.number, addDays(demoDay, -paper.issuedBefore))}\n\n${paper.opening}\n\n`;
  let count = 0;
  for (const { heading, items } of paper.sections) {
    text += `${heading}\n\n`;
    for (const item of items) {
      const no = String(++count);
      const [year, month, date] = dueOf(item).split('-').map(Number);
      const names = [item.lead, ...(item.responsible ?? [])].map(unitName).join('、');
      const support = (item.support ?? []).map(unitName).join('、');
      const spanStart = text.length;
      text += `${no}. ${item.text}（责任单位：${names}${support ? `；配合单位：${support}` : ''}；完成时限：${year}年${month}月${date}日）`;
      clauses.push({ item, no, section: heading, spanStart, spanEnd: text.length });
      text += '\n\n';
    }
  }
  return { text, clauses };
};
