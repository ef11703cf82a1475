/** What the line to the server says: a row of a feature changed. `feature` is the first part of query keys. */
export type Change = { feature: string; id: string; revision: number };

/** `live` while messages come, `lost` when none came for 40 s or the line broke; `asOf` is the time of the last one. */
export type LiveStatus = { state: 'live' | 'lost'; asOf: Date | null };

/** The server sends a beat every 15 s; two may be missed before the line counts as lost. */
export const SILENCE_MS = 40_000;
const CHECK_MS = 5_000;
const REOPEN_MS = 5_000;
/** Changes that arrive together are told together, well within the two seconds people are promised. */
const GATHER_MS = 150;

/** The part of EventSource that the line needs, so that tests can stand in for the browser. */
export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;
type Listener = (features: ReadonlySet<string>, changes: readonly Change[]) => void;

/** A change message's data, or null when it is none of ours. */
export const readChange = (data: string): Change | null => {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('feature' in value) || typeof value.feature !== 'string')
      return null;
    const id = 'id' in value && typeof value.id === 'string' ? value.id : '';
    const revision = 'revision' in value && typeof value.revision === 'number' ? value.revision : 0;
    return { feature: value.feature, id, revision };
  } catch {
    return null;
  }
};

/** The status at instant `now`, given the last message heard and whether the line is broken. */
export const statusAt = (now: number, last: { heard: number; asOf: Date } | null, broken: boolean): LiveStatus => ({
  state: last && !broken && now - last.heard < SILENCE_MS ? 'live' : 'lost',
  asOf: last?.asOf ?? null,
});

/**
 * One line for the whole app. `open` makes the source; `onBack` is called when the line is back after having been
 * lost, because changes may have been missed meanwhile. `stop` closes it.
 */
export const openLine = (open: () => Source, onBack: () => void, clock: () => number = Date.now) => {
  const listeners = new Set<Listener>();
  const watchers = new Set<() => void>();
  let source = open();
  let last: { heard: number; asOf: Date } | null = null;
  let broken = false;
  let missed = false;
  let status: LiveStatus = { state: 'lost', asOf: null };
  let gathered: Change[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;

  const refresh = () => {
    const next = statusAt(clock(), last, broken);
    if (next.state === 'lost' && last) missed = true;
    if (next.state === status.state && next.asOf?.getTime() === status.asOf?.getTime()) return;
    status = next;
    for (const watch of watchers) watch();
  };

  const heard = (data: string) => {
    const now = clock();
    if (missed) onBack();
    missed = false;
    broken = false;
    last = { heard: now, asOf: timeIn(data) ?? new Date(now) };
    refresh();
  };

  const tell = () => {
    gathering = undefined;
    const changes = gathered;
    gathered = [];
    const features = new Set(changes.map((change) => change.feature));
    for (const listener of listeners) listener(features, changes);
  };

  const attach = () => {
    const own = source;
    for (const name of ['hello', 'beat'])
      own.addEventListener(name, (event) => heard(String((event as MessageEvent).data)));
    own.addEventListener('change', (event) => {
      const data = String((event as MessageEvent).data);
      heard(data);
      const change = readChange(data);
      if (!change) return;
      gathered.push(change);
      gathering ??= setTimeout(tell, GATHER_MS);
    });
    own.addEventListener('error', () => {
      broken = true;
      refresh();
      // The browser reconnects by itself after a dropped line, but never after an answer that was no stream.
      if (own.readyState === 2 && own === source && !reopening)
        reopening = setTimeout(() => {
          reopening = undefined;
          source = open();
          attach();
        }, REOPEN_MS);
    });
  };

  attach();
  const checking = setInterval(refresh, CHECK_MS);

  return {
    status: () => status,
    watch: (watcher: () => void) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    listen: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      clearInterval(checking);
      clearTimeout(gathering);
      clearTimeout(reopening);
      source.close();
    },
  };
};

export type Line = ReturnType<typeof openLine>;

const timeIn = (data: string): Date | null => {
  const found = /"time"\s*:\s*"([^"]+)"/.exec(data)?.[1];
  const time = found ? new Date(found) : null;
  return time && !Number.isNaN(time.getTime()) ? time : null;
};
