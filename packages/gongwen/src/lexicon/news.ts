/** Statements of intent or of work begun that a report attributes to somebody. */
export const COMMITMENT =
  /(?:将(?!士|军|领|来)|计划|今年|明年|年内|继续|重点|启动|实施|打造|新上(?!的)|加快|明确|成立|组建|制定|深化|力争|争取|下一步|同步构建|建设|推行|构建|打好|推动)/;
/** What a building site or a firm reports of itself. */
export const PROGRESS =
  /(?:已经?|正在|全面|正)(?:[^，。；]{0,8})(?:完工|进场|启动|铺开|开工|投产|转入|完成|封顶|竣工|试生产|建成|验收|投用|施工|复工|通车)|(?:完成立项|主体(?:建设)?完成|完成(?:主体)?封顶|主体封顶|完成主体|全面启动|全面铺开|全线贯通|(?:集中|此次|本次)(?:开工|签约|竣工|通车)[^，。；]{0,6}项目\d|(?:建成|投产|达产|运营)(?:达产|投产|投用)?后)/;
/** A thing that is built or run. */
export const WORKS =
  /(?:项目|工程|车间|公园|产业园|园区|基地|厂房|生产线|道路|大桥|中心|医院|学校|小区|管网|泵站|码头)/;
/** Talk: what a speaker thinks, values or recalls. */
export const TALK =
  /(?:介绍道?|说|表示|告诉记者|透露)$|(?:表示|强调|指出|坦言|认为|介绍(?:说)?|说|告诉记者|透露)[，：:]|优势|引擎|就是要|是大势|地位的确立|关键是|目标是|目的是|既定|意义|吹响|号角|如春潮|氛围|感受到|共识|成为[^，]{0,12}(?:向往|自豪)|新年伊始|春寒|随处可见|身影/;
export const MEETING_HELD =
  /(?:召开|举行|举办)[^，。；]{0,40}(?:大会|会议|推进会|动员会|座谈会|仪式|活动)|贯彻落实[^，。]{0,40}(?:精神|部署)|讨论活动|梳理汇报|走访|开展调查|调研/;
/** A sentence with one of these explains or exhorts; nothing in it is a task. */
export const EXHORTATION =
  /以[^，。]{2,14}(?:成效|实效)[^，。]{0,4}(?:推动|促进)|抢抓[^，。]{0,10}机遇|^(?:今年以来|近年来|去年|截至)|以[^，。]{2,10}的(?:姿态|状态|劲头|精神|干劲|决心|作风|担当)|以(?:实际行动|更大力度|更加)|谱写|新篇章|新答卷|贡献[^，。]{0,8}力量|不负|就是要|大势所趋|拿出[“”]|状态和信心|的路径|挑山工|精神状态|既重过程|深知|清醒认识|有信心/;
/** Openings that belong to the task after them. */
export const APPROACH =
  /^(?:先)?从[^，]{2,24}(?:入手|着手|出发)$|^(?:今年|明年|年内|到20\d\d年|20\d\d年|[一二三四]季度|[上下]半年|\d{1,2}月份?)(?:底|底前|内)?$|^(?:聚焦|围绕|依托|针对|按照)/;
/** Sights and sounds of a building site. */
export const SCENERY =
  /热火朝天|繁忙|如火如荼|轰鸣|穿梭|忙碌|火热|工人们|塔吊林立|映入眼帘|走进|生机勃勃|春意|干劲|涌动|热潮|到处|处处|跑出|加速度/;
/** Ends a sentence in reports too. */
export const TRAILING_DOTS = /…+/g;
/** The speaker's introduction before the statement itself. */
export const SPEAKER = /^[^，。；]{0,30}?(?:表示|强调|指出|坦言|介绍说?|说|认为|透露|要求)[，：:]/;
/** Openings that carry no part of the task. */
export const LINKING =
  /^(?:为此|因此|会上|同时|此外|另外|据介绍|据悉|目前|当前|下一步|接下来|对于[^，]{1,12}而言|就[^，]{1,24}(?:问题|工作))[，：]/;
/** Figures that make a clause a commitment of its own. */
export const FIGURES = /\d|[一二三四五六七八九十]{1,3}(?:大|个|项|年|处|条|座|家|批)/;
/** A clause that tells how, not what. */
export const MANNER =
  /^(?:坚持|着力|不断|进一步|努力|切实|真正|拉动|确保|让|使|推动[^，]{0,8}高质量|带动|打出|走[^，]{0,20}路子|以.{1,16}为)/;
