import { useCallback } from 'react';
import { useFirmWords } from './api.ts';

/** A period in words: `2024-Q1` is the first quarter of 2024. */
export const usePeriod = (): ((period: string) => string) => {
  const t = useFirmWords();
  return useCallback(
    (period) => {
      const year = period.slice(0, 4);
      const rest = period.slice(5);
      if (rest === '') return t('period.year', { year });
      if (rest.startsWith('H')) return t('period.half', { year, half: rest.slice(1) });
      if (rest.startsWith('Q')) return t('period.quarter', { year, quarter: rest.slice(1) });
      if (rest.includes('/')) return t('period.run', { year, month: String(Number(rest.slice(3))) });
      return t('period.month', { year, month: String(Number(rest)) });
    },
    [t],
  );
};
