/** What a word printed before a colon, or above a column, says of what follows it. */
export type FieldRole = 'lead' | 'responsible' | 'support' | 'person' | 'deadline' | 'other';

const LEAD =
  '(?:总)?牵头(?:责任)?(?:单位|部门|地区|科室|处室|股室|主体)?(?:名称)?|主办(?:单位|部门|科室)|主责(?:单位|部门)|主要责任(?:单位|部门)|第一责任(?:单位|部门)|组织(?:单位|部门)|总负责单位|主抓单位';
const RESPONSIBLE =
  '责任(?:单位|部门|主体|地区|科室|处室|股室|县区|区县|乡镇|镇街|社区|街道|分工|方)(?:及分工)?|(?:具体)?承办(?:单位|部门|科室|处室)?|(?:具体)?落实(?:单位|部门)|(?:具体)?实施(?:单位|部门|主体)|承担(?:单位|部门)|(?:具体)?负责(?:单位|部门|考核部门|科室|处室)|办理(?:单位|部门)|执行(?:单位|部门)|完成(?:单位|部门)|建设(?:主体|单位)|项目(?:单位|业主|法人|主体|建设单位)|业主(?:单位)?|推进(?:单位|部门)|主管(?:单位|部门)|指导(?:单位|部门)|考核(?:单位|部门)|整改(?:单位|主体|责任单位)|申报单位|企业名称|投资主体|运营主体|行业主管部门|属地(?:责任单位)?|具体责任单位|单位名称';
const SUPPORT =
  '(?:主要)?(?:配合|协办|协作|参与|参加|协同|协助|支持|会办)(?:责任)?(?:单位|部门|科室|处室)?|其他(?:责任|配合)单位';
const PERSON =
  '(?:市|县|区|镇|乡|州|省)(?:级)?(?:政府)?领导(?:同志)?|(?:市级|县级|区级|镇级|省级|市|县)?(?:总)?(?:牵头|责任|分管|包保|包抓|包联|包干|联系|挂钩|挂点|挂包|督办|督导|主管|负责|协管|联挂|挂帅|领衔|领办|分包|联络)(?:市|县|区)?(?:级)?领导(?:同志)?|领导(?:包保|领衔|同志)?|(?:第一|直接|具体|主要|项目|单位|整改|企业)?责任人(?:员)?(?:及职务)?|(?:项目|单位|具体|主要|专班)?负责人|(?:项目)?联络员|(?:项目)?联系人|包保干部|包保责任人|牵头人|项目(?:专员|秘书|管家|经理|长)|组长|副组长|链长|经办人|督办人|网格员|承办人';
const DEADLINE =
  '(?:计划|拟|预计|整改|目标)?(?:完成|办结|办理|整改|建成|竣工|投产|达标|销号|办复|反馈|上报|报送|推进|落实)(?:的)?(?:时限|时间|期限|节点|日期)(?:要求|节点)?|(?:时间|工作|进度)(?:节点|进度|要求|安排|期限)|时限(?:要求)?|期限|(?:起止|建设)(?:年限|时间|年份|期限|工期|周期)|拟投入运营时间|完成日期|截止(?:时间|日期)|时间';
const OTHER =
  '(?:季度|工作|阶段|进度|时间|推进|分季度|年度)(?:节点|进度|安排|计划|目标)(?:安排|目标|任务)?|节点(?:目标|安排|任务)|联系电话|电话|备注|目标值|完成标准|工作目标|工作措施|主要措施|具体措施|成果形式|考核标准|验收标准|进展情况|目前进展|存在问题|下步措施|下一步措施|建设地点|地址|投资|总投资|第?[一二三四]季度(?:目标|节点|计划|进度|形象进度)?|上半年|下半年|[一1]?-?[1-9三六九]?[0-9]?月(?:底|份)?(?:目标|节点)|预期目标|年度目标|工作要求|任务来源|邮箱';

const all: [FieldRole, string][] = [
  ['deadline', DEADLINE],
  ['person', PERSON],
  ['lead', LEAD],
  ['support', SUPPORT],
  ['responsible', RESPONSIBLE],
  ['other', OTHER],
];
const tests = all.map(([role, words]) => [role, new RegExp(`^(?:${words})$`)] as const);
const starts = all.map(([role, words]) => [role, new RegExp(`(?:${words})(?=\\s?[：:；])`, 'y')] as const);

