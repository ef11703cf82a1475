import { ONGOING } from './dates.ts';

const TIME_WORD =
  /^(?:于|在|力争|确保|计划|原则上)?(?:(?:20\d{2}|\d{1,2}|[一二三四]|今|明|本|当|上|下|前|每|第)[\s\d年月日号季度半底末初旬周内前之以至到—~\-.]{0,24}|年底|年内|年末|春节|国庆|元旦|中秋|五一|印发|即日起|长期|持续|常态)[\p{Script=Han}\d]{0,14}(?:前|内|底|末|完成|启动|年|月|日|季度|度|坚持|推进|落实|实施|到位|见效|上报|报送|开展|建成|投用|办结|执行|次|次以上|整改|保持)$/u;

/** Whether words inside a tail say when, and not who. */
export const isTimeField = (text: string): boolean => text.length <= 40 && (ONGOING.test(text) || TIME_WORD.test(text));

/** A limit printed right after the names and verbs: 市财政局负责2026年6月底前完成. */
export const TIME_END =
  /(?:于|在)?(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|上旬|中旬|下旬)?|年?底|年内|[一二三四上下]{1,2}(?:季度|半年)末?)(?:之前|以前|前)?(?:完成|办结|落实到位|报送|上报)?$/;

/** A part of a tail that begins with a time says when, whatever follows: 6月底前出台相关政策. */
const TIME_BEGINS =
  /^(?:于|在|力争|确保|原则上)?(?:(?:20\d{2}|今|明|本)年(?:度)?)?\s?(?:\d{1,2}月(?:\d{1,2}日)?(?:底|末|上旬|中旬|下旬)?|[一二三四]季度|[上下]半年|年底|年内|年末|底|春节|国庆)(?:之前|以前|前|末|内)?(?:\D|$)/;
export const beginsWithTime = (text: string): boolean =>
  isTimeField(text) || (text.length <= 40 && TIME_BEGINS.test(text));
