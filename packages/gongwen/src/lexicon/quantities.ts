import { named } from '../named.ts';

const MONEY = '美元|欧元|英镑|日元|港元|港币|韩元|澳元|加元|卢布|新元|元人民币|元';
const AREA = '平方公里|平方千米|平方米|平方厘米|平米|㎡|km²|亩|公顷|立方米|立方|m³|平方';
const PHYSICAL =
  '千瓦时|千瓦|兆瓦时|兆瓦|吉瓦|MVA|kVA|兆伏安|MWp|MWh|GWh|kWh|MW|GW|标准煤|吨标准煤|吨|公斤|千克|公里|千米|海里|里|升|毫米|厘米|米|度电|伏安|千伏安|TEU|标箱|标准箱|PFLOPS|EFLOPS|PFlops|EFlops|P(?![a-zA-Z])|p(?![a-zA-Z])';
const COUNT =
  '个百分点|百分点|个标准箱|人次|人·次|车次|架次|班次|场次|户次|批次|件次|台次|家次|辆次|篇次|台套|台件|个点|例|卷(?![烟入首])|笔(?!记)|个(?!月|工作日|小时|年度|季度|星期|百分点|自然日|学期|周)|家|户|名|人(?!民|才|大|均|工|员|力|社|武|行|形|物|文|气|居|防|事)|位(?!于|居|次|列)|台(?!账|帐|州|湾)|套|辆|艘|架(?!构)|座|栋|幢|间|所|处|件|只|头|匹|羽|尾|株|棵|张|本|册|篇|部(?!门|分|署|级|件|委)|场(?!景|所|地)|班(?!子)|轮(?!次)|列|款|组(?!织|建|长|成|合)|支(?!持|队|撑|部|行)|片|块|根|盏|口(?!岸)|眼|孔|条(?!例|件|款|线)|门|对(?!标|接|比)|项(?!目)|类|种|批|宗|起|次(?!数)|趟|节|卡|颗|枚|瓶|箱|袋|床|桩|杆|机架|标准机柜|份(?!额)|幅|届|期(?!间|限|工程|项目|末|货|待|盼)|站|层|道|榜|单|遍|车|船|碗|门次|学位|床位|车位|泊位|工位|机柜|标准间|亩次|师次|课时|集|株|户籍|席|队|家企业|棚|桶|箱次|套次|页|顶|具|串|方(?!面|案|式|法|向)|顿|餐|路(?!段|口|线|公交|车|面|灯|网|基)';
const RATE = '%|‰|倍';
const PER =
  '(?:\\/(?:平方米|平方公里|立方米|公里|小时|千瓦时|亩|吨|年|月|日|天|人|户|万元|万人|公顷|升|度|台|套|次|标准立方米))?';

/** A number as printed in figures: sign, thousands, decimals. */
const FIGURE = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,8})?|\\d{1,15}(?:\\.\\d{1,8})?';
const SCALE = '万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!瓦|米|克|伏|家万)|百(?!分)|十';
const APPROX = '(?:余|多|几|来)?';
const UNITS = `(?:${MONEY})${PER}|(?:微克|毫克|克)\\/(?:立方米|升)|(?:${AREA})|(?:${PHYSICAL})${PER}|(?:${RATE})|(?:${COUNT})${PER}`;

/**
 * An amount in figures: number, an upper end, a multiplier, a measure.
 * Bounded repetitions only; it is tried at each run of digits once.
 */
export const AMOUNT = named(
  `(?<![\\d.])(?<n>${FIGURE})(?!\\d)(?:(?<u1>%|‰|万|亿)?\\s?(?:[-—~至到]|——)\\s?(?<x>${FIGURE})(?!\\d))?\\s?(?<a1>${APPROX})(?:个(?=亿|万))?(?:(?<s>${SCALE})(?<a2>${APPROX})\\s?(?<u>${UNITS})?|(?<v>${UNITS}))`,
  'gu',
);
const CN = '一二两三四五六七八九十百千万亿零';
/** The same in Chinese numerals. */
export const HAN_AMOUNT = named(
  `百分之(?<pn>[一二两三四五六七八九十][${CN}]{0,4})(?:点(?<pf>[一二三四五六七八九零]{1,3}))?|(?<n>[一二两三四五六七八九十][${CN}]{0,11})(?:点(?<f>[一二三四五六七八九零]{1,3}))?(?<a>余|多|几)?(?<u>${UNITS})`,
  'gu',
);
export const HAN_SCALE = /[万亿]+$/;
export const HAN_TEN = /[十百千]/;
export const MONEY_UNIT = new RegExp(`^(?:[百千万亿]*)(?:${MONEY})`);
export const TRILLION = '万亿';
/** A multiplier may stand alone for money: 产值20亿. */
export const BARE_SCALE = /^(?:亿|万亿|千亿|百亿)$/;
export const BARE_MONEY_BEFORE =
  /(?:投资|产值|营收|收入|资金|金额|税收|规模|融资|贷款|销售|利税|利润|达|超|约|额|投入)[^，。；]{0,6}$/;
