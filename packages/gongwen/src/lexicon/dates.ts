import { named } from '../named.ts';

/** Festivals by the words used for them; those with a fixed day have it as month and day. */
export const FESTIVALS: Record<string, [month: number, day: number] | null> = {
  元旦: [1, 1],
  春节: null,
  元宵节: null,
  元宵: null,
  清明节: [4, 4],
  清明: [4, 4],
  五一: [5, 1],
  劳动节: [5, 1],
  端午节: null,
  端午: null,
  七一: [7, 1],
  八一: [8, 1],
  中秋节: null,
  中秋: null,
  国庆节: [10, 1],
  国庆: [10, 1],
  十一: [10, 1],
  重阳节: null,
  教师节: [9, 10],
  重阳: null,
};
/** The name a festival goes by in the calendar given to the parser. */
export const FESTIVAL_NAME: Record<string, string> = {
  元宵: '元宵节',
  清明: '清明节',
  五一: '劳动节',
  端午: '端午节',
  中秋: '中秋节',
  国庆: '国庆节',
  十一: '国庆节',
  重阳: '重阳节',
};

const YEAR = '(?<y>20\\d{2}|19\\d{2})\\s?年';
const REL = '(?<r>今年|本年度|明年|次年|后年|去年)';
const MONTH = '(?<m>\\d{1,2})\\s?月(?!季)(?:份)?';
const EDGE = '(?<e>上旬|中旬|下旬|初|中|底|末)?';
const BEFORE = '(?<b>\\s?(?:之前|以前|前|底前|之内|以内|内))?';
const TO = '\\s?(?:[-—~至到]|--|——)\\s?';
const HALF = '上半年|下半年';
const QUARTER = '(?:第)?[一二三四1-4]\\s?季度';
const HANYEAR = '(?<hy>二[〇○零O0]\\s?[一二三四五六七八九〇○零O0]\\s?[一二三四五六七八九〇○零O0])\\s?年';

/**
 * Expressions of time, one alternative each; `k_…` groups tell which one it was.
 * Every repetition is bounded, so the time taken is linear in the text.
 */
