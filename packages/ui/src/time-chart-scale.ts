import { dayNumber } from './gantt-scale.ts';
import type { MonthSpan } from './time-chart-facts.ts';

/** Where things stand in the chart; every length in pixels (or any unit a printer likes). */
export type ChartBox = {
  readonly width: number;
  /** Left column with names, right column with percents. */
  readonly nameWidth: number;
  readonly sideWidth: number;
  readonly headHeight: number;
  readonly rowHeight: number;
  readonly textSize: number;
  /** Days since 1970: the first one shown and the one after the last. */
  readonly firstDay: number;
  readonly endDay: number;
};

export const monthAfter = (month: string, count: number): string => {
  const nth = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, '0')}`;
};

/** The box of a chart as wide as given: names take a third of it but never more than 24 letters. */
export const chartBox = (
  width: number,
  textSize: number,
  { first, months }: MonthSpan,
  rowLetters = 2.15,
): ChartBox => ({
  width,
  nameWidth: Math.round(Math.min(width * 0.36, textSize * 24)),
  sideWidth: Math.round(textSize * 5.2),
  headHeight: Math.round(textSize * 2.4),
  rowHeight: Math.round(textSize * rowLetters),
  textSize,
  firstDay: dayNumber(`${first}-01`),
  endDay: dayNumber(`${monthAfter(first, months)}-01`),
});

/** Where the day begins; days outside of the span lie outside of the columns between names and percents. */
export const xOfDay = (box: ChartBox, day: number): number =>
  box.nameWidth + ((day - box.firstDay) / (box.endDay - box.firstDay)) * (box.width - box.nameWidth - box.sideWidth);

/** The months of the span with the day each begins on. */
export const monthsOf = (box: ChartBox, { first, months }: MonthSpan): { month: string; from: number; to: number }[] =>
  Array.from({ length: months }, (_, nth) => {
    const month = monthAfter(first, nth);
    return {
      month,
      from: xOfDay(box, dayNumber(`${month}-01`)),
      to: xOfDay(box, dayNumber(`${monthAfter(first, nth + 1)}-01`)),
    };
  });

/** Room letters take, in multiples of their size: Chinese ones are as wide as high, others a little more than half. */
export const lettersOf = (text: string): number => {
  let sum = 0;
  for (const letter of text) sum += letter > '\u2e80' ? 1 : 0.56;
  return sum;
};

/** The text cut to what fits, with an ellipsis where something was cut; empty where not even two letters would stand. */
export const fitText = (text: string, width: number, size: number): string => {
  const room = width / size;
  if (lettersOf(text) <= room) return text;
  let sum = 1;
  let kept = '';
  for (const letter of text) {
    sum += letter > '\u2e80' ? 1 : 0.56;
    if (sum > room) break;
    kept += letter;
  }
  return kept.length < 2 ? '' : `${kept}…`;
};
