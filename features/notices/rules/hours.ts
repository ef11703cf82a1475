import { type Day, dayAt, weekdayOf } from '@luoshi/kernel/day.ts';

/** Local times `HH:MM`. Quiet from 21:30 until 07:30 runs over midnight; equal times are no quiet at all. */
export type Hours = {
  readonly digestAt: string;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly isQuietAtWeekends: boolean;
};

/** What holds until the administrator or a person chooses otherwise. House default, 2026-11-24. */
export const USUAL_HOURS: Hours = {
  digestAt: '08:30',
  quietFrom: '21:30',
  quietUntil: '07:30',
  isQuietAtWeekends: true,
};

type Chosen = { readonly [K in 'digestAt' | 'quietFrom' | 'quietUntil']: string | null };

/** A person's hours: their own where they chose, else the government's. */
export const hoursFor = (government: Hours, person: Chosen): Hours => ({
  digestAt: person.digestAt ?? government.digestAt,
  quietFrom: person.quietFrom ?? government.quietFrom,
  quietUntil: person.quietUntil ?? government.quietUntil,
  isQuietAtWeekends: government.isQuietAtWeekends,
});

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local time `HH:MM` at an instant. */
export const clockAt = (now: Date, timeZone: string): string => {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(timeZone, clock);
  return clock.format(now);
};

const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day));
const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

const isQuietClock = (clock: string, { quietFrom, quietUntil }: Hours): boolean =>
  quietFrom <= quietUntil ? clock >= quietFrom && clock < quietUntil : clock >= quietFrom || clock < quietUntil;

/** Whether nobody is to be disturbed at this instant. */
export const isQuiet = (now: Date, timeZone: string, hours: Hours): boolean =>
  (hours.isQuietAtWeekends && isWeekend(dayAt(now, timeZone))) || isQuietClock(clockAt(now, timeZone), hours);

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** The first instant from `now` on at which a person may be disturbed; `now` itself outside quiet hours. */
export const firstLoudInstant = (now: Date, timeZone: string, hours: Hours): Date => {
  let at = now;
  // At most a weekend with the nights around it; each step goes to the end of the night or to the next midnight.
  for (let step = 0; step < 8 && isQuiet(at, timeZone, hours); step++) {
    const clock = clockAt(at, timeZone);
    const wait = isQuietClock(clock, hours)
      ? (minutesOf(hours.quietUntil) - minutesOf(clock) + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES
      : DAY_MINUTES - minutesOf(clock);
    at = new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS + wait * MINUTE_MS);
  }
  return at;
};

/** Whether a digest may go out now: its time has come, today had none, and it is neither night nor a quiet weekend. */
export const isDigestTime = (now: Date, timeZone: string, hours: Hours, last: Day | null): boolean => {
  const today = dayAt(now, timeZone);
  return (
    (last === null || last < today) &&
    clockAt(now, timeZone) >= hours.digestAt &&
    !(hours.isQuietAtWeekends && isWeekend(today)) &&
    !(isQuietClock(clockAt(now, timeZone), hours) && !isQuietClock(hours.digestAt, hours))
  );
};
