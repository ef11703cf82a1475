/** What a column of a table holds. */
export type ColumnRole =
  | 'no'
  | 'section'
  | 'title'
  | 'task'
  | 'project'
  | 'content'
  | 'lead'
  | 'responsible'
  | 'owner'
  | 'support'
  | 'person'
  | 'deadline'
  | 'quarter'
  | 'amount'
  | 'target'
  | 'unit'
  | 'place'
  | 'stage'
  | 'score'
  | 'remark';

/** Headings by role, tried in this order; a heading is compared without blanks, brackets and numbers of notes. */
const COLUMNS: readonly [ColumnRole, RegExp][] = [
  ['no', /^(?:序号|序|编号|项号|No\.?|#|(?:项目|任务|事项|工作)(?:编号|序号|代码)|号)$/i],
  [
    'remark',
    /^(?:备注|说明|联系电话|电话|联系方式|附注|依据|任务来源|来源|文件依据|是否.*|国家分类|分类依据|手机|信用代码|是.?否.*|填报.*|资金来源|存在(?:的)?(?:主要)?问题|下步(?:工作)?措施|下一步.*|需协调.*|亮灯.*|评分标准|评分办法|计分办法|得分|考核方式|考核办法|反馈周期|报送频次|成果形式|应用场景|建设性质|性质)$/,
  ],
  ['score', /^(?:分值|各项分值|权重|得分|满分|标准分|自评分|考核分值|赋分|基准分)(?:分|%)?$/],
  [
    'quarter',
    /^(?:第?[一二三四1-4]季度|[一二三四]季度末|Q[1-4]|上半年|下半年|前三季度|[1-9一三六九]\d?-?\d{0,2}月(?:份|底)?)(?:节点|目标|目标任务|计划|进度|工作目标|形象进度|工作计划|任务|推进计划|安排|推进目标|工作节点)?$/,
  ],
  [
    'deadline',
    /^(?:(?:计划|拟|预计|目标|整改|要求|规定|最终)?(?:完成|办结|办理|整改|建成|竣工|投产|达标|销号|办复|反馈|上报|报送|推进|落实|投用|验收)(?:的)?(?:时限|时间|期限|节点|日期|年限|年份)(?:要求|节点|安排)?|时间(?:节点|进度|要求|安排|期限)?|(?:工作|进度|任务)?(?:时限|期限)(?:要求)?|(?:工作|完成)节点|(?:计划)?(?:起止|开竣工|开工竣工|建设|实施|建设起止|项目起止)(?:年限|年月|时间|年份|期限|工期|周期|日期|起止年限)|拟投入运营时间|截止(?:时间|日期)|进度安排|工期|计划竣工|预计完成)$/,
  ],
  [
    'person',
    /^(?:(?:批示|交办|督办)领导(?:同志)?|(?:市级|县级|区级|镇级|省级|市|县|区|厅级)?(?:总)?(?:牵头|责任|分管|包保|包抓|包联|包干|联系|挂钩|挂点|挂包|督办|督导|主管|负责|协管|挂帅|领衔|领办|分包|联络|带队)(?:市|县|区|校|局|院)?(?:级)?领导(?:同志)?|领导|市领导|县领导|区领导|(?:第一|直接|具体|主要|项目|整改|企业|单位)?责任人(?:员)?(?:及职务)?|(?:项目|单位|具体|主要|专班)?负责人|(?:项目)?联络员|(?:项目)?联系人|包保干部|包保责任人|牵头人|项目(?:专员|秘书|管家|经理|长)|姓名|组长|链长|经办人|网格员)$/,
  ],
  [
    'lead',
    /^(?:(?:总)?牵头(?:责任)?(?:单位|部门|地区|科室|处室|主体)?|主办(?:单位|部门|科室)?|主责(?:单位|部门)|主要责任(?:单位|部门)|第一责任单位|组织单位)(?:名称)?$/,
  ],
  [
    'support',
    /^(?:(?:主要)?(?:配合|协办|协作|参与|参加|协同|协助|支持|会办)(?:责任)?(?:单位|部门|科室|处室)?)(?:名称)?$/,
  ],
  [
    'responsible',
    /^(?:(?:具体)?责任(?:单位|部门|主体|地区|科室|处室|股室|县区|区县|乡镇|镇街|社区|街道|村|村居|片区|分工|方|单位及分工|单位(?:及|和|、|与|\/)责任人|单位(?:及|和|、|与|\/)负责人)|承办(?:单位|部门|科室)?|(?:具体)?落实(?:单位|部门|主体|科室|股室)|(?:具体)?实施(?:单位|部门|主体|科室)|承担(?:单位|部门)|(?:具体)?负责(?:单位|部门|考核部门|科室)|办理(?:单位|部门)|执行(?:单位|部门)|完成(?:单位|部门)|推进(?:单位|部门)|(?:行业)?主管(?:单位|部门)|指导单位|考核(?:单位|部门)|整改(?:单位|主体|责任单位)|责任落实|属地(?:责任单位|单位)?|单位|部门|责任)(?:名称)?$/,
  ],
  [
    'owner',
    /^(?:(?:项目)?(?:建设|投资|运营|实施)(?:主体|单位|法人)|项目(?:单位|业主|法人|主体|建设单位|业主单位)|业主(?:单位)?|企业名称|企业|申报单位|投资(?:方|企业)|单位名称|公司名称)$/,
  ],
  [
    'place',
    /^(?:(?:建设|项目|实施|所在|所属)?(?:地点|地址|位置|属地|区域|所在地|选址)|区县|县区|县（?市、?区）?|所在(?:县|区|市|镇).*|乡镇|镇街|地区|区域|建设地址)$/,
  ],
  [
    'stage',
    /^(?:(?:截至)?(?:目前|当前|最新)?(?:项目|工作|建设)?(?:进展|进度|阶段|状态)(?:情况)?|截至.*进展.*|形象进度|目前.*|进展情况|当前.*|工作进展.*|完成情况|落实情况|是否完成|项目阶段|目前进展.*)$/,
  ],
  ['unit', /^(?:计量单位|单位\/|计算单位|量纲)$/],
  [
    'amount',
    /^(?:(?:项目|计划|估算|预计|概算)?总投资.*|(?:累计|截至.{2,10})(?:已)?完成(?:投资)?(?:额)?|.*投资(?:额|总额|金额|规模|估算|计划|概算|完成|目标|完成额)?|.*(?:资金|预算|经费|产值|税收|收入|金额|绝对额|增长|增速|同比|增幅|占比|总量|面积|亩数|规模数|用地.*|数量|余额|能耗|利润|销售额|出口额|进口额|额度|债券|支出|补助|授信).*)$/,
  ],
  [
    'target',
    /^(?:目标值|(?:年度|全年|\d{4}年)?(?:目标|指标|预期|计划|任务)(?:值|数|量)|(?:年度|全年)(?:目标|计划|指标)|\d{4}年(?:目标|计划|预期)|完成标准|预期目标|量化目标|考核目标)$/,
  ],
  [
    'project',
    /^(?:项目名称|项目|重点项目|项目名|工程名称|数据集名称|建设项目|项目（?工程）?名称|重大项目|项目（课题）名称)$/,
  ],
  [
    'content',
    /^(?:(?:主要)?(?:建设|项目|工程)(?:规模|内容|概况|简介|情况)(?:(?:及|和|与|、)?(?:主要)?(?:规模|内容|建设内容))?|建设内容.*|建设规模.*|项目简介|简要描述|主要建设.*|规模及内容|内容及规模)$/,
  ],
  [
    'task',
    /^(?:(?:主要)?(?:任务|工作)(?:内容|措施|举措|分解|要求|清单|安排|目标任务|任务分解|要点)|具体(?:任务|工作|内容|措施|举措|要求|事项|工作任务|工作内容|工作措施|目标|任务内容|做法|责任)|主要(?:内容|措施|举措|任务措施|工作内容|做法|职责)|考核(?:指标|内容|要求|标准)|目标任务|整改(?:措施|任务|内容|要求|目标)|议定(?:事项|内容)|(?:年度)?工作目标|(?:年度)?目标任务|内容|职责(?:任务|分工|内容)?|任务措施|任务要求|推进举措|细化举措|分解任务|任务分解|督办(?:事项|内容)|决策事项|批示(?:内容|要求)|工作职责|措施|举措|落实举措|落实措施|改革举措|办理(?:事项|内容)|承诺(?:事项|内容)|诉求(?:内容)?)$/,
  ],
  [
    'title',
    /^(?:(?:任务|工作|重点|主要|考核|事项|工作任务|改革|督查|督办|攻坚|整改)?(?:任务|事项|项目|工作|名称|重点任务|重点工作|指标|内容)(?:名称)?|(?:重点|主要)(?:工作)?任务|重点工作(?:任务)?|(?:主要)?指标(?:名称)?|工作名称|任务名称|问题(?:描述|清单)?|反馈问题|(?:存在)?问题|议题|活动名称|行动名称|工程|政策名称|报告内容|任务来源内容|承诺名称|重点事项|主要工作|实事项目)$/,
  ],
  ['task', /^[\p{Script=Han}]{2,8}(?:内容|措施|举措|做法)$/u],
  [
    'task',
    /^(?!时|目标|[成战效]果|成效|质量|考核|材料|标准|进度|资质|技术|格式)[\p{Script=Han}]{2,4}(?:要求|意见|办法)$/u,
  ],
  ['title', /^[\p{Script=Han}]{2,4}(?:任务|事项|工作)$/u],
  [
    'section',
    /^(?:类别|大类|小类|分类|种类|领域|板块|(?:工作|任务|项目|重点|所属|行业|一级|二级|三级)(?:类别|分类|领域|指标|板块|类型|方向|行业)|行业|专项|分组|方面|类型|专题|条线|重点领域|项目类型|所属行业|阶段|工作阶段|部分|环节|专班)$/,
  ],
];

const BRACKETS = /[(（〔【[][^()（）〔〕【】[\]]*[)）〕】\]]/g;

/** A heading without blanks and remarks in brackets. */
export function bareHeading(cell: string): string {
  return cell
    .replace(/[\s⏎]+/g, '')
    .replace(BRACKETS, '')
    .replace(/[：:*＊]+$/, '');
}

/** With blanks and a remark in brackets. */
const LONGEST_PRINTED = 120;
const LONGEST_NUMBER_HEADING = 12;
/** Whether a heading is that of the numbers of rows. */
export const isNumberHeading = (cell: string): boolean =>
  cell.length <= LONGEST_NUMBER_HEADING && (COLUMNS[0]?.[1].test(bareHeading(cell)) ?? false);

/** What a column headed so holds, or null for headings not known. */
export function columnRole(cell: string): ColumnRole | null {
  if (cell === '' || cell.length > LONGEST_PRINTED) return null;
  const bare = bareHeading(cell);
  if (bare === '' || bare.length > 18) return null;
  for (const [role, test] of COLUMNS) if (test.test(bare)) return role;
  return null;
}

/** The measure printed with a heading: 总投资（亿元）. */
export const HEADING_UNIT =
  /[(（〔/](?:单位[：:])?\s*((?:[百千万亿]{0,2})(?:元|美元|欧元|港元|平方米|亩|公顷|公里|吨|个|家|人|台|套|户|项|%|件|人次|千瓦时|千瓦|立方米))[)）〕]?/;
/** The same said once for a whole table. */
export const TABLE_UNIT = /(?:金额)?单位[：:]\s*((?:[百千万亿]{0,2})(?:元|美元|平方米|亩|吨|个|家|人|台))/;
/** Growth without a measure is in per cent. */
export const RATE_HEADING = /增长|增速|同比|增幅|占比|比重|完成率|比例/;
/** Headings under which a number without a measure is still an amount of money. */
export const MONEY_HEADING = /投资|资金|额度|债券|支出|补助|授信|预算|经费|产值|税收|收入|金额|绝对额/;

/** Words in headings that no dictionary holds: who helps, who leads, whose names stand below, what is to come of it. */
export const MEASURE_OR_BODY = '单位';
export const HELPS = /配合|帮|协|参[与战建加]|联[动办合]|辅|助|支持|会同/;
/** Those who look on and judge do not do it. */
export const JUDGES =
  /督办|首谈|引荐|引资|线索|来源|填报|报送|推荐|申报|交办|下达|发文|主送|审核|审批|承接|裁判|评判|评审|考评|监督|督查|督导|考核|验收/;
export const OF_BODIES = /(?:部门|单位|主体|专班|科室|机构)$/;
export const LEADS_HEADING = /牵头|主办|总负责|挂帅单位/;
export const HUMAN_HEADING = /领导|指挥|长$|人$|谁|员$|同志|书记|挂帅|负责/;
export const OUTCOME_HEADING = /目标|要求|成效|战果|成果|标准|指标|效果|达到|干到|程度/;
/** A time under one of these is when something began or came in, not when it is due. */
export const START_HEADING = /开工|开始|起始|启动|交办|批示|发文|来文|受理|下达|签约|登记|收到|成立|印发/;

/** Rows that sum up or give points; nobody has to do them. */
export const SUM_ROW = /^(?:总计|合计|小计|共计|总分|总\s*计|合\s*计|小\s*计|累计|平均)[:：]?$/;
export const POINTS_ROW =
  /^(?:奖扣分|加扣分|加减分|加分|扣分|减分|奖励|奖惩|附加分|一票否决)(?:项目?|事项|情况|内容)?$/;
/** A row number. */
export const ROW_NUMBER =
  /^(?:[(]?\d{1,4}(?:[.-]\d{1,3})*[)]?[.、]?|[(]?[一二三四五六七八九十百]{1,4}[)]?[、.]?|[①-⑳])$/;
export const SECTION_NUMBER = /^[(]?[一二三四五六七八九十百]{1,4}[)]?[、.]?$/;
export const SECTION_TEXT =
  /^(?:[一二三四五六七八九十百]{1,4}[、.]|[(][一二三四五六七八九十]{1,3}[)]|第[一二三四五六七八九十]{1,3}[章节部类]|[A-Z][、.])\s*/;
/** A leading number printed in the same cell as the words. */
export const CELL_NUMBER =
  /^([(]?\d{1,3}[)]?[.、．)]|[(][一二三四五六七八九十]{1,3}[)]|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*(?=[^\d\s])/;
export const TABLE_NOTE = /^(?:注|备注|说明|填表说明|填报单位|制表|单位[：:]|附注|数据来源)/;
export const TABLE_CAPTION =
  /(?:分解表|一览表|任务表|清单|台账|台帐|明细表|汇总表|计划表|安排表|分工表|名单|目录|项目表|细则|方案|表)$/;
export const NOTHING = /^(?:[-—/\\无]|——|—|暂无|N\/?A|／|\.)$/i;
export const PERCENT = '%';
/** A cell under a heading of amounts that holds a year. */
export const YEAR_OF_AMOUNT = /^20\d\d$/;
/** What stands between two pages of one table. */
export const PAGE_LINE = /^(?:[-—]?\s?\d{1,4}\s?[-—]?|第\s?\d+\s?页.*)$/;
/** A column that names bodies and people together. */
export const WITH_PEOPLE = /责任人|负责人|联系人/;
/** A role printed in brackets after a name. */
export const ROLE_BRACKET = /[(〔【](?:总)?(牵头|主办|负责|配合|协办|参与)(?:单位|部门)?[)〕】]$/;
