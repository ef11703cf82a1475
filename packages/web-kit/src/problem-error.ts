import type { Problem } from '@luoshi/kernel/contract.ts';

/**
 * What the server answered when it said no, or what kept us from hearing it. `code` is for programs
 * (`tasks.not_yours`, `network`), `detail` is a sentence for people in their language, `status` is 0 when no answer came.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly params: Record<string, unknown>;
  readonly fields: readonly { path: string; detail: string }[];
  readonly correlationId: string | undefined;

  constructor(problem: Partial<Problem> & Pick<Problem, 'code' | 'detail' | 'status'>) {
    super(`${problem.code}: ${problem.detail}`);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.params = problem.params ?? {};
    this.fields = problem.fields ?? [];
    this.correlationId = problem.correlationId;
  }
}

/** The answer of a failed request as a ProblemError; a body that is no problem document (a proxy's page) becomes `fault`. */
export const problemFrom = (status: number, body: unknown, faultDetail: string): ProblemError => {
  if (isProblem(body)) return new ProblemError({ ...body, status });
  return new ProblemError({ status, code: 'fault', detail: faultDetail });
};

/** Whether the server said that nobody is signed in; a refused password (401 too) is another matter. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'http.unauthenticated';

/** Whether a failed query may be asked again by itself: only when no answer came or the server was at fault. */
export const mayRetry = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.status === 0 || error.status >= 502;

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && typeof body.detail === 'string';
