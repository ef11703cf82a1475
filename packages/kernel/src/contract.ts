import type { z } from 'zod';

/** Who may call an endpoint: anyone, anyone signed in, or holders of a permission such as `tasks.assign`. */
export type Gate = 'public' | 'signed-in' | `${string}.${string}`;

/**
 * One endpoint of the HTTP interface. `params`, `query` and `body` are checked on the way in; `answer` becomes a
 * compiled JSON schema on the way out. `refusals` lists every expected no by its code (`tasks.not_yours`).
 */
export type Endpoint = {
  readonly summary: string;
  readonly permission: Gate;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** `null` stands for 204, `'stream'` for an answer that is no JSON (a file, live messages). */
  readonly answer: z.ZodType | null | 'stream';
  /** 200 unless said otherwise. */
  readonly status?: 200 | 201 | 202;
  /** The body is a multipart form or JSON: the handler reads the parts itself. */
  readonly multipart?: boolean;
  /** Requests a minute from one address; for doors that invite guessing. */
  readonly perMinute?: number;
  /**
   * The answer hangs on nothing but the caller's scope, language and day and the question: it is kept and shared until
   * something of the government changes. For what many look at, such as walls.
   */
  readonly shared?: true;
  readonly refusals?: readonly string[];
};

/** Keys are `METHOD /path` below `/api/v1`, with `:name` for path parameters. */
export type EndpointKey = `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /${string}`;
export type Endpoints = { readonly [key: EndpointKey]: Endpoint };

type Shape<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What a caller passes to endpoint `E`. */
export type InputOf<E extends Endpoint> = (E['params'] extends z.ZodType ? { params: Shape<E['params']> } : unknown) &
  (E['query'] extends z.ZodType ? { query?: Shape<E['query']> } : unknown) &
  (E['body'] extends z.ZodType ? { body: Shape<E['body']> } : unknown);

/** What a caller gets from endpoint `E`. */
export type AnswerOf<E extends Endpoint> = E['answer'] extends z.ZodType ? z.output<E['answer']> : undefined;

/** What a handler of endpoint `E` is given after validation. */
export type ParsedOf<E extends Endpoint> = {
  params: E['params'] extends z.ZodType ? z.output<E['params']> : undefined;
  query: E['query'] extends z.ZodType ? z.output<E['query']> : undefined;
  body: E['body'] extends z.ZodType ? z.output<E['body']> : undefined;
};

/** Problem document of RFC 9457 as the interface sends it: `code` for programs, `detail` for people. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  params?: Record<string, unknown>;
  /** One entry a wrong field: its path and a sentence. */
  fields?: { path: string; detail: string }[];
  correlationId?: string;
};
