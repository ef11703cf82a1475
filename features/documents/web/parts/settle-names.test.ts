import { describe, expect, test } from 'vitest';
import type { ClauseView, UnknownUnit } from './api.ts';
import { leftBare, proposalsOf } from './settle-names.ts';

const org = (id: string, score: number) => ({ id, name: id, shortName: id, within: null, score });
const unknown = (name: string, nearest: string | null, ...candidates: UnknownUnit['candidates']): UnknownUnit => ({
  name,
  clauseIds: [],
  candidates,
  nearest,
});

describe('settling names together', () => {
  test('proposes the nearest units that are near enough and leaves the others', () => {
    const units = [
      unknown('商务部', 'swj', org('swj', 0.5), org('jyj', 0.3)),
      unknown('海关总署', null, org('swj', 0.2)),
      unknown('证监会', null),
    ];
    const { near, left } = proposalsOf(units);
    expect(near.map(({ unit, org: { id } }) => [unit.name, id])).toEqual([['商务部', 'swj']]);
    expect(left.map(({ name }) => name)).toEqual(['海关总署', '证监会']);
  });

  test('counts items that nobody would lead once names are no units', () => {
    const clause = (isDropped: boolean, ...names: string[]): ClauseView => ({
      id: names.join(),
      no: null,
      section: [],
      title: null,
      task: '任务',
      span: null,
      sourceText: null,
      units: names.map((name) => ({ name, orgId: null, orgName: null, role: 'responsible' })),
      people: [],
      startOn: null,
      dueOn: null,
      deadlineText: null,
      deadlineKind: 'none',
      quantities: [],
      isDropped,
      isDueInferred: false,
      revision: 1,
      changedBy: null,
      wasId: null,
      warnings: [],
      taskId: null,
    });
    const clauses = [clause(false, '商务部', '财政部'), clause(false, '商务部'), clause(true, '商务部')];
    expect(leftBare(clauses, ['商务部'])).toBe(1);
    expect(leftBare(clauses, ['商务部', '财政部'])).toBe(2);
    expect(leftBare(clauses, [])).toBe(0);
  });
});
