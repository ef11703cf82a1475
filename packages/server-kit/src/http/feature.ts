import type { AnswerOf, Endpoint, Endpoints, ParsedOf } from '@luoshi/kernel/contract.ts';
import type { Outcome } from '@luoshi/kernel/outcome.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../db/tx.ts';
import type { Services } from '../services.ts';
import type { Actor, RequestFacts } from './actor.ts';
import type { Words } from './words.ts';

type ActorOf<E extends Endpoint> = E['permission'] extends 'public' ? Actor | null : Actor;

/** A handler that runs in one transaction of the actor's tenant; a refusal rolls it back. */
export type InTransaction<E extends Endpoint> = (
  context: { tx: Tx; actor: Actor; facts: RequestFacts; services: Services; words: Words },
  input: ParsedOf<E>,
) => Promise<Outcome<AnswerOf<E>>>;

/** A handler that opens its own transactions: the public, uploads, streams. A stream writes to `reply` itself. */
export type Opened<E extends Endpoint> = {
  open: (
    context: {
      actor: ActorOf<E>;
      facts: RequestFacts;
      services: Services;
      words: Words;
      request: FastifyRequest;
      reply: FastifyReply;
    },
    input: ParsedOf<E>,
  ) => Promise<Outcome<AnswerOf<E>> | FastifyReply>;
};

export type Handlers<T extends Endpoints> = {
  readonly [K in keyof T]: T[K] extends Endpoint ? InTransaction<T[K]> | Opened<T[K]> : never;
};

/** A job's work; runs again after a failure, so it must be idempotent. */
export type Job = (payload: unknown, services: Services) => Promise<void>;

/** What a feature gives the server: its endpoints bound to use cases, its jobs and its words. */
export type ServerFeature = {
  readonly name: string;
  readonly endpoints: Endpoints;
  readonly handlers: Readonly<Record<string, unknown>>;
  readonly jobs?: Readonly<Record<string, Job>>;
  /** Lines of graphile-worker's crontab, in UTC. */
  readonly cron?: string;
  readonly locales: Readonly<Record<'zh-CN' | 'en', object>>;
};

/** Ties handlers to endpoints; a missing or surplus one does not type-check. */
export const serverFeature = <T extends Endpoints>(
  feature: Omit<ServerFeature, 'endpoints' | 'handlers'> & { endpoints: T; handlers: Handlers<T> },
): ServerFeature => feature;
