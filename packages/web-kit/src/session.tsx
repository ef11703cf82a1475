import { type Day, isDay } from '@luoshi/kernel/day.ts';
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate, useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo } from 'react';
import { wantedAddress } from './address.ts';
import { createClient } from './client.ts';
import { isSignedOut } from './problem-error.ts';
import type { SessionAnswer, sessionEndpoints } from './session-contract.ts';
import { TodayContext } from './today.ts';

export type { SessionAnswer } from './session-contract.ts';

/** Who is signed in, for which government, and what they may do. */
export type Session = SessionAnswer & { can(permission: string): boolean };

export const SIGN_IN_PATH = '/sign-in';
/** Where a person who must change their password is kept until they have. */
export const PASSWORD_PATH = '/settings/password';

const api = createClient<typeof sessionEndpoints>();

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }): Promise<SessionAnswer | null> =>
    api('GET /session', { signal }).catch((error: unknown) => {
      if (isSignedOut(error)) return null;
      throw error;
    }),
  staleTime: 5 * 60_000,
  // The session says what day it is: a page left open over midnight must learn of it.
  refetchInterval: 10 * 60_000,
});

const SessionContext = createContext<Session | null>(null);

/** The session of the signed-in person; throws outside a SessionGate. */
export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionGate');
  return session;
};

/** The session where there may be none: on public pages. */
export const useSessionIfAny = (): Session | null => useContext(SessionContext);

/** Whether the session's permissions hold `permission`. */
export const withCan = (answer: SessionAnswer): Session => {
  const held = new Set(answer.permissions);
  return { ...answer, can: (permission) => held.has(permission) };
};

/**
 * Shows its children to the signed-in; sends everybody else to the sign-in page, which leads back to the wanted
 * address. `waiting` is shown until the server has answered, `failed` when it has not.
 */
export const SessionGate = (props: {
  children: ReactNode;
  waiting: ReactNode;
  failed: (error: Error, again: () => void) => ReactNode;
}) => {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  const session = useMemo(() => (data ? withCan(data) : null), [data]);
  const path = useRouterState({ select: (state) => state.location.pathname });
  if (isPending) return props.waiting;
  if (!session && error) return props.failed(error, () => void refetch());
  if (!session) return <ToSignIn />;
  const mustLeave = Boolean(session.mustChangePassword) && path !== PASSWORD_PATH;
  return (
    <SessionContext value={session}>
      <TodayContext value={isDay(session.today) ? (session.today as Day) : null}>
        {mustLeave ? <Navigate to={PASSWORD_PATH} replace /> : props.children}
      </TodayContext>
    </SessionContext>
  );
};

/** Leads to the sign-in page once: the gate is still shown while the router is on its way there. */
const ToSignIn = () => {
  const router = useRouter();
  useEffect(() => {
    // Already on the way there: one address must not be nested in the other.
    if (router.latestLocation.pathname === SIGN_IN_PATH) return;
    const wanted = router.latestLocation.href;
    void router.navigate({ to: SIGN_IN_PATH, search: wanted === '/' ? {} : { next: wanted }, replace: true });
  }, [router]);
  return null;
};

/** After the server has accepted a sign-in: forgets what was cached, loads the session, goes to the wanted address. */
export const useAfterSignIn = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    queries.clear();
    await queries.fetchQuery(sessionQuery);
    const next = new URLSearchParams(window.location.search).get('next');
    await navigate({ href: wantedAddress(next), replace: true });
  }, [queries, navigate]);
};

/** Signs out: the server forgets the session, the page forgets everything it knew and shows the sign-in page. */
export const useSignOut = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useCallback(async () => {
    await api('DELETE /session').catch((error: unknown) => {
      // Already signed out elsewhere: what we wanted has happened.
      if (!isSignedOut(error)) throw error;
    });
    await navigate({ href: SIGN_IN_PATH });
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
  }, [queries, navigate]);
};

/** For the query client: when any answer says that the session has ended, the gate must know at once. */
export const noticeEndedSession = (queries: QueryClient, error: unknown): void => {
  if (isSignedOut(error)) queries.setQueryData(sessionQuery.queryKey, null);
};