/** The role of a label standing alone (a column's heading, or the words before a colon), or null. */
export function labelRole(label: string): FieldRole | null {
  if (label.length > 16) return null;
  for (const [role, test] of tests) if (test.test(label)) return role;
  return null;
}

/** A label with its colon at `at`: its role and where what follows begins; null when there is none. */
export function labelAt(text: string, at: number): { role: FieldRole; label: string; end: number } | null {
  for (const [role, start] of starts) {
    start.lastIndex = at;
    const found = start.exec(text);
    if (!found) continue;
    let end = start.lastIndex;
    while (end < text.length && /[\s：:；]/.test(text.charAt(end))) end++;
    return { role, label: found[0], end };
  }
  return null;
}

/** Labels which may be followed by names without a colon: 责任单位 市财政局. */
export const BARE_LABEL =
  /^(牵头(?:责任)?(?:单位|部门)|责任(?:单位|部门)|配合(?:单位|部门)|承办单位|协办单位|参与单位|主办单位|落实单位)(?:为|是)?[\s]*(?=\S{2})/;

/** A label alone, its colon mistyped as another mark. */
export const LONE_LABEL = /^(?:牵头|责任|配合|承办|协办|参与|主办|落实)(?:单位|部门)$/;
/** Lines that say what is to be reached by which quarter or month. */
export const NODES_LABEL =
  /^(?:季度|工作|阶段|进度|时间|推进|分季度|年度)?(?:节点|进度安排|进度计划|阶段目标|推进计划)(?:安排|目标|任务)?[：:]/;

const EVERY = all.map(([, words]) => words).join('|');
/** A label after the end of a sentence, or at the beginning of a line. */
export const LABEL_START = new RegExp(`^[(\\[【]?\\s?(?:注[：:]\\s?)?(?:${EVERY})\\s?[：:]`);
export const UNIT_LABEL_INSIDE = new RegExp(
  `(?:${LEAD}|责任(?:单位|部门|主体|地区|科室|处室|乡镇|县区|区县|领导|人)|承办(?:单位|部门)|落实单位|实施(?:单位|主体)|负责单位|办理单位)\\s?：`,
);
/** Who sat in a meeting. */
export const ATTENDANCE = /^(?:参加|参与|出席|列席)(?:人员)?\s?：/;
/** An unbracketed tail at the end of a paragraph. */
export const LOOSE_TAIL = new RegExp(
  `[。；;!！)）”\\s—-](?=\\s*(?:(?:整改|完成|办理|办结|工作|销号|责任)(?:时限|期限|时间)|${LEAD}|责任(?:单位|部门|主体|领导|人)|承办(?:单位|部门)|落实单位|实施(?:单位|主体)|负责单位)\\s?：)`,
  'g',
);

/** A last sentence that says who does it all: 此项工作由县科技局负责。 */
export const SAID_APART =
  /(?:(?:此|该|本|这|上述|以上|前述)(?:两|三|几)?(?:项|些|类)?(?:工作|任务|措施|事项)|具体)(?:均)?由(?=[^。；]{2,160}(?:负责(?!解释)|牵头|落实|承担|承办|实施|办理|配合)[^。；，]{0,8}[。；]?$)/;

/** Verbs after a list of names. The longest reading comes first. */
export const LEAD_VERB =
  /(?:共同|联合|总体|具体|一并)?(?:总牵头|牵头)(?:负责|会同|组织|组织实施|实施|落实|推进|办理|抓总|抓落实|协调|统筹|研究|制定|总负责|单位)*$|(?:为|是|作为)(?:总)?牵头(?:单位|部门)$|主办$|负总责$|(?:负责)?组织(?:实施|落实|推进|协调)?$|(?:负责)?统筹(?:协调|推进)?$|总负责$|主抓$/;
export const SUPPORT_VERB =
  /(?:(?:按照?|依据?|根据)(?:各自的?)?(?:职责|职能|分工)(?:分工|权限)?)?(?:共同|积极|密切|协同|协助|做好|予以|给予|负责)*(?:配合|参与|参加|协办|协助|协同|支持|协作)(?:做好|落实|实施|推进|办理|完成|工作|相关工作)*$|(?:为|是|作为)(?:配合|协办|参与)(?:单位|部门)$/;
