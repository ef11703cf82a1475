declare const dayBrand: unique symbol;
/** A calendar day written `YYYY-MM-DD`; compares with `<` as text. */
export type Day = string & { readonly [dayBrand]: true };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;
const epochMs = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Whether the text is a day that exists: `2026-02-30` is not. */
export const isDay = (text: string): text is Day => {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const ms = epochMs(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
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

/** The day it is at instant `now` in an IANA time zone. */
export const dayAt = (now: Date, timeZone: string): Day => formatterOf(timeZone).format(now) as Day;
