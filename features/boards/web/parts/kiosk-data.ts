import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { apiUrl } from '@luoshi/web-kit/client.ts';
import { currentLanguage } from '@luoshi/web-kit/i18n.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { endpoints } from '../../contract.ts';

export type Kiosk = AnswerOf<(typeof endpoints)['GET /boards/kiosk']>;

/** A screen has no session and so no live line: it asks again this often. */
const SECONDS_BETWEEN = 10;

/** The secret stands behind the # of the link, which no server and no log ever sees. */
const token = (): string => window.location.hash.slice(1);

class Revoked extends Error {}

export const askAsScreen = async <T>(path: string, query: Record<string, string>, signal: AbortSignal): Promise<T> => {
  const response = await fetch(apiUrl(path, query), {
    signal,
    credentials: 'omit',
    headers: { authorization: `Bearer ${token()}`, 'accept-language': currentLanguage() },
  });
  if (response.ok) return (await response.json()) as T;
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  throw code === 'boards.screen_revoked' ? new Revoked() : new Error(String(response.status));
};

/**
 * What the screen shows of a region (of everything when empty), and of everything. The last facts stay when the line is
 * lost; they go at once when the screen was taken down.
 */
export const useKiosk = (region: string) => {
  const options = (of: string) => ({
    queryKey: ['kiosk', of],
    enabled: token() !== '',
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      askAsScreen<Kiosk>('/boards/kiosk', of ? { region: of } : {}, signal),
    refetchInterval: SECONDS_BETWEEN * 1000,
    refetchIntervalInBackground: true,
    retry: false,
    placeholderData: keepPreviousData,
    networkMode: 'always' as const,
  });
  const whole = useQuery(options(''));
  const part = useQuery(options(region));
  const fault = whole.error ?? part.error;
  const state: 'no_token' | 'revoked' | 'lost' | 'live' =
    token() === '' ? 'no_token' : fault instanceof Revoked ? 'revoked' : fault ? 'lost' : 'live';
  return { facts: part.data ?? whole.data, first: whole.data, state };
};
