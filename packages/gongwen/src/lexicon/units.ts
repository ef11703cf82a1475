/** Words by their length: a name is looked at from its end, a pattern would look from each of its letters. */
type Endings = { byLength: readonly ReadonlySet<string>[]; last: ReadonlySet<string> };
function endings(words: string): Endings {
  const byLength: Set<string>[] = [];
  for (const word of words.split(' ')) {
    byLength[word.length] ??= new Set();
    byLength[word.length]?.add(word);
  }
  const last = new Set(words.split(' ').map((word) => word.slice(-1)));
  return { byLength: Array.from(byLength, (set) => set ?? new Set<string>()), last };
}

const BRACKET_END = /[(〔【《][^()〔〕【】《》]{1,40}[)〕】》]$/;
function hasEnding(name: string, ends: Endings): boolean {
  const last = name.charAt(name.length - 1);
  const bracket = last === ')' || last === '〕' || last === '】' || last === '》' ? BRACKET_END.exec(name) : null;
  const stop = bracket?.index ?? name.length;
  if (!ends.last.has(name.charAt(stop - 1))) return false;
  for (let length = 1; length < ends.byLength.length && length <= stop; length++)
    if (ends.byLength[length]?.has(name.slice(stop - length, stop))) return true;
  return false;
}

/** How names of bodies end. */
const ORG_ENDS = endings(
  '部 委 局 厅 办 署 院 会 处 科 股 室 所 站 队 中心 公司 银行 政府 支行 分行 大学 学校 小学 中学 党校 园 街道 镇 乡 村 区 县 市 州 旗 盟 地 省 专班 单位 部门 行业 社 厂 企业 业主 妇联 工商联 科协 文联 残联 侨联 社科联 电视台 馆 库 农商行 国网 电力 移动 联通 电信 铁塔 人行 海关 机关 机构 代建方 施工方 设计方 各方 供应商 运营商 海事 港 场 组 庭 团 班子 成员 街 窗口',
);
export const endsLikeBody = (name: string): boolean => hasEnding(name, ORG_ENDS);

/** Endings that only bodies have; enough to take a bare list in brackets for a tail. */
const PLAIN_ENDS = endings(
  '部 委 局 厅 办 署 院 中心 公司 集团 政府 支行 分行 大学 管委会 办事处 专班 领导小组 协会 商会 联合会 党组 办公室 委员会 妇联 总工会 工商联 科协 残联 支队 大队 督查室 政研室 研究室',
);
export const endsLikePlainBody = (name: string): boolean => hasEnding(name, PLAIN_ENDS);

/** How names of bodies begin, when the ending alone does not tell. */
export const ORG_START =
  /^(?:各|省|市|县|区|镇|乡|州|旗|国家|中央|团|全省|全市|全县|属地|有关|相关|辖区|自治区|自治县|兵团)/;

/** Those concerned, of a kind: 有关高校. */
export const CONCERNED = /^各?(?:有关|相关)[\p{Script=Han}]{2,8}$/u;
/** Bodies named by one word. */
export const ORG_WORD =
  /^(?:海关|税务|公安|人行|供电|电力|移动|联通|电信|铁塔|邮政|气象|海事|消防|妇联|工会|科协|文联|残联|侨联|工商联|团委|宝武|国网|中石化|中石油)$/;

/** Words that point at no body in particular; a body's list may end with them. */
export const GENERIC =
  /^各(?:级|地|方面)各(?:部门|单位|方面)$|^(?:以及|及|和|与|会同)?(?:其他|其它|其余|市级?|县级?|区级?|省级?|市直|县直|区直|省直|国家|中央|国务院|市县|上述|所有|全市|全县|全区|全省|本级|同级|省市|市区|)?(?:各|等|其他|其它)*(?:有关|相关|责任|职能|涉及|成员|配合|参与|其他|其它|)(?:各|市级|县级|市直|县直|省级|省直|职能|责任|行业主管|主管|业务)*(?:部门|单位|部门单位|部门和单位|单位和部门|部门及单位|方面|各方|机构|部门(?:、|和|及)单位|人员)(?:们)?$/;