/** What a subject does is told after one of these. */
export const ACTION =
  /^(?:[^，。；]{0,16}?)(?:将|要|计划|今年|明年|年内|正在|已经?|全面)?(?:重点|继续|加快|全面|着力|深入|大力|扎实|积极|同步|先|探索)*(?:推进|推行|实施|建设|打造|启动|新上(?!的)|新增|新建|组建|成立|制定|出台|构建|引进|培育|开发|抓好|深化|优化|落实|完善|健全|加强|举办|发放|筹集|盘活|打通|完成|改造|聚焦|对标|开展|强化|创新|围绕|整治|扩建|投资|落地|签约|明确|建立|提升|发展|投产|开工|争取|力争|实现|建成|扩大|拓展|加大|做[大强优]|购置|引入|投放|播种|种植|栽植|搭建)/;
/** A clause that begins with what is done, and so may stand alone. */
export const STANDS_ALONE =
  /^(?:重点|同时|并|还|将|全力|着力|加快|继续|全面|大力)*(?:推进|推行|实施|建设|打造|启动|新上|新建|组建|成立|制定|出台|构建|引进|培育|开发|抓好|深化|完成|改造|开展|整治|扩建|设立|建立|发展|办好)/;
/** A clause that measures a thing to be built; it belongs to what is said of the thing. */
export const MEASURES =
  /^我们(?:已经?|共)?(?:投入|组织|安排|调集|配备)|^(?:(?:该|整个)?(?:项目|工程|产业园|园区|基地|厂房|大桥|路线|线路)[^，]{0,6})?(?:概算|计划|预计|规划|设计)?(?:总)?(?:投资|全长|长约?|占地|用地|建筑面积|建设面积|规划面积|年产|设计时速|规模)/;
/** A figure or a time makes even a way of doing things a promise. */
export const SETS_TIME = /\d|年[底内末]|季度|[上下]半年/;
export const LIST_MARK = /；$/;
export const SUBHEAD = /^[\p{Script=Han}“”]{2,10}[：:]/u;
export const DASH = /——/;
export const QUOTE = /“([^”]{12,400})”/g;
/** Place or body a report's paragraph speaks of, before a verb of speech or doing. */
export const REPORTING_BODY =
  /([\p{Script=Han}]{2,24}?(?:开发区|新区|高新区|管理区|产业园|园区|有限公司|公司|集团|合作社|农场|厂|管委会|项目部|街道|镇))(?:项目)?(?:召开|进一步|组织|生产经理|负责人|(?<=管委会|公司|集团)主任|(?<=公司|集团)书记|党工委|董事长|理事长|总裁|厂长|社长|副?总经理|副?总|经理|相关负责人|介绍|明确|计划|将|正在)/gu;
/** A body that begins a sentence in which it promises something. */
export const PROMISER =
  /^(?:(?:下一步|接下来|据悉|据了解|同时|此外|另外)，)?([\p{Script=Han}]{2,24}?(?:局|委|办|公司|集团|管委会|开发区|新区|高新区|街道|合作社|[镇乡]))(?=(?:今年|明年|年内)?(?:还)?(?:将(?!士|军|领|来)|计划|拟))/u;
/** A sentence that says who says it: 管委会相关负责人介绍，今年…… */
export const SAYS_FIRST = /^(?![^，。；]*书记)[^，。；]{4,36}(?:介绍|表示|透露|告诉记者|说)[，：]/;
/** A firm named in a report, whoever speaks. */
export const FIRM = /([\p{Script=Han}]{2,20}(?:有限公司|集团|合作社|公司))(?=的|里|内|生产|车间|，|。|负责|工人)/gu;
/** Speakers who are named only as the firm or the project. */
export const BARE_SPEAKER = /^(?:该|这家)?(?:公司|企业|集团|项目|园区|合作社)$/;
/** Words by which a speaker commits to a figure. */
export const COMMITS = /确保|今年|明年|年内|年底|计划|将(?!士|军|领|来)|力争|争取|预计|有望/;
export const PERIOD_NOW = /今年|明年|年内|[上下]半年/;
export const EDITOR_LINE = /编辑[:：]|来源[:：]|责任编辑|^首页|^上一篇|^下一篇|作者[:：]|浏览|打印|分享/;
export const AT = '在';
export const DASHES = '——';
export const STOPPED_INSIDE = /[。；]/;
export const SPOKEN_END = /[。！？…]$/;
export const BEFORE_SPEECH = /[：，。:]/;
export const DAYS = /\d+月\d+日|\d+年/g;
