/** Openings of a sentence that come before the one who has to act. */
export const SPEECH_OPENING =
  /^(?:会议)?(?:还)?(?:要求|强调|决定|议定|明确|指出|同意|原则同意|研究决定|建议|商定|确定|责成)[：，:]?\s*/;
export const ASKING = /^(?:请|由|责成|要求|委托|烦请|望|商请|督促|同意由|明确由|原则同意由|同意|由市?政府责成)+/;
/** A meeting stresses much; with neither a figure nor a body named it asks nobody for anything. */
export const MERELY_STRESSED = /^会议(?:还)?(?:强调|指出)[^\d]*$/;
/** What a named body is told to do; the words before it are names. */
export const ACT =
  /总?牵头|负责|作为|同步|列入|纳入|配合|协助|参与|会同(?![步时意])|联合|要(?!求|点|素|件)|应当?|须|需要?|尽快|抓紧|跟踪|按|依法|进一步|继续|认真|加强|做好|组织|研究|制定|制订|落实|完成|提出|督促|指导|协调|统筹|推进|建立|开展|对照|根据|结合|于|在|及时|严格|切实|立即|梳理|加快|抓好|督办|跟进|阅处|阅研|阅示|办理|将|承担|主办|承办|严格|落细|加大|会商|对接|争取|确保|力争|编制|起草|修订|出台|安排|配备|提供|报送|汇总|牵总|拿出|把关|限期|组建|组成|储备|采购|举办|增设|新增|新建|开通|抽调|选派|选聘|筹措|筹集|追加|核减|调整|优选|引进|招引|摸清|摸排|排查|拆除|发放|支付|兑现|签订|收集|汇总|反馈|上报|报告|通报|公示|验收|移交|解决|妥善|答复|回复|跟进|调度|召集|召开|修改|完善|审核|审定|评估|核实|核查|调研|论证|谋划|实施|拟定|印发|办好|处理|化解|清理|整改|筹备|洽谈|协商|细化|优化|深化|强化|提高|提升|建设|打造|启动|压实|承接|保障|全力|迅速|主动|积极|定期|予以|给予|高度重视|形成|汇编|撰写|盘活|复核|复查|交办|转办|维护|维持|派出|选派|派员|查处|打击|处置|救治|安置|划定|划拨|测算|预留|列支|受理|设立|设置|更新|修复|修缮|清除|补齐|值守|发布(?!会)|公布|拨付|下达|下拨|腾退|改造|疏导|劝导|引导|鼓励|支持|邀请|赴|负担|出资|垫付|统一|共同|分别|带头|率先|举一反三|每|对|就|把|以|向|从/g;
/** What is to be done stands before the body that does it: 征收工作由|滨海街道. */
export const DONE_BY_BODY = /(?<![自缘理事])由(?=[^由]{2,40}$)/;
/** Verbs of duty, which make the words before them names; others do so only for sure names. */
export const DUTY_VERB = /^(?:总?牵头|负责|配合|会同(?![步时意])|联合|协助|参与|要|应|须|需|承担|主办|承办)/;
export const LEADS = /牵头|主办/;
export const SUPPORTS = /配合|协助|参与/;
export const JOINS =
  /会同(?![步时意])|联合(?!督查|督导|检查|调查|执法|工作|专项|开展|下发|印发|发文|组成|行动|调研|惩戒|会|国|社|体)|会商/;
/** Signs that a sentence asks for something. */
export const DIRECTIVE =
  /(?:^|[，；：])(?:请|由|责成|要(?!求)|应|须|务必|必须|各(?:单位|部门|乡镇|镇|县|区|市)[^，。]{0,12}(?:要|应|须)|各级[^，。]{0,12}(?:要|应))|牵头|负责|[局委办厅部院会司府处科站中心公司镇街道]{1}(?:要(?!求)|应|须|抓紧|尽快)|(?:前|内|底)(?:完成|报|提交|办结|落实|拿出|制定)/;
