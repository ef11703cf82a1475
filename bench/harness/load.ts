import http from 'node:http';

export type Asked = { method?: string; path: string; body?: unknown };
export type Figures = { p50: number; p95: number; rps: number };

/** One request over a keep-alive agent; the time is to the last byte of the answer. */
export const ask = (
  base: string,
  agent: http.Agent,
  headers: Record<string, string>,
  { method = 'GET', path, body }: Asked,
): Promise<{ status: number; ms: number; bytes: Buffer; headers: http.IncomingHttpHeaders }> =>
  new Promise((resolve, reject) => {
    const sent = body === undefined ? null : Buffer.from(JSON.stringify(body));
    const from = process.hrtime.bigint();
    const request = http.request(
      new URL(path, base),
      {
        method,
        agent,
        headers: { ...headers, ...(sent ? { 'content-type': 'application/json', 'content-length': sent.length } : {}) },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            ms: Number(process.hrtime.bigint() - from) / 1e6,
            bytes: Buffer.concat(parts),
            headers: answer.headers,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(sent ?? undefined);
  });

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
const round = (value: number): number => Math.round(value * 100) / 100;

/** Exact percentiles of times in milliseconds, one worker after another. */
export const figuresOf = (times: readonly number[], seconds: number): Figures => {
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: round(at(sorted, 0.5)), p95: round(at(sorted, 0.95)), rps: round(times.length / seconds) };
};

/** Repeats `once` for about `seconds` after a short warm-up and measures each round; what goes `before` it is not measured. */
export const measure = async (
  once: (n: number) => Promise<unknown>,
  { seconds = 3, warmUp = 40, before = async (_n: number): Promise<unknown> => undefined } = {},
): Promise<Figures> => {
  let n = 0;
  for (; n < warmUp; n++) {
    await before(n);
    await once(n);
  }
  const times: number[] = [];
  const begin = performance.now();
  while (performance.now() - begin < seconds * 1000) {
    await before(n);
    const from = performance.now();
    await once(n++);
    times.push(performance.now() - from);
  }
  return figuresOf(times, (performance.now() - begin) / 1000);
};
