const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  廿: 20,
  卅: 30,
};
const TENS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** The characters a Chinese numeral is written with. */
export const NUMERAL = '一二三四五六七八九十百千万亿零〇两';

/** The value of a Chinese or Arabic numeral (whole numbers), or null when it is not one. */
export function numeralValue(word: string): number | null {
  if (/^\d{1,15}$/.test(word)) return Number(word);
  if (word === '' || word.length > 20) return null;
  if (/^[零〇一二三四五六七八九]{2,}$/.test(word)) return Number([...word].map((c) => DIGITS[c]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const c of word) {
    const d = DIGITS[c];
    const ten = TENS[c];
    if (d !== undefined) digit = d;
    else if (ten !== undefined) {
      section += (digit ?? 1) * ten;
      digit = null;
    } else if (c === '万' || c === '亿') {
      const weight = c === '万' ? 1e4 : 1e8;
      section += digit ?? 0;
      total = c === '亿' ? (total + section) * weight : total + section * weight;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}
