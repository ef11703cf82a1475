import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { apiUrl } from './address.ts';
import { type Line, type LiveStatus, openLine } from './live-line.ts';

export type { LiveStatus } from './live-line.ts';

const LineContext = createContext<Line | null>(null);

/** Opens the one line of the app while it is shown, and refetches the queries of features that changed. */
export const LiveLine = ({ children }: { children: ReactNode }) => {
  const queries = useQueryClient();
  const [line, setLine] = useState<Line | null>(null);
  useEffect(() => {
    let opened = 0;
    const own = openLine(
      () => {
        // The server refuses the line when the session has ended: let the gate find out.
        if (opened++) void queries.invalidateQueries({ queryKey: ['session'] });
        return new EventSource(apiUrl('/live'));
      },
      () => void queries.invalidateQueries(),
    );
    own.listen((features) => refetchFeatures(queries, features));
    setLine(own);
    return () => own.stop();
  }, [queries]);
  return <LineContext value={line}>{children}</LineContext>;
};

/** Marks the queries of these features as stale; those on the page are fetched again at once. */
export const refetchFeatures = (queries: QueryClient, features: ReadonlySet<string>): void =>
  void queries.invalidateQueries({ predicate: ({ queryKey }) => features.has(String(queryKey[0])) });

/** Calls back when a row of one of the features changed: for pages whose figures depend on another feature. */
export const useLive = (features: readonly string[], callback: () => void): void => {
  const line = useContext(LineContext);
  const wanted = features.join(' ');
  useEffect(
    () =>
      line?.listen((changed) => {
        if (wanted.split(' ').some((feature) => changed.has(feature))) callback();
      }),
    [line, wanted, callback],
  );
};

const LOST: LiveStatus = { state: 'lost', asOf: null };
const nothing = () => () => undefined;

/** Whether the page hears of changes, and the time of the last message; for "as of 14:32" and greying. */
export const useLiveStatus = (): LiveStatus => {
  const line = useContext(LineContext);
  return useSyncExternalStore(line?.watch ?? nothing, () => line?.status() ?? LOST);
};