/** Generic words of one kind do name bodies: those that say which (members, owners, heads of trades). */
export const NAMED_GENERIC =
  /(?:^(?:省|市|县|区|州)直各(?:单位|部门)|^各(?:省|市|县|区|州)直(?:单位|部门)|成员单位|主管部门|牵头单位|业主单位|建设单位|项目单位|施工单位|设计单位|运营单位|用人单位|事业单位|责任单位|产权单位|监理单位|代建单位|服务单位|培训机构|金融机构|检测机构|医疗机构)$/;
/** The same words used to say a part: 市财政局为牵头单位. */
export const AS_VERB = /(?:为|是|作为)(?:牵头|责任|配合|承办)(?:单位|部门)$/;
/** The tail of an enumeration: 等有关部门. */
export const GENERIC_END =
  /(?:等(?:[^、，；()]{0,12}(?:部门|单位|方面|机构|地方|地区|企业|科室|县区|区县|县[(]市、区[)]|市县|镇街|乡镇|街道|城市|院校|高校|国企|央企|银行|协会|专班|同志))?|等\d{1,3}(?:个|家)?(?:部门|单位))$/;
export const GENERIC_HEAD_OF_NAME =
  /^(?:各|其他|其它|市直|县直|省直)*(?:有关|相关)(?:部门|单位|方面)(?:和|及|与|以及|会同)/;
/** Letters that one of its ends has; asked before the pattern. */
export const GENERIC_LAST: ReadonlySet<string> = new Set('门位面');
export const AND_OTHERS = '等';
export const GENERIC_TAIL_OF_NAME =
  /(?:会同|和|及|与|以及|、|，)(?:其他|其它|各)?(?:有关|相关)(?:部门|单位|方面|职能部门|责任单位)+$/;

/** A generic end after which the list goes on: 商务部等部门及各省级人民政府. */
export const GENERIC_INSIDE = /等(?:有关|相关)?(?:部门|单位|方面)(?:以及|及|和|与|、|会同)/;

/** A collective of places which is printed with marks inside: 各市、县（市、区）政府. */
export const COLLECTIVE_HEAD =
  /^(?:各|有关|相关|全市各|全县各|全省各|辖区各|项目所在|所在|沿线各|沿海各|试点)(?:设区|地级|区|相关|有关)?(?:省|省区|市州|州市|设区市|市|区|县|镇|乡|州|地|盟|旗|街道|乡镇|镇街|区县|县区|市县|村|园区|开发区|功能区|地区)$/;
export const COLLECTIVE_REST =
  /^(?:自治区|直辖市|计划单列市|省直管县|直管市及林区|直管市|州|县|区|市|镇|乡|村|盟|旗|街道|乡镇|镇街|社区|开发区|园区|功能区|县级市|新区|自治县|自治州|经开区|高新区|管理区)(?:[(〔][^()]{1,12}[)〕])?(?:人民政府|政府|党委|管委会|办事处|党工委|工委|街道办事处|街道办)?(?:[(〔][^()]{1,12}[)〕])?(?=$|(?:按|依|根据|分别|共同|具体|分头|负责|配合|参[与加]|协[助同]|落实|牵头|组织|承担|实施))/;
/** The same with an opening bracket of its own: 各县（市、区）政府. */
export const CONJUNCTION = /(?:和|及|与|以及|会同|联合)/;

/** 各县（市、区）党委、政府 is one name. */
export const PARTY_END = /党委$/;
export const GOVERNMENT = /^(?:人民)?政府$/;
/** Joins two names, when it does not stand inside one: 县发展|和|改革局. */
export const AND =
  /(?<=[局委办厅部院会司府处站所镇乡街道团心行])[和与及](?=[市县区省各州国])|(?<=[门位])[和与及](?=各(?!自))/;

