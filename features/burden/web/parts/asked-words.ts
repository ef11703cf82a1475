import { useCallback } from 'react';
import { type FormRow, useBurdenWords } from './api.ts';

/** Who is asked, in a few words: names, “every town under …”, or “… and others, 12 in all”. */
export const useAskedWords = (): ((row: Pick<FormRow, 'asked' | 'askedKind' | 'units'>) => string) => {
  const t = useBurdenWords();
  return useCallback(
    ({ asked, askedKind, units }) => {
      const names = asked.join(t('gap'));
      if (askedKind) return t('list.asked_kind', { names, kind: t(`org_kind.${askedKind}`), units });
      return units > asked.length ? t('list.asked_more', { names, units }) : names;
    },
    [t],
  );
};
