import type { FastifyReply } from 'fastify';
import pg from 'pg';
import type { Logger } from 'pino';
import { LIVE_CHANNEL, type LiveEvent } from '../db/commit.ts';

type Message = LiveEvent & { tenantId: string };

/** Fans news of changes out to connected browsers, across any number of servers by LISTEN/NOTIFY. */
export type LiveHub = {
  /** Keeps the reply open as an event stream of one tenant's news. */
  stream(tenantId: string, reply: FastifyReply): void;
  /** Hears every message of every tenant, for caches that must forget. */
  onMessage(listener: (message: Message) => void): void;
  /** Whether the line to the database stands, over which other servers' changes come. */
  isUp(): boolean;
  close(): Promise<void>;
};

const BEAT_MS = 15_000;
const RETRY_MS = 1_000;

export const openLiveHub = (url: string, log: Logger): LiveHub => {
  const streams = new Map<string, Set<FastifyReply>>();
  const listeners: ((message: Message) => void)[] = [];
  let client: pg.Client | null = null;
  let closed = false;

  const messageOf = (event: string, data: unknown): Buffer =>
    Buffer.from(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const tell = (replies: Iterable<FastifyReply>, event: string, data: unknown): void => {
    const message = messageOf(event, data); // written once, however many listen
    for (const reply of replies) reply.raw.write(message);
  };
  const everyone = function* () {
    for (const replies of streams.values()) yield* replies;
  };
  const drop = (): void => {
    // A browser that is cut off reconnects and fetches afresh, so no news is lost while the line to the database was down.
    for (const reply of everyone()) reply.raw.end();
    streams.clear();
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      options: '-c role=luoshi_app',
      application_name: 'luoshi live',
    });
    next.on('error', (fault) => log.warn({ err: fault }, 'live line lost'));
    next.on('end', () => {
      client = null;
      if (closed) return;
      drop();
      setTimeout(() => void connect(), RETRY_MS).unref();
    });
    next.on('notification', ({ payload }) => {
      const message = JSON.parse(payload ?? '{}') as Message;
      for (const listener of listeners) listener(message);
      const { tenantId, ...event } = message;
      tell(streams.get(tenantId) ?? [], 'change', event);
    });
    try {
      await next.connect();
      await next.query(`listen ${LIVE_CHANNEL}`);
      client = next;
      drop(); // whoever connected before the line was up starts over
    } catch (fault) {
      log.warn({ err: fault }, 'live line not up yet');
      await next.end().catch(() => undefined);
    }
  };
  void connect();

  const beat = setInterval(() => {
    tell(everyone(), 'beat', { time: new Date().toISOString() });
  }, BEAT_MS);
  beat.unref();

  return {
    stream: (tenantId, reply) => {
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
        'x-accel-buffering': 'no',
      });
      tell([reply], 'hello', { time: new Date().toISOString() });
      const replies = streams.get(tenantId) ?? new Set();
      replies.add(reply);
      streams.set(tenantId, replies);
      reply.raw.on('close', () => replies.delete(reply));
    },
    onMessage: (listener) => void listeners.push(listener),
    isUp: () => client !== null,
    close: async () => {
      closed = true;
      clearInterval(beat);
      drop();
      await client?.end();
    },
  };
};