/** Where a body's name ends inside a run of names printed without marks. */
export const GLUED_NAMES =
  /(?:局|厅|委|办|部|院|会|公司|中心|实验室|集团|政府|管委会|银行|大学|学院|研究院)(?=(?:省|市|县|区)[\p{Script=Han}]{1,12}(?:局|厅|委|办|部|中心|会)$|(?:国网|中国|国家|北京|上海|天津|重庆|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|衢州|舟山|台州|丽水|南京|苏州|无锡|常州|济南|青岛|烟台|威海|潍坊|淄博|临沂|合肥|福州|厦门|泉州|南昌|武汉|长沙|广州|深圳|珠海|佛山|东莞|南宁|海口|成都|贵阳|昆明|拉萨|西安|兰州|西宁|银川|石家庄|唐山|太原|沈阳|大连|长春|哈尔滨|郑州|洛阳|呼和浩特|乌鲁木齐|浙江|江苏|山东|广东|福建|安徽|江西|湖北|湖南|河南|河北|山西|陕西|四川|云南|贵州|甘肃|青海|辽宁|吉林|黑龙江|海南|广西|内蒙古|宁夏|新疆|西藏)[\p{Script=Han}]{2,20}(?:公司|中心|实验室|集团|研究院|学院|大学|局|委|办|会|院|所)$)/u;

/** Words before a body's name that belong to the sentence. */
export const NAME_LEAD_IN =
  /^(?:(?:项目)?(?:建设单位|业主单位|业主|责任单位|牵头单位|主管部门|施工单位|实施单位)(?=[省市县区镇][\u4e00-\u9fff]{2,16}[局委办厅部院心司会府站])|由|请|责成|要求|委托|授权|督促|协调|会同|以及|及|和(?![平谐田县顺龙静硕林])|与|其中|分别由)+/;
export const NAME_TRAIL = /(?:等|要|应|应当|须|需)$/;
/** Words no name of a body begins with or holds. */
export const NO_BODY =
  /\d+(?:年|月|日|个|家|户|处|名|所|座)|^(?:立即|迅速|尽快|抓紧|务必|全力)|^(?:制定|提出|形成|研究|完成)|^凡|事项由|方案报|报(?:市|县|区|省)政|^(?:关于|对于|你|我|贵|您|应|与|要|对|在|向|从|把|并|同时|以|为|于|将|使|让|给|该|本|此|按|其|这|那|可|如|若|但|而|就|也|都|已|未|不|无|有关(?!部门)|相关(?!部门)|全面|进一步)|应(?!急)|[的把被将为是需]|(?:项目|单位|地区|其|乡镇|企业)所$|所在|正在|工程|根据|组织编制/;
/** What follows a word that belongs to a name, and is no verb: 社会保障|局, 城乡建设|委员会. */
export const INSIDE_NAME =
  /^(?:局|厅|委(?!托)|办(?![理好结公成到事])|院|部(?![署分位])|协会|集团|公司|中心(?!工作|任务)|站|所(?!有|需|属|在)|总队|支队|大队|专班|领导小组|指挥部|管理(?:局|委|处|中心)|监督(?:管理)?(?:局|总)|服务(?:局|中心)|审批(?:局|服务)|执法(?:局|大队)|规划局|事务(?:局|中心)|促进会|研究院|投资(?:集团|公司)|基金会)/;
/** Where a collective is joined to the body before it: 省水利厅|和各市. */
export const JOINED_COLLECTIVE = /[和及与](?=各)/;
/** How collectives begin. */
export const COLLECTIVE_START = /^(?:各|全市各|全县各|相关)/;
/** Short names of bodies of a town or an office that need no verb of duty after them. */
export const TOWN_BODY =
  /^[\p{Script=Han}]{0,4}(?:财政|司法|派出|环卫|监管|卫生|文化|服务|规划|资源|供电|税务|国土|农业|林业|水利|执法|城管|消防|交警)(?:所|站|队|中队)$/u;
