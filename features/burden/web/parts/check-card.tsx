import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect } from 'react';
import { api, BURDEN, useBurdenWords } from './api.ts';
import { type Draft, formOf } from './draft.ts';
import { Stands } from './stands.tsx';

/** Beside a form in the making: what is known already, what is forbidden, and what its units carry. */
export const CheckCard = ({ draft, onHeld }: { draft: Draft; onHeld: (isHeld: boolean) => void }) => {
  const t = useBurdenWords();
  const settled = useDeferredValue(draft);
  const { basis: _, contest: __, endsOn: ___, ...asked } = formOf(settled);
  const isReady = asked.orgIds.length > 0 && asked.fields.length > 0;
  const check = useQuery({
    queryKey: [BURDEN, 'check', asked],
    queryFn: ({ signal }) => api('POST /burden/forms/check', { body: asked, signal }),
    enabled: isReady,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const found = isReady ? check.data : undefined;
  const isHeld = (found?.held.length ?? 0) > 0;
  // The page offers the field for a contest; it must not ask the server a second time to learn whether to.
  useEffect(() => onHeld(isHeld), [isHeld, onHeld]);
  return (
    <section className="bd-card" aria-labelledby="bd-checks" aria-live="polite">
      <h2 id="bd-checks">{t('new.checks')}</h2>
      {found ? (
        <>
          {found.forbidden.length > 0 ? <h3>{t('new.forbidden')}</h3> : null}
          <Stands held={[]} forbidden={found.forbidden} />
          {isHeld ? <h3>{t('new.held')}</h3> : null}
          <Stands held={found.held} forbidden={[]} />
          {found.forbidden.length === 0 && !isHeld ? <p className="bd-stands is-clear">{t('new.clear')}</p> : null}
          <h3>{t('new.load')}</h3>
          <p>{t('new.adds', { units: found.units, minutes: found.adds })}</p>
          <ul className="bd-list">
            {found.load.map(({ org, before, after }) => (
              <li key={org.id}>
                <span>{org.name}</span>
                <span className="ls-number">{t('new.before_after', { before, after })}</span>
              </li>
            ))}
          </ul>
          <p className="ls-quiet">{found.source}</p>
        </>
      ) : (
        <p className="ls-quiet">{t('new.checking')}</p>
      )}
    </section>
  );
};