export const TIME = named(
  [
    `(?<k_range>(?:(?<y1>20\\d{2})\\s?(?:年)?(?:度)?(?:(?<m1>\\d{1,2})月(?:份)?(?:(?<d1>\\d{1,2})[日号])?)?${TO}(?:(?<y2>20\\d{2})\\s?(?:年)?(?:度)?)(?:(?<m2>\\d{1,2})\\s?月(?:份)?(?:(?<d2>\\d{1,2})[日号])?(?<e2>底|末|上旬|中旬|下旬)?)?(?![\\d.]))|(?:(?<y3>20\\d{2})年)?(?<m3>\\d{1,2})(?:月(?:份)?(?:(?<d3>\\d{1,2})[日号])?)?${TO}(?<m4>\\d{1,2})月(?:份)?(?:(?<d4>\\d{1,2})[日号])?(?<e4>底|末|上旬|中旬|下旬)?)`,
    `(?<k_iso>(?<iy>20\\d{2})[-./](?<im>\\d{1,2})[-./](?<id>\\d{1,2})(?![\\d.]))${'(?<ib>\\s?(?:之前|以前|前))?'}`,
    `(?<k_day>(?:(?:${YEAR}|${REL.replace('<r>', '<dr>')})\\s?)?(?<dm>\\d{1,2})\\s?月\\s?(?<dd>\\d{1,2})\\s?[日号])(?<db>\\s?(?:之前|以前|前))?`,
    `(?<k_season>(?:(?:(?<sy>20\\d{2})\\s?年|${REL.replace('<r>', '<sr>')})\\s?(?:的)?)?(?<sw>${HALF}|${QUARTER}|前三季度)(?<se>底|末|结束)?)(?<sb>\\s?(?:之前|以前|前|内))?`,
    `(?<k_month>(?:(?:(?<my>20\\d{2})\\s?年|${REL.replace('<r>', '<mr>')})\\s?)?${MONTH}(?!\\d)${EDGE})${BEFORE}`,
    `(?<k_dotmonth>(?<ty>20\\d{2})[.](?<tm>0[1-9]|1[0-2]|[1-9])(?![\\d.%]))`,
    `(?<k_within>(?<wn>\\d{1,3}|[一二两三四五六七八九十]{1,3})\\s?(?:个)?\\s?(?<wu>工作日|自然日|日|天|周|星期|月|季度|年|小时)\\s?(?:之内|以内|内))`,
    `(?<k_year>(?:(?<yy>20\\d{2})\\s?年|${REL.replace('<r>', '<yr>')}|(?<han>${HANYEAR}))\\s?(?:度)?(?<ye>年?\\s?(?:底|末)|年终|年底|年末|年内|全年)?)(?<yb>\\s?(?:之前|以前|前|以内|内|之内))?`,
    `(?<k_wholeyear>全年)(?=[\\p{Script=Han}“”]{2,14}\\d|[\\p{Script=Han}]{0,12}?(?:力争|达到|突破|超过|不少于|不低于)|(?:力争|计划|要|累计|确保)?(?:举办|新增|完成|开展|组织|实现|引进|培育|培训|建成|改造|新建|实施|争取|招引|签约|发放|筹集|投入|整治|创建|打造|推广|投资))`,
    `(?<k_plan>[“]?十(?<pn>[四五六])五[”]?(?:规划)?(?:时期|期间|期)?末)(?<pb>\\s?(?:之前|以前|前))?`,
    `(?<k_yearend>(?:年底|年末|年终(?!工作|总结|考核|决算|评|奖)|岁末)(?<eb>\\s?(?:之前|以前|前))?|年内|年度内)`,
    `(?<k_thismonth>(?:本月|当月|本季度|本周|当周|下月|次月|下周|下季度)(?<nm>底|末|初|内)?)(?<nb>\\s?(?:之前|以前|前))?`,
    `(?<k_festival>(?:(?<fy>20\\d{2})年|${REL.replace('<r>', '<fr>')})?[“]?(?<fw>元旦|春节|元宵节?|清明节?|五一|劳动节|端午节?|七一|八一|中秋节?|国庆节?|重阳节?|教师节)[”]?(?:假期|假日|放假|前夕|节)?(?<fb>之前|以前|前))`,
    `(?<k_every>每(?:个)?(?:年度?|半年|季度?|月|周|星期|日|天|两年|两月|两周|学期|双月|旬)(?:度)?(?:(?<em>\\d{1,2})月)?(?:(?<ed>\\d{1,2})[日号])?(?:底|末|初)?(?:前)?|逐年|逐月|逐季|按月|按季(?:度)?|按年(?:度)?|按周|月度|季度(?=通报|报送|调度|考核|总结|例会))`,
    `(?<k_now>即日起|立即|即时|即刻|马上|即行)`,
  ].join('|'),
  'uy',
);
/** Where an expression of time may begin. */
export const TIME_START =
  /(?<![\d.])\d|[今本明次去当](?=[年月季周])|(?<![成产用工营达])后(?=年)|下(?=半年|月|周|季)|上(?=半年)|第(?=[一二三四1-4]\s?季)|[一二两三四五六七八九十](?=[一二三四五六七八九十]{0,2}\s?(?:个|季度|工作日|自然日|日|天|周|星期|月|年|小时))|前(?=三季度)|全(?=年)|年(?=[底内末终度])|岁(?=末)|二(?=[〇○零O0])|元(?=旦|宵)|春(?=节)|清(?=明)|五(?=一)|劳(?=动节)|端(?=午)|七(?=一)|八(?=一)|中(?=秋)|国(?=庆)|重(?=阳)|教(?=师节)|每|逐(?=[年月季])|按(?=[月季年周])|月(?=度)|季(?=度)|立(?=即)|即|马(?=上)|“(?=十[四五六]五|五一|七一|八一|十一)|十(?=[四五六]五)/g;
/** From when a period runs: 印发后3个月内. */
export const SINCE =
  /(?:自|从)?[\p{Script=Han}《》“”]{0,8}(?:印发|发布|下发|通过|施行|实施|批准|公布|签订|签约|会议|会后|开工|受理|接到|收到|成立)[\p{Script=Han}]{0,4}(?:之日)?(?:起|后)$/u;
export const QUARTER_WORD = /(?:第)?([一二三四1-4])\s?季度/;
export const FIRST_THREE = /前三季度/;
export const FIRST_HALF = /上半年/;
export const THIS_YEAR = /今年|本年度/;
/** The last years of the five-year plans, by the numeral in their name. */
export const PLAN_END: Record<string, number> = { 四: 2025, 五: 2030, 六: 2035 };
export const NEXT_YEAR = /明年|次年/;
export const YEAR_AFTER = /后年/;
export const LAST_YEAR = /去年/;
export const FIRST_TEN = /上旬|初/;
export const SECOND_TEN = /中旬/;
export const THIS_MONTH = /本月|当月/;
export const WORKING = /工作日/;
export const UNIT_MONTH = /月/;
export const UNIT_YEAR = /年/;
export const UNIT_WEEK = /周|星期/;
export const UNIT_QUARTER = /季度/;
export const UNIT_DAY = /^(?:日|天|自然日)$/;

