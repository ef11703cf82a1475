import { type Day, dayAt } from '@luoshi/kernel/day.ts';
import { createContext, useContext } from 'react';

/** The day it is for the government that is signed in, from the session; the browser's own day where nobody is. */
export const TodayContext = createContext<Day | null>(null);

export const useToday = (): Day => useContext(TodayContext) ?? browserDay();

const browserDay = (): Day => dayAt(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
