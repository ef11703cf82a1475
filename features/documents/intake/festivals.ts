import { CLEAR_AND_BRIGHT, LUNAR_FESTIVALS } from '@luoshi/gongwen/lexicon/dates.ts';
import chineseDays from 'chinese-days';

/** Years for which the lunar calendar is looked up; papers speak of the years around their own. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2060;
const APRIL = 4;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const lookUp = (): Record<string, string> => {
  const days: Record<string, string> = {};
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    for (const [name, month, day] of LUNAR_FESTIVALS)
      days[`${year}-${name}`] = chineseDays.getSolarDateFromLunar(`${year}-${twoDigits(month)}-${twoDigits(day)}`).date;
    days[`${year}-${CLEAR_AND_BRIGHT}`] = chineseDays.getSolarTermDate(year, APRIL, 'pure_brightness');
  }
  return days;
};

let known: Record<string, string> | null = null;

/** The days (YYYY-MM-DD) of festivals that move with moon and sun, by `year-name`, as the parser wants them. */
export const festivals = (): Record<string, string> => {
  known ??= lookUp();
  return known;
};
