/** Number of a paper: 国办发〔2018〕117号; at the end of a line the last word may be missing. */
export const PAPER_NUMBER = /[〔[【(]\s?(20\d{2}|19\d{2})\s?[〕\]】)]\s?(?:第)?\s?(\d{1,5})\s?(?:号|(?=\n))/;
/** The letters before the year: the body that numbers its papers. */
export const NUMBER_WORD = /[\p{Script=Han}]{0,16}$/u;
export const NUMBER_LINE = /^[\p{Script=Han}]{1,16}[〔[【(]\s?(?:20|19)\d{2}\s?[〕\]】)]\s?(?:第)?\s?\d{1,5}\s?号/u;
/** The name of a kind of paper at the end of a title. */
export const TITLE_END =
  /(?:通知|意见|方案|办法|决定|通报|报告|纪要|批复|函|公告|通告|规划|计划|要点|措施|细则|规定|清单|分解表|任务表|一览表|台账|安排|行动|汇总表|分工|制度|条例|讲话|政策|表)(?:[(〔【][^()〔〕【】]{1,30}[)〕】])?$/;
/** A title may end with its years or its edition in brackets. */
export const EDITION_END =
  /(?:方案|计划|规划|意见|办法|清单|要点|措施|细则|规定|分解表|任务表|分工)[(〔](?:20\d{2}[^()]{0,16}|试行|暂行|修订|草案|征求意见稿|节选|摘要|第[一二三四五六七八九十]{1,2}批)[)〕]$/;
export const TITLE_START = /^(?:关于|附件\s?\d*|附\s?\d*)/;
export const ATTACHMENT_LINE = /^附(?:件|表)?\s?[\d一二三四五六七八九十]{0,3}[：:]?$/;
/** A day on a line of its own: the day of signing. */
export const SIGNED_ON =
  /^(?:[\p{Script=Han}]{0,30}?\s*)?(20\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日(?:\s*印发|\s*发布)?$/u;
export const SIGNED_ON_HAN =
  /^(二[〇○零O0][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;
/** The same in figures with points, after a name: 章文 2023.9.21. */
export const SIGNED_IN_POINTS = /(?:^|\s)(20\d{2})[./-](\d{1,2})[./-](\d{1,2})$/;
export const ISO_DAY = /(20\d{2})-(\d{1,2})-(\d{1,2})/;
export const DAY_INSIDE = /(20\d{2})年(\d{1,2})月(\d{1,2})日/;
export const ISSUED_NEAR = /办公室|人民政府|委员会|领导小组|代章|局|厅/;
/** How an issuing body ends in a title: ……关于……的通知. */
export const ISSUER_IN_TITLE =
  /^([\p{Script=Han}()、\s]{3,60}?(?:政府|委员会|办公室|办公厅|局|厅|部|委|院|领导小组|党组|指挥部|会|公司))\s?关于/u;
export const ISSUER_LINE =
  /^[\p{Script=Han}()]{4,40}(?:人民政府|办公室|办公厅|委员会|局|厅|部|领导小组|指挥部)(?:\((?:代章|盖章|印章)\))?$/u;
export const YEAR_WORD = /(20\d{2})\s?年/g;
export const YEAR_IN_TITLE = /(20\d{2})\s?年/;
export const YEARS_IN_TITLE = /20\d{2}\s?(?:年)?\s?[-—~至]/;
export const DATELINE = /(\d{1,2})月(\d{1,2})日讯/;
export const ROUND_ZEROS = /[○O0]/g;
export const ZERO = '〇';
/** The usual form of a paper's number. */
export const printedNumber = (word: string, year: string, number: string): string => `${word}〔${year}〕${number}号`;
export const TITLE_WORD = /(?:清单|方案|事项|任务|要点|分解|汇总|工作|攻坚)$/;
/** A title that names a period begins with its first year. */
export const YEAR_IN_RANGE = /(20\d{2})\s?(?:年)?\s?[-—~至]/;
