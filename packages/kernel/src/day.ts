declare const dayBrand: unique symbol;
/** A calendar day written `YYYY-MM-DD`; compares with `<` as text. */
export type Day = string & { readonly [dayBrand]: true };

const PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const MS_PER_DAY = 86_400_000;
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Days are asked for thousands of times a page: numbers cut from the text cost a tenth of a Date parsed and printed.
const partsOf = (day: string): [year: number, month: number, date: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];
const epochMs = (day: string): number => {
  const [year, month, date] = partsOf(day);
  // A year below 100 would be taken for one of the twentieth century.
  return year < 100 ? Date.parse(`${day}T00:00:00Z`) : Date.UTC(year, month - 1, date);
};
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Whether the text is a day that exists: `2026-02-30` is not. */
export const isDay = (text: string): text is Day => {
  if (!PATTERN.test(text)) return false;
  const [year, month, date] = partsOf(text);
  const days = month === 2 && isLeap(year) ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
  return date >= 1 && date <= days;
};

/** The text as a day; throws a RangeError when no such day exists. */
export const toDay = (text: string): Day => {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
};

export const addDays = (day: Day, count: number): Day =>
  new Date(epochMs(day) + count * MS_PER_DAY).toISOString().slice(0, 10) as Day;

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((epochMs(to) - epochMs(from)) / MS_PER_DAY);

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(epochMs(day)).getUTCDay();

// Making a formatter costs a hundred times what using one does, and every request asks what day it is.
const formatters = new Map<string, Intl.DateTimeFormat>();
const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(timeZone, made);
  return made;
};

const MS_PER_MINUTE = 60_000;
const lastAsked = new Map<string, { minute: number; day: Day }>();

/** The day it is at instant `now` in an IANA time zone. Days begin with a minute in every zone, so one answer serves it. */
export const dayAt = (now: Date, timeZone: string): Day => {
  const minute = Math.floor(now.getTime() / MS_PER_MINUTE);
  const last = lastAsked.get(timeZone);
  if (last?.minute === minute) return last.day;
  const day = formatterOf(timeZone).format(now) as Day;
  lastAsked.set(timeZone, { minute, day });
  return day;
};