export const RESPONSIBLE_VERB =
  /(?:要|应|须)?(?:依据|按照|根据|按|依)?(?:各自的?)?(?:工作)?(?:职责|职能|分工)(?:分工|权限|范围)?(?:分别|分头|共同|抓好|做好|具体)*(?:负责|落实|实施|推进|抓好|办理)?$|(?:共同|分别|具体|分头|各自|主要|依法|分级|直接)?负责(?:落实|实施|办理|推进|具体落实|解释|组织落实)*$|(?:共同|分别|具体|抓好|组织|加强|强化|做好|予以|给予)?(?:抓落实|抓好落实|落实属地(?:管理)?责任|贯彻落实|落实|承办|指导督促|督促指导|督促落实|督促检查|协调推进|督促|指导|推进|实施|办理|执行|完成|承担|督导|主管)(?:到位)?$|(?:为|是|作为)(?:责任|承办)(?:单位|部门|主体)$|(?<=[局委办厅部院会府处司])(?:研究)?(?:制定|制订|出台)[\u4e00-\u9fff]{0,8}$/;
/** A会同B: who goes with whom. */
export const TOGETHER = /(?:牵头)?(?:会同|联合(?!会|国|社|体)|会商|协商)/;
export const LEAD_TOGETHER = /(?:牵头)，?(?:负责|组织)?，?(?:会同|联合(?!会|国|社|体)|会商|协商|协同)/;

/** What stands in brackets. */
export const BRACKETED = /[(〔[【][^()〔〕[\]【】]*[)〕\]】]/g;

/** The paper says that the first name of a list leads. */
export const FIRST_LEADS =
  /(?:列|排|排名|排序|名列|列在|排在|位列|位于|标在)?(?:在)?(?:第一(?:位|个|名)?|首位|最前(?:面)?|首个|第1位)(?:的|者)?(?:为|是|系|均为)?(?:责任)?(?:单位|部门|者)?(?:均)?(?:为|是|系|负责)?(?:总)?(?:牵头|主办|第一责任|主要责任)/;
export const FROM_HERE_ON = /下同|以下|下列|后同/;
/** A remark inside a tail that names nobody. */
export const REMARK =
  /(?:下同|列第一|排第一|排名第一|首位|第一位|不再(?:单独|重复|逐一|一一|另行)?(?:列出|列|标注)|均需|以下各|以下均|按.{0,6}顺序|排名不分|见附件|不再列|第一个)/;

/** A bracket holds a tail when one of these stands in it (a cheap test before the careful one). */
export const TAIL_HINT =
  /牵头|负责|配合|责任|承办|协办|主办|落实|参与|参加|实施|组织|主办|办理|指导|分工|时限|完成|领导|推进|会同|协同|协助|单位|承担|执行|督导|联系人|联络/;

/** People one may ask, who answer for nothing. */
export const CONTACT = /联系人|经办人|联络人/;

/** Titles that mark a name as a person's. */
export const PERSON_TITLE =
  /^([\p{Script=Han}]{1,4}?)(?:同志|副?(?:市|县|区|镇|乡|州|省)长|副?书记|副?主任|副?局长|常委|部长|秘书长|主席|总经理|董事长|处长|科长|主委|院长|校长)(?:牵头|负责|领衔|总负责|分管)?$/u;
export const PERSON_NAME = /^[\p{Script=Han}]{2,4}(?:·[\p{Script=Han}]{1,8})?$/u;
export const PERSON_SEPARATOR = /[、，；;,\s⏎/]+/;

/** The role a word in brackets gives, or null. */
export function bracketRole(word: string): 'lead' | 'responsible' | 'support' | null {
  if (/牵头|主办/.test(word)) return 'lead';
  if (/配合|协办|参与/.test(word)) return 'support';
  return /负责/.test(word) ? 'responsible' : null;
}

/** Lines that describe a project under its name. */
export const PROJECT_LINE =
  /^(?:主要)?(?:建设(?:规模|内容|地点|性质|工期)|项目(?:概况|简介|内容|规模|选址|总投资)|总投资|投资(?:规模|总额|估算)|(?:年度|\d{4}年)?计划(?:总)?投资|年度投资|占地面积|用地面积|进展情况|目前进展)(?:[^：]{0,10})：/;
/** Labels of those who own a project; whoever answers for it goes before them. */
export const OWNER_LABEL =
  /^(?:项目(?:业主|单位|法人|建设单位)|建设(?:单位|主体)|业主(?:单位)?|企业名称|投资主体|运营主体|申报单位)$/;

/** Signs that may be set before a labelled line. */
export const LABEL_BULLET = /^[—\-·•●◆▪○*\s]{1,4}/;
