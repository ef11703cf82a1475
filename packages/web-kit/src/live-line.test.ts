import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLine, readChange, SILENCE_MS, type Source, statusAt } from './live-line.ts';

/** A stand-in for the browser's EventSource: the test speaks in the server's place. */
const makeSource = () => {
  const target = new EventTarget();
  const source = {
    readyState: 1,
    closed: false,
    addEventListener: target.addEventListener.bind(target) as Source['addEventListener'],
    close: () => {
      source.closed = true;
    },
    say: (event: string, data: unknown) =>
      target.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) })),
    fail: (readyState: number) => {
      source.readyState = readyState;
      target.dispatchEvent(new Event('error'));
    },
  };
  return source;
};

const openTestLine = () => {
  const sources: ReturnType<typeof makeSource>[] = [];
  const backs: number[] = [];
  const line = openLine(
    () => {
      const source = makeSource();
      sources.push(source);
      return source;
    },
    () => backs.push(Date.now()),
  );
  return { line, sources, backs, source: () => sources.at(-1)! };
};

beforeEach(() => void vi.useFakeTimers({ now: new Date('2019-02-19T14:32:00Z') }));
afterEach(() => void vi.useRealTimers());

describe('statusAt', () => {
  const last = { heard: 1000, asOf: new Date(1000) };
  it('is live until 40 seconds have passed in silence', () => {
    expect(statusAt(1000 + SILENCE_MS - 1, last, false).state).toBe('live');
    expect(statusAt(1000 + SILENCE_MS, last, false).state).toBe('lost');
  });

  it('is lost at once when the line breaks, and before anything was heard', () => {
    expect(statusAt(1001, last, true)).toEqual({ state: 'lost', asOf: last.asOf });
    expect(statusAt(1001, null, false)).toEqual({ state: 'lost', asOf: null });
  });
});

describe('readChange', () => {
  it('reads feature, id and revision', () => {
    expect(readChange('{"feature":"tasks","id":"t1","revision":7}')).toEqual({
      feature: 'tasks',
      id: 't1',
      revision: 7,
    });
  });

  it.each(['', '{', 'null', '3', '{"id":"t1"}'])('reads %j as nothing', (data) => {
    expect(readChange(data)).toBeNull();
  });
});

describe('openLine', () => {
  it('tells changes that arrive together once, by feature', () => {
    const { line, source } = openTestLine();
    const told: string[][] = [];
    line.listen((features) => told.push([...features]));
    source().say('change', { feature: 'tasks', id: 'a', revision: 1 });
    source().say('change', { feature: 'tasks', id: 'b', revision: 1 });
    source().say('change', { feature: 'places', id: 'c', revision: 1 });
    vi.advanceTimersByTime(200);
    expect(told).toEqual([['tasks', 'places']]);
  });

  it('takes the time of the data from the server and counts every message as a sign of life', () => {
    const { line, source } = openTestLine();
    source().say('hello', { time: '2019-02-19T14:31:58Z' });
    expect(line.status()).toEqual({ state: 'live', asOf: new Date('2019-02-19T14:31:58Z') });
    vi.advanceTimersByTime(30_000);
    source().say('beat', { time: '2019-02-19T14:32:30Z' });
    vi.advanceTimersByTime(30_000);
    expect(line.status().state).toBe('live');
  });

  it('is lost after silence, says so, and on the next message asks for everything that was missed', () => {
    const { line, source, backs } = openTestLine();
    const seen: string[] = [];
    line.watch(() => seen.push(line.status().state));
    source().say('hello', { time: '2019-02-19T14:32:00Z' });
    vi.advanceTimersByTime(50_000);
    expect(seen).toEqual(['live', 'lost']);
    expect(backs).toHaveLength(0);
    source().say('beat', { time: '2019-02-19T14:33:00Z' });
    expect(seen).toEqual(['live', 'lost', 'live']);
    expect(backs).toHaveLength(1);
  });

  it('does not ask for everything on the first message, when nothing can have been missed', () => {
    const { source, backs } = openTestLine();
    source().say('hello', {});
    expect(backs).toHaveLength(0);
  });

  it('opens a new source when the browser has given up, and leaves a dropped one to the browser', () => {
    const { source, sources, line } = openTestLine();
    source().fail(0);
    vi.advanceTimersByTime(10_000);
    expect(sources).toHaveLength(1);
    source().fail(2);
    vi.advanceTimersByTime(10_000);
    expect(sources).toHaveLength(2);
    source().say('hello', {});
    expect(line.status().state).toBe('live');
  });

  it('is silent after stop', () => {
    const { line, source, sources } = openTestLine();
    source().fail(2);
    line.stop();
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(1);
    expect(source().closed).toBe(true);
  });
});
