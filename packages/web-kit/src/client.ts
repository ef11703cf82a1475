import type { AnswerOf, Endpoint, Endpoints, InputOf } from '@luoshi/kernel/contract.ts';
import { apiUrl, fillPath, type Query } from './address.ts';
import { currentLanguage, kitWord } from './i18n.ts';
import { ProblemError, problemFrom } from './problem-error.ts';

export { apiUrl } from './address.ts';
export { ProblemError } from './problem-error.ts';

type Key<E> = keyof E & string;
type Extra = { signal?: AbortSignal };
type CallArgs<E extends Endpoint> =
  object extends InputOf<E> ? [input?: InputOf<E> & Extra] : [input: InputOf<E> & Extra];
type UploadInput<E extends Endpoint> = Pick<InputOf<E>, keyof InputOf<E> & ('params' | 'query')> & {
  form: FormData;
} & Extra;

/** Calls of one feature's interface, typed by its contract. */
export type Client<E extends Endpoints> = {
  <K extends Key<E>>(key: K, ...args: CallArgs<E[K] & Endpoint>): Promise<AnswerOf<E[K] & Endpoint>>;
  /** The same with a multipart form as body, for endpoints that take files. */
  upload<K extends Key<E>>(key: K, input: UploadInput<E[K] & Endpoint>): Promise<AnswerOf<E[K] & Endpoint>>;
};

/**
 * A client for the endpoints of one contract; import the contract as a type only, so that zod stays out of the page.
 * Resolves with the answer (undefined for 204); throws a ProblemError for every no, and one with code `network` when
 * no answer came. An aborted call throws the browser's AbortError.
 */
export const createClient = <E extends Endpoints>(): Client<E> => {
  const call = (key: string, input?: LooseInput) => send(key, input, jsonBody(input));
  const upload = (key: string, input: LooseInput & { form: FormData }) => send(key, input, { body: input.form });
  return Object.assign(call, { upload }) as unknown as Client<E>;
};

type LooseInput = { params?: Record<string, string>; query?: Query; body?: unknown; signal?: AbortSignal };
type Carried = { body?: BodyInit; headers?: Record<string, string> };

const jsonBody = (input: LooseInput | undefined): Carried =>
  input?.body === undefined
    ? {}
    : { body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } };

const send = async (key: string, input: LooseInput | undefined, carried: Carried): Promise<unknown> => {
  const [method, path = ''] = key.split(' ');
  const response = await fetch(apiUrl(fillPath(path, input?.params), input?.query), {
    method,
    credentials: 'same-origin',
    signal: input?.signal,
    body: carried.body,
    headers: { accept: 'application/json', 'accept-language': currentLanguage(), ...carried.headers },
  }).catch((cause: unknown) => {
    if (input?.signal?.aborted) throw cause;
    throw new ProblemError({ status: 0, code: 'network', detail: kitWord('network') });
  });
  const body = await bodyOf(response);
  if (response.ok) return body;
  throw problemFrom(response.status, body, kitWord('fault'));
};

const bodyOf = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (!/json/.test(type)) return response.ok ? response.blob() : undefined;
  return response.json().catch(() => {
    throw new ProblemError({ status: 0, code: 'network', detail: kitWord('network') });
  });
};
