/** A year and what else is known when words of time are read. */
export type TimeContext = {
  /** The paper's year, or null. */
  year: number | null;
  /** The paper says its year, and it was not just the year named most. */
  sure: boolean;
  /** The day of issue as given by the caller (YYYY-MM-DD), or null. */
  issuedOn: string | null;
  festivals: Record<string, string>;
};

/** Days in a month (1–12), leap years counted. */
export function monthDays(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** YYYY-MM-DD, or null when there is no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > monthDays(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The last day of a month, or null when there is no such month. */
export function monthEnd(year: number, month: number): string | null {
  return month < 1 || month > 12 ? null : isoDay(year, month, monthDays(year, month));
}

/** A day some days later; saturdays and sundays pass uncounted when `working` is set. */
export function daysAfter(day: string, count: number, working: boolean): string {
  const at = new Date(`${day}T00:00:00Z`);
  for (let left = count; left > 0; ) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (!working || (at.getUTCDay() !== 0 && at.getUTCDay() !== 6)) left--;
  }
  return at.toISOString().slice(0, 10);
}

/** The same day some months later, or the last of that month when it is shorter. */
export function monthsAfter(day: string, count: number): string {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  const index = y * 12 + (m - 1) + count;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoDay(year, month, Math.min(d, monthDays(year, month))) ?? day;
}