/** Words that stand where a date is asked for and fix none. */
export const ONGOING =
  /^(?:(?:并|且)?(?:长期(?:坚持|推进|任务|实施|落实|开展|有效)?|持续(?:推进|实施|开展|落实|坚持|深化|用力|进行|推动|巩固|加强|优化|抓好)?|常态化?(?:推进|开展|实施|坚持|落实|长效)?|长效推进|全年(?:推进|持续推进|坚持|持续|实施)|(?:即日起|立即)?(?:并)?(?:长期|持续)(?:坚持|推进)|(?:按|根据).{0,20}(?:要求|进度|节点|安排)(?:推进|完成|落实|执行)?|适时(?:推进|开展|启动)?|经常性?|日常(?:工作)?|贯穿全年|不间断|动态(?:推进|更新|管理)|滚动推进|压茬推进|分步实施|逐步推进|有序推进|稳步推进|即时|实时|随时|待定|视情))[。；]?$/;
export const ONGOING_WORD =
  /长期(?:坚持|推进|任务|实施|落实|开展)|持续(?:推进|实施|开展|落实|坚持)|常态化?(?:推进|开展|实施)|全年(?:推进|持续推进|坚持)/;
export const WHOLE_YEAR = /^(?:全年|贯穿全年|本年度|年度)$/;

/** What stands before a time that is no deadline: the beginning of a period, a past state, the name of a paper. */
export const NOT_BEFORE =
  /(?:自|从|截至|截止|起始|始于|比|较|同比|相比|相较|对比|以|根据|参照|采用|原|现有|第|是|在|用|含|数据|基于|沿用|执行|对|于)$/;
export const STARTING = /(?:已于|曾于|自|从|截至|截止|比|较|相比|采用|沿用|参照|以来)$/;
/** What stands after a time that is no deadline. */
export const NOT_AFTER =
  /^(?:度|来|以来|起|以后|之后|后|版|第|至今|开始|末?以来|底数|基数|标准|水平|数据|同期|以上|以下|左右|的(?:经验|数据|情况|基础|水平|标准)|实施的|印发的|出台的|》|届|级|期间)/;
/** After a bare time these say when a paper came out; after a limit, what is to come out by then. */
export const CAME_OUT = /^(?:发布|出台|印发|下发|制定)(?:的|《|了)?/;
/** What stands before a time and makes it a limit. */
export const LIMIT_BEFORE =
  /(?:到|至|力争|确保|争取|务必|须|应|要|必须|原则上|计划|预计|于|不迟于|不晚于|最迟|截止|限|在|期限|时限|节点)(?:于|到|至|在)?$/;
/** Verbs that tie a bare time to something done by then. */
export const DONE_BY =
  /^(?:[，：]|\s)?(?:[^，。；]{0,14}?)(?:完成|建成|实现|达到|投产|竣工|开工|启动|投用|投入|交付|验收|通车|通水|出台|印发|形成|建立|落地|上线|运行|报送|上报|提交|培育|新增|打造|引进|完工|封顶|召开|开展|办结|整改|销号|签约|组织|举办|全覆盖|改造|建设|制定|力争|计划|实施|推进)/;
/** A year that names something of that year: 2023年度. */
export const OF_THE_YEAR = /年度$/;
/** A condition for points is no deadline. */
export const POINTS_CLAUSE = /不得分|扣\d|得\d+(?:\.\d+)?分者/;
/** A following clause that speaks of what has been done. */
export const DONE_ALREADY = /(?:已|曾|当时|以来|原)/;
/** 二○二六年: the ways a zero is set. */
export const ROUND_ZERO = /[○零O0]/;
export const ZERO = '〇';
/** Printed with the time as one expression: 到2027年. */
export const LIMIT_PREFIX = /[到至]$/;
/** A day or a month as printed, anywhere in a paper. */
export const DAY_OR_MONTH = /(?<!\d)(?:(?<y>20\d{2})年)?(?<m>\d{1,2})月(?:(?<d>\d{1,2})[日号])(?!子)/g;
/** Festivals of the lunar calendar, by its month and day, as `ParseOptions.festivals` names them. */
export const LUNAR_FESTIVALS: readonly (readonly [name: string, month: number, day: number])[] = [
  ['春节', 1, 1],
  ['元宵节', 1, 15],
  ['端午节', 5, 5],
  ['中秋节', 8, 15],
  ['重阳节', 9, 9],
];
/** The festival that the sun sets, on the fourth or the fifth of April. */
export const CLEAR_AND_BRIGHT = '清明节';
