/** An expected no: a code that `contract` lists and the values its sentence names. */
export type Refusal<Code extends string = string> = {
  readonly ok: false;
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
};
export type Success<T> = { readonly ok: true; readonly value: T };
/** A use case answers with a value or with a refusal; faults are thrown. */
export type Outcome<T, Code extends string = string> = Success<T> | Refusal<Code>;

export const accept = <T>(value: T): Success<T> => ({ ok: true, value });
export const refuse = <Code extends string>(code: Code, params?: Refusal['params']): Refusal<Code> =>
  params ? { ok: false, code, params } : { ok: false, code };