export const SCALE_VALUE: Record<string, string> = { 个: '' };
/** 台（套） is one measure; the bracket belongs to it. */
export const ALTERNATIVE = /^\((?:套|件|次|处|座|辆|个|部|架|组|条|张|艘|栋|幢|间|户|家|所|卷|人)\)/;

/** What stands before a number that counts nothing: 第3条, 前10名. */
export const ORDINAL_BEFORE = /(?:第|前|近|编号|排名|列|位列|no\.?|NO\.?|No\.?|№|[〔(]20\d\d[〕)])$/;
/** A step of a scale of points: 每低1%扣1分. */
export const STEP_BEFORE = /每(?:低|超|高|少|多|增加|减少|下降|提高|缺|漏|差|降低|上升)(?:于|出|过|报)?$/;
export const RANKING_BEFORE = /(?:排名?|进入|跻身|位居|位列|保持)(?:全国|全省|全市|全球|世界)?(?:前|第)$/;
export const ORDINAL = /第$/;
export const AHEAD = /前$/;
export const RANKED = /^(?:名|位|强|列|家|个)$/;
/** A name in quotation marks no longer than this is a name, and its numbers count nothing. */
export const NAME_LENGTH = 14;
/** Latin letters glued to a number make it a name, unless a measure of counting follows. */
export const NAME_BEFORE = /[A-Za-z][-+]?$/;
export const SCORE_AFTER = /^分(?![之钟]|支|公司|行|局|院)/;
export const TIME_AFTER =
  /^(?:年|月|日|号|天|岁|周岁|小时|分钟|秒|周|季度|点|时|工作日|个月|个工作日|个小时|世纪|后|版|级|度(?!电)|号楼|届|届|局|维|寸|阶|连|省道|国道|线|G|g)/;
export const SPEED_AFTER = /^(?:\/h|\/小时|每小时)/;
/** Ratio such as 2:1:0.5 or a version such as 2.0 */
export const RATIO_NEAR = /(?:\d[:：]|[+＋/×*])$/;

export const AT_LEAST_BEFORE =
  /(?:不少于|不低于|不小于|不得低于|不得少于|至少|最少|达到|达|(?<!不|不得)超过|(?<!不)超|突破|多于|(?<!不)高于|(?<!不)大于|力争|≥|以上|逾|不下于|保底)(?:约|近|全市|全县|到)?$/;
export const AT_MOST_BEFORE =
  /(?:不超过|不得超过|不高于|不大于|不多于|(?<!不|不得)低于|(?<!不)小于|(?<!不|不得)少于|控制在|压缩至|压减至|压缩到|降至|降到|缩短至|缩短到|限制在|至多|最多|最高|≤|以内)(?:约)?$/;
export const AT_LEAST_AFTER = /^(?:[\p{Script=Han}]{0,10}?)?(?:以上|及以上|\(含\)以上|起步)/u;
export const AT_MOST_AFTER = /^(?:[\p{Script=Han}]{0,6}?)?(?:以内|以下|及以下|之内|\(含\)以内)/u;
export const INCREASE_BEFORE =
  /(?:增长|提高|提升|增加|增幅|增速|新增|增|上升|扩大|翻|多收)(?:约|了|到|至|超过|达到|达|不低于|不少于|为|在|比例|保持在|力争)?$/;
export const DECREASE_BEFORE =
  /(?:下降|降低|减少|压减|压降|削减|缩减|下调|减|降|节约|节省|压缩)(?:约|了|超过|达到|达|不低于|不少于|为|比例)?$/;
/** 十、百、千 without a digit are figures of speech with most measures. */
export const HAN_ALL_TENS = /^[百千万亿]/;
/** Measures that, in Chinese numerals, mostly belong to words. */
export const SMALL_HAN_UNIT =
  /^(?:倍|级|层|次|期|方|对|起|节|条|类|届|道|门|部|单|榜|站|片|项|点|种|遍|份|顿|餐|面|轮)$/;
/** 3000吨级: a class of things, not an amount of them. */
export const GRADE_AFTER = /^级/;
/** 1类创新药: a class in a scheme of classes. */
export const CLASS_UNIT = '类';
export const CLASSED = /^(?:创新药|新药|医疗器械|化药|疫苗|水质?|地区)/;
