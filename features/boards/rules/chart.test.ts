import { toDay } from '@luoshi/kernel/day.ts';
import { describe, expect, it } from 'vitest';
import { type ChartProject, chartLine } from './chart.ts';
import { type FlagSet, flagSetOn, markKind } from './flags.ts';

const TODAY = toDay('2026-03-02');
const project = (facts: Partial<ChartProject>): ChartProject => ({
  percent: 0,
  planStartOn: '2026-01-01',
  startOn: null,
  planFinishOn: '2026-04-11',
  finishOn: null,
  nodes: [],
  ...facts,
});

describe('a line of the progress chart', () => {
  it('covers of the plan what is reported, from the day of the real start', () => {
    expect(chartLine(project({ percent: 50, startOn: '2026-01-11' }), TODAY)).toEqual({
      plan: { from: '2026-01-01', to: '2026-04-11' },
      done: { from: '2026-01-11', to: '2026-03-02' },
      marks: [],
    });
  });
  it('has no done bar before anything is done', () => {
    expect(chartLine(project({}), TODAY).done).toBeNull();
  });
  it('ends where a finished project was finished', () => {
    expect(chartLine(project({ percent: 100, startOn: '2026-01-02', finishOn: '2026-02-20' }), TODAY).done).toEqual({
      from: '2026-01-02',
      to: '2026-02-20',
    });
  });
  it('takes the plan from its nodes where no days are promised, and leaves out nodes without a day', () => {
    const nodes = [
      { title: 'b', on: '2026-05-01', doneOn: null },
      { title: 'a', on: '2026-02-01', doneOn: null },
      { title: 'c', on: null, doneOn: null },
    ];
    const line = chartLine(project({ planStartOn: null, planFinishOn: null, nodes }), TODAY);
    expect(line.plan).toEqual({ from: '2026-02-01', to: '2026-05-01' });
    expect(line.marks.map(({ title }) => title)).toEqual(['b', 'a']);
  });
  it('draws nothing of a plan that ends before it begins', () => {
    expect(chartLine(project({ planStartOn: '2026-05-01', percent: 40 }), TODAY).plan).toBeNull();
  });
});

describe('what became of a node', () => {
  it.each([
    ['2026-03-01', '2026-03-01', 'on_time'],
    ['2026-03-01', '2026-03-02', 'done_late'],
    ['2026-03-01', null, 'missed'],
    ['2026-03-02', null, 'ahead'],
  ])('planned for %s and done on %s is %s', (on, doneOn, kind) => {
    expect(markKind({ on, doneOn }, TODAY)).toBe(kind);
  });
});

describe('the set of flags', () => {
  const set = (version: number, effectiveFrom: string) => ({ ...flagSetOn(TODAY), version, effectiveFrom }) as FlagSet;
  it('is the latest that has begun', () => {
    const sets = [set(3, '2026-04-01'), set(1, '2020-01-01'), set(2, '2026-03-02')];
    expect(flagSetOn(TODAY, sets).version).toBe(2);
  });
  it('names the custom it comes from', () => {
    expect(flagSetOn(TODAY).source).not.toBe('');
  });
});
