import { apiUrl } from '@luoshi/web-kit/client.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from './api.ts';

/** The live line names this when somebody moved, came or left. */
const PRESENCE = 'documents-presence';
/** The server forgets whoever says nothing for 45 seconds. */
const BEAT_MS = 20_000;
/** Moving through a list by keyboard says where one is once, when one stays. */
const STAY_MS = 600;

export type Colleague = { id: string; name: string; clauseId: string | null };

const say = (id: string, clauseId: string | null, isHere: boolean): Promise<unknown> =>
  fetch(apiUrl(`/documents/${id}/presence`), {
    method: 'PUT',
    credentials: 'same-origin',
    // A page that closes still gets its word out.
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clauseId, isHere }),
    // Where somebody looks is a courtesy: when it cannot be said, nothing is lost.
  }).catch(() => undefined);

/** Tells the others at which item of the draft this person is, and answers who else is there. */
export const usePresence = (id: string, clauseId: string | null, inForce: boolean): readonly Colleague[] => {
  const here = useRef(clauseId);
  useEffect(() => {
    here.current = clauseId;
    if (!inForce) return;
    const staying = setTimeout(() => void say(id, clauseId, true), STAY_MS);
    return () => clearTimeout(staying);
  }, [id, clauseId, inForce]);
  useEffect(() => {
    if (!inForce) return;
    const beat = setInterval(() => void say(id, here.current, true), BEAT_MS);
    const leave = () => void say(id, null, false);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(beat);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id, inForce]);
  const others = useQuery({
    queryKey: [PRESENCE, id],
    queryFn: ({ signal }) => api('GET /documents/:id/presence', { params: { id }, signal }),
    enabled: inForce,
    refetchInterval: BEAT_MS,
  });
  return others.data?.people ?? NOBODY;
};

const NOBODY: readonly Colleague[] = [];
