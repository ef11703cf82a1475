import type { Problem } from '@luoshi/kernel/contract.ts';
import type { Language } from '@luoshi/kernel/format.ts';
import type { Refusal } from '@luoshi/kernel/outcome.ts';
import type { z } from 'zod';
import type { Words } from './words.ts';

/** Status of a refusal by the last word of its code; 409 when the state of things stands against it. */
const STATUS_BY_ENDING: Readonly<Record<string, number>> = {
  not_found: 404,
  unauthenticated: 401,
  sign_in_failed: 401,
  forbidden: 403,
  not_yours: 403,
  cross_site: 403,
  same_machine_only: 403,
  too_large: 413,
  unreadable: 422,
  encrypted: 422,
  macros: 422,
  zip_bomb: 422,
  too_complex: 422,
  empty: 422,
  no_file: 422,
  text_too_long: 413,
  old_format: 415,
  scanned: 415,
  pdf: 415,
  picture: 415,
  unsupported_format: 415,
  locked: 423,
  too_many: 429,
};

export const statusOf = (code: string): number => STATUS_BY_ENDING[code.slice(code.lastIndexOf('.') + 1)] ?? 409;

/** A refusal as the wire shows it. Codes of the edge itself (`http.forbidden`) have their words here, others in `refusals`. */
export const problemOf = (refusal: Refusal, language: Language, words: Words): Problem => {
  const [feature, ...rest] = refusal.code.split('.');
  const key = feature === 'http' ? refusal.code : `${feature}.refusals.${rest.join('.')}`;
  const detail = words(language, key, refusal.params);
  return {
    type: 'about:blank',
    title: detail,
    status: statusOf(refusal.code),
    code: refusal.code,
    detail,
    ...(refusal.params ? { params: { ...refusal.params } } : {}),
  };
};

const fieldKey = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'too_big') return 'http.field.too_big';
  if (issue.code === 'too_small') return 'http.field.too_small';
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'http.field.required';
  return 'http.field.invalid';
};

/** Malformed input: 422 with a sentence per field. A message that names a locale key (`tasks.fields.x`) is looked up. */
export const malformedProblem = (error: z.ZodError, language: Language, words: Words): Problem => {
  const fields = error.issues.map((issue) => ({
    path: issue.path.join('.'),
    detail: /^[a-z-]+(\.[a-z_]+)+$/.test(issue.message)
      ? words(language, issue.message)
      : words(language, fieldKey(issue)),
  }));
  const detail = words(language, 'http.malformed', { count: fields.length });
  return { type: 'about:blank', title: detail, status: 422, code: 'http.malformed', detail, fields };
};
