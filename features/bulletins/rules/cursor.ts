import { isDay } from '@luoshi/kernel/day.ts';

const ID = /^[0-9a-f-]{36}$/;

/** A page's cursor: the instant and id of its last row. */
export const writeCursor = (at: string, id: string): string => `${at}|${id}`;

/** The cursor's keys; null when it is none of ours. */
export const readCursor = (cursor: string): { at: string; id: string } | null => {
  const [at = '', id = '', ...more] = cursor.split('|');
  return isDay(at.slice(0, 10)) && /^[0-9 :.+-]+$/.test(at) && ID.test(id) && more.length === 0 ? { at, id } : null;
};
