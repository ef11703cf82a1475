const MS_PER_DAY = 86_400_000;

/** Days since 1970 of a day written `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
export const dayText = (number: number): string => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

/** A stretch of days on the screen: `first` lies at x 0, each day `perDay` pixels wide. */
export type Scale = { readonly first: number; readonly last: number; readonly perDay: number };

export const xOf = (scale: Scale, day: number): number => (day - scale.first) * scale.perDay;

/** A scale that holds all the days with a margin, fitted to a width but never narrower than legible. */
export const scaleFor = (days: readonly string[], width: number, least = 2.2): Scale => {
  const numbers = days.map(dayNumber);
  const first = Math.min(...numbers) - 7;
  const last = Math.max(...numbers) + 14;
  return { first, last, perDay: Math.max(least, Math.min(26, width / (last - first + 1))) };
};

/** Months within a scale: their first day and how many of their days it shows. */
export const monthsIn = (scale: Scale): { month: string; from: number; days: number }[] => {
  const months: { month: string; from: number; days: number }[] = [];
  for (let day = scale.first; day <= scale.last; day++) {
    const month = dayText(day).slice(0, 7);
    const known = months.at(-1);
    if (known?.month === month) known.days++;
    else months.push({ month, from: day, days: 1 });
  }
  return months;
};
