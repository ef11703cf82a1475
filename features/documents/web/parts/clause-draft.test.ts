import { expect, test } from 'vitest';
import type { ClauseView } from './api.ts';
import { draftOf, isUnknown, patchOf } from './clause-draft.ts';

const clause: ClauseView = {
  id: 'c',
  no: '1.',
  section: [],
  title: null,
  task: '建厂房5万平方米',
  span: [0, 9],
  sourceText: '建厂房5万平方米。',
  units: [
    { name: '发改局', orgId: 'o1', orgName: '县发改局', role: 'lead' },
    { name: '产投公司', orgId: null, orgName: null, role: 'support' },
  ],
  people: [{ name: '王海', role: '责任人', personId: null }],
  startOn: null,
  dueOn: null,
  deadlineText: null,
  deadlineKind: 'none',
  quantities: [{ text: '5万平方米', value: 5, max: null, unit: '万平方米', direction: 'at-least' }],
  isDropped: false,
  isDueInferred: false,
  revision: 1,
  changedBy: null,
  wasId: null,
  warnings: [],
  taskId: null,
};

test('an item that is opened and saved unchanged stays as it was', () => {
  expect(patchOf(draftOf(clause), clause)).toEqual({
    no: '1.',
    title: null,
    task: clause.task,
    units: [
      { role: 'lead', orgId: 'o1', name: '发改局' },
      { role: 'support', orgId: null, name: '产投公司' },
    ],
    people: [{ name: '王海', role: '责任人' }],
    startOn: null,
    dueOn: null,
    deadlineText: null,
    quantities: clause.quantities,
  });
});

test('a chosen unit takes its own name, persons are read from a list, half a target is left out', () => {
  const draft = draftOf(clause);
  draft.units.lead = [{ value: 'o2', label: '县教育局' }];
  draft.people = '王海、李云，赵强';
  draft.dueOn = '2026-06-30';
  draft.targets.push({ key: '1', text: '', value: 'abc', max: null, unit: '家', direction: 'exact' });
  expect(patchOf(draft, clause)).toMatchObject({
    units: [{ orgId: 'o2', name: '县教育局' }, { name: '产投公司' }],
    people: [
      { name: '王海', role: '责任人' },
      { name: '李云', role: '' },
      { name: '赵强', role: '' },
    ],
    dueOn: '2026-06-30',
    deadlineKind: 'date',
    quantities: clause.quantities,
  });
});

test('a printed name without an organisation is told apart', () => {
  expect(draftOf(clause).units.support.map(isUnknown)).toEqual([true]);
});