export const MEETING = /会议纪要|纪\s?要|会议议定|议定事项|会议要求|会议决定|会议明确/;
export const INSTRUCTION = /批示|阅处|阅研|指示要求|督办函|督查通知|督办通知|交办/;
export const NEWS = /讯\s*[(（]|记者|编辑[:：]|来源[:：]|通讯员|本报讯|新闻网|日报|责任编辑|首页\s*>/;
export const DUTY_HEADING = /职责|分工|任务分工|责任分工|主要职责/;
/** 市教育局：负责…… a duty with the body before a colon. */
export const DUTY_COLON = /^([^，。；：:]{2,60})[：:]\s*/;
export const DUTY_ACT =
  /^(?:主要)?(?:负责|牵头|承担|配合|协助|做好|指导|组织|加强|落实|统筹|制定|开展|依法|督促|会同|参与)/;
export const SIGN_OFF =
  /^(?:请(?:你们|各单位|各地|各乡镇|各部门)?(?:结合实际)?[，]?.{0,8}(?:贯彻|抓好|遵照|认真)(?:贯彻)?(?:落实|执行)|特此|此复|专此|妥否|当否|抄送|抄报|主送|附件|印发|联系人|出席|列席|参加|缺席|请假|记录|主持|时间|地点|签发|发[：:]|送[：:]|报[：:]|参会)/;
/** A line that only calls on those addressed. */
export const SALUTATION = /[：:]$/;
/** Articles that frame a paper and ask for nothing. */
export const FRAMING =
  /^(?:为(?:了)?[^。]{2,160}(?:制定|制订|出台)本|本(?:办法|方案|细则|规定|意见|制度|措施|规则|政策|条例)(?:所称|适用|自|由|未尽)|[^。]{0,30}负责解释|(?:本.{2,6})?自(?:发布|印发|公布|20)[^。]{0,20}起(?:施行|实施|执行))/;
/** A phase of a schedule: 动员部署阶段（2026年3月）. */
export const PHASE = /(?:阶段|环节|第[一二三四五六]步|时段|步骤)/;
/** The time of a phase in brackets after its name. */
export const PHASE_TIME = /^[^。；]{2,30}?(?:阶段|环节|[步期])[^。；()]{0,10}[(]([^()]{4,40})[)]/;
/** 一是……；二是…… inside a paragraph. */
export const SHI = /(?:^|[：。；，])\s?(?=([一二三四五六七八九十]{1,2})(?:是|要)(?![否非]))/g;
/** What those written to are asked to do by a day. */
export const ASKS_THOSE_ADDRESSED = /^[^：。，]{2,6}：请(?:各单位|你们?|务必)?(?:于|在)[^。]{2,16}前/;
/** What the head of a slip says it is about. */
export const FORM = /^[^。]{0,80}(?:编号|事项|事由|来源|标题|名称|批示|交办|督办|主题)[^。：]{0,6}：/;
/** What the paper leaves out: （略）. */
export const LEFT_OUT = /[(]略[)]。?$/;
/** The count before a duty: 一要由A牵头. */
export const COUNTED = /^[一二三四五六七八九十]{1,2}[是要](?=[由请，]|[\p{Script=Han}]{2,16}[局委办厅部镇乡])/u;
/** What somebody is to do, said before who. */
export const BY = /^[^，。由]{2,14}由(?![于此来])/;
export const ADDRESSED =
  /^(?:你|贵|我|本)(?:局|委|厅|办|部|院|中心|单位|县|市|区|镇|乡|街道|公司|集团|们)(?=会同|联合|牵头|要|应|须|负责)(?:牵头)?/;
export const JOINS_FIRST = /^(?:会同|联合|会商)/;
/** Headings under which a bare heading asks for nothing. */
export const SUPPORTING = /保障|组织领导|工作要求|有关要求/;
