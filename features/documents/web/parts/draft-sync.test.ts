import { describe, expect, test } from 'vitest';
import type { ClauseView } from './api.ts';
import { follow, openEdit, patchToSend, settle, unsaved } from './draft-sync.ts';

const clause: ClauseView = {
  id: 'c',
  no: '1.',
  section: [],
  title: null,
  task: '建厂房5万平方米',
  span: [0, 9],
  sourceText: '建厂房5万平方米。',
  units: [
    { name: '县发改局', orgId: 'o1', orgName: '县发改局', role: 'lead' },
    { name: '产投公司', orgId: null, orgName: null, role: 'support' },
  ],
  people: [],
  startOn: null,
  dueOn: '2026-06-30',
  deadlineText: '6月底前',
  deadlineKind: 'month',
  quantities: [],
  isDropped: false,
  isDueInferred: true,
  revision: 1,
  changedBy: null,
  wasId: null,
  warnings: [],
  taskId: null,
};
const li = { revision: 2, changedBy: { id: 'li', name: '李敏' } };

describe('an item that moves on while it is edited', () => {
  test('fields left alone follow, the one being changed stays and is all that is sent', () => {
    const edit = openEdit(clause);
    edit.draft.task = '建厂房6万平方米';
    const next = follow(edit, { ...clause, ...li, dueOn: '2026-07-31' });
    expect(next).toMatchObject({
      draft: { task: '建厂房6万平方米', dueOn: '2026-07-31' },
      conflicts: [],
      taken: ['dueOn'],
    });
    expect(unsaved(next)).toEqual(['task']);
    expect(patchToSend(next, unsaved(next))).toEqual({ task: '建厂房6万平方米' });
  });

  test('a field both changed waits for a person; the other fields are saved meanwhile', () => {
    const edit = openEdit(clause);
    edit.draft.dueOn = '2026-08-31';
    edit.draft.title = '厂房';
    const next = follow(edit, { ...clause, ...li, dueOn: '2026-07-31' });
    expect(next.conflicts).toEqual(['dueOn']);
    expect(next.draft.dueOn).toBe('2026-08-31');
    expect(patchToSend(next, unsaved(next))).toEqual({ title: '厂房' });
    const mine = settle(next, 'dueOn', 'mine');
    expect(patchToSend(mine, unsaved(mine))).toEqual({ title: '厂房', dueOn: '2026-08-31' });
    const theirs = settle(next, 'dueOn', 'theirs');
    expect([theirs.draft.dueOn, unsaved(theirs)]).toEqual(['2026-07-31', ['title']]);
  });

  test('one’s own save coming back while typing goes on is no conflict', () => {
    const edit = openEdit(clause);
    edit.draft.task = '建厂房6';
    const sent = { ...edit, sent: { ...clause, task: '建厂房6' } };
    const typed = { ...sent, draft: { ...sent.draft, task: '建厂房6万平' } };
    const next = follow(typed, { ...clause, revision: 2, task: '建厂房6' });
    expect([next.conflicts, next.taken, next.draft.task, unsaved(next)]).toEqual([[], [], '建厂房6万平', ['task']]);
  });

  test('units of one role are a field of their own', () => {
    const edit = openEdit(clause);
    edit.draft.units = { ...edit.draft.units, support: [{ value: 'o3', label: '青石镇' }] };
    const moved = [
      { name: '县教育局', orgId: 'o2', orgName: '县教育局', role: 'lead' as const },
      ...clause.units.slice(1),
    ];
    const next = follow(edit, { ...clause, ...li, units: moved });
    expect(next.conflicts).toEqual([]);
    expect(patchToSend(next, unsaved(next))).toEqual({
      units: [
        { name: '县教育局', orgId: 'o2', role: 'lead' },
        { name: '青石镇', orgId: 'o3', role: 'support' },
      ],
    });
  });
});
