import { expect, it } from 'vitest';
import { fieldError } from './field-faults.ts';

const faults = [
  { path: '/body/deadline', detail: '没有这一天' },
  { path: 'body.targets.0.value', detail: '请填数字' },
  { path: 'title', detail: '请填名称' },
];

it.each([
  ['deadline', '没有这一天'],
  ['targets.0.value', '请填数字'],
  ['targets', '请填数字'],
  ['title', '请填名称'],
])('finds what was said about %s, however the path is spelt', (name, detail) => {
  expect(fieldError(faults, name)).toBe(detail);
});

it('says nothing about a field whose name merely begins alike', () => {
  expect(fieldError([{ path: 'deadlineText', detail: 'x' }], 'deadline')).toBeNull();
});

it('says nothing about a field without a name', () => {
  expect(fieldError(faults, undefined)).toBeNull();
});
