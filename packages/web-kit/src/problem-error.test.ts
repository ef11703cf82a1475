import { expect, it } from 'vitest';
import { isSignedOut, mayRetry, problemFrom } from './problem-error.ts';

const refused = { type: 'about:blank', title: 't', status: 403, code: 'tasks.not_yours', detail: '这项任务不归您办。' };

it('keeps the code, the sentence and the fields of a problem document', () => {
  const error = problemFrom(
    422,
    { ...refused, fields: [{ path: 'due', detail: '没有这一天' }], correlationId: 'c1' },
    'x',
  );
  expect(error).toMatchObject({
    status: 422,
    code: 'tasks.not_yours',
    detail: '这项任务不归您办。',
    fields: [{ path: 'due', detail: '没有这一天' }],
    correlationId: 'c1',
  });
});

it.each([[undefined], ['<html>'], [null], [{ error: 'x' }]])(
  'reads %j, which is no problem document, as a fault',
  (body) => {
    expect(problemFrom(502, body, '出了差错')).toMatchObject({
      status: 502,
      code: 'fault',
      detail: '出了差错',
      fields: [],
    });
  },
);

it('tells an ended session from a refused password, which answer alike', () => {
  const of = (code: string) => isSignedOut(problemFrom(401, { ...refused, code }, 'x'));
  expect([of('http.unauthenticated'), of('people.sign_in_failed'), isSignedOut(new Error('x'))]).toEqual([
    true,
    false,
    false,
  ]);
});

it('asks again only where the answer may differ', () => {
  const of = (status: number) => mayRetry(problemFrom(status, refused, 'x'));
  expect([0, 401, 403, 404, 409, 422, 500, 502, 503].map(of)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
});
