const UNITS = ['B', 'KB', 'MB', 'GB'] as const;

/** A size in bytes for people: three digits at most, in steps of 1024. */
export const fileSize = (bytes: number): string => {
  let size = bytes;
  let unit = 0;
  while (size >= 1023.5 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  const digits = unit === 0 || size >= 9.95 ? 0 : 1;
  return `${Number(size.toFixed(digits))} ${UNITS[unit]}`;
};
