import { fill, sayDay, sayNumeral, words } from '../../rules/say.ts';

/** A heading of the first level with its place, as the paper prints it. */
export const sayHeading = (place: number, heading: string): string =>
  fill(words.level1, { numeral: sayNumeral(place), heading });

/** The day of issue as the paper prints it; a space where a draft has none yet. */
export const sheetDay = (day: string | null): string => (day ? sayDay(day, null) : '\u3000');

/** A day within a table. */
export const cellDay = (day: string): string => sayDay(day, null);
