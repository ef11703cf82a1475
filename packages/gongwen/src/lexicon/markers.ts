/** How a clause is numbered, from the widest to the narrowest. */
export type MarkerKind =
  | 'chapter'
  | 'part'
  | 'named'
  | 'article'
  | 'han'
  | 'hanParen'
  | 'arabic'
  | 'decimal'
  | 'arabicParen'
  | 'circled'
  | 'shi'
  | 'bullet';

/** Narrower markers have larger ranks; a clause belongs to the nearest clause before it of smaller rank. */
export const RANK: Record<MarkerKind, number> = {
  chapter: 0,
  part: 1,
  named: 2,
  article: 3,
  han: 3,
  hanParen: 4,
  arabic: 5,
  decimal: 6,
  arabicParen: 7,
  circled: 8,
  shi: 9,
  bullet: 10,
};

const H = '一二三四五六七八九十百零〇';

/** Each pattern matches at the beginning of a clause; the first group is the number. */
export const MARKERS: readonly [MarkerKind, RegExp][] = [
  ['chapter', new RegExp(`第([${H}\\d]{1,5})[章编篇](?![${H}])[\\s、：.]*`, 'y')],
  ['part', new RegExp(`第([${H}\\d]{1,5})节[\\s、：.]*`, 'y')],
  ['named', new RegExp(`(?:项目|任务|事项|措施|行动|工程|议题|专题|问题)([${H}\\d]{1,3})[：、]\\s*`, 'y')],
  ['named', new RegExp(`第([${H}\\d]{1,2})(?:阶段|步|环节)[：、]\\s*`, 'y')],
  ['article', new RegExp(`第([${H}\\d]{1,6})条(?!例|款|规)[\\s、：.]*`, 'y')],
  ['han', new RegExp(`([${H}]{1,4})\\s?[、.][\\s]*`, 'y')],
  ['hanParen', new RegExp(`[(【]\\s?([${H}]{1,4})\\s?[)】][\\s、.：]*`, 'y')],
  [
    'decimal',
    /(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)[.、]?\s*(?=[\p{Script=Han}“《])(?![年月日万亿元个家项米吨亩版倍公平立])/uy,
  ],
  ['arabic', /(\d{1,3})\s?[.、](?!\d)\s*/y],
  ['arabicParen', /[(【]\s?(\d{1,3})\s?[)】][\s、.：]*/y],
  ['arabicParen', /(\d{1,3})\s?\)[\s、.]*/y],
  ['circled', /([①-⑳㈠-㈩⑴-⒇❶-❿➀-➉])[\s、.：]*/y],
  ['shi', new RegExp(`([${H}]{1,3})[是要](?=[^否不非])[，：]?`, 'y')],
  ['shi', /(首先|其次|再次|最后|其[一二三四五六七八九])[，：、]/y],
  ['bullet', /([●■◆○□▪▶►•★☆◇※✓])\s*/y],
  ['bullet', /([-*])\s+/y],
];

/** A careless number, taken only where the count expects it: 2。 or 7， */
export const SLOPPY = /(\d{1,3})[。，：](?!\d)\s*/y;
/** A number whose text begins with a digit, taken only where the count expects it: 5.2.5m */
export const TIGHT = /(\d{1,3})[.、](?=\d)/y;

/** Where a clause may begin inside a run of text without line breaks. */
export const GLUED_CANDIDATE = new RegExp(
  `[${H}]{1,3}、|[(]\\s?[${H}]{1,3}\\s?[)]|第[${H}\\d]{1,5}[章条](?!例|款|规)|\\d{1,2}\\s?[.、。，]|[(]\\d{1,2}[)]|[①-⑳]|[${H}]{1,2}是`,
  'g',
);
export const HAN_TOP = new RegExp(`[${H}]{1,3}、`);

/** Headings that hold no tasks although they are numbered. */
export const IDLE_HEADING =
  /(指导思想|基本原则|总体要求|总体目标|主要目标|发展目标|工作目标|目标任务$|总体思路|总体评价|总体情况|基本情况|工作背景|重要意义|(?:面临)?形势|现状|存在(的)?(主要)?问题|编制依据|适用范围|名词解释|参会|出席|列席|缺席|请假|附则|有关说明|总体考虑|总则|工作进展|活动主题|活动目的|活动对象|参加对象|活动地点|活动时间|活动背景|目的意义|督查对象|检查对象|检查范围|督查范围|督查方式|检查方式|督查时间|检查时间|考核对象|考核范围|时间地点|会议认为|会议指出|会议听取|取得(的)?成效|主要成效|工作成效|评价|组织机构)(?:[与和及、\p{Script=Han}]{0,8})$/u;
/** Headings by which a run-on line may be cut into heading and text. */
export const FIXED_HEADING =
  /^(有关要求|工作要求|相关要求|总体评价|总体要求|总体目标|组织领导|保障措施|工作安排|时间安排|会议要求|会议议定事项|议定事项|下一步工作|修改完善意见和建议|其他事项|其他)(?=[^，。；、：])/;
/** Paragraph openings that assess and ask for nothing. */
export const IDLE_OPENING =
  /^(会议)?(认为|指出|强调了|听取了?|传达|传达学习|学习了?|充分肯定|肯定了?|回顾|通报了?|审阅)/;
