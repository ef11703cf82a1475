import { expect, test } from 'vitest';
import { DIRECTIONS, newTask } from '../../contract.ts';
import {
  DIRECTION_CHOICES,
  draftFaults,
  draftOfTask,
  emptyTask,
  isTaskDraft,
  newTaskOf,
  patchOf,
  type TaskDraft,
} from './task-draft.ts';

const UNIT = '0190a0a0-0000-7000-8000-00000000000a';
const OTHER = '0190a0a0-0000-7000-8000-00000000000b';
const makeDraft = (more: Partial<TaskDraft> = {}): TaskDraft => ({
  ...emptyTask,
  title: '修路',
  leadOrgId: UNIT,
  ...more,
});
const target = { key: 't', name: '里程', value: 12, max: null, unit: '公里', direction: 'at-least' as const };
const node = { key: 'n', title: '开工', dueOn: '2026-03-01', weight: 1 };

test('a filled form is what the interface takes', () => {
  const sent = newTaskOf(
    makeDraft({
      title: ' 修路 ',
      responsibleOrgIds: [UNIT, OTHER],
      supportOrgIds: [OTHER],
      leader: { id: OTHER, name: '王' },
      startOn: '2026-01-01',
      dueOn: '2026-06-30',
      targets: [target, { ...target, key: 'u', name: ' ', value: null, unit: '' }],
      nodes: [node, { ...node, key: 'm', title: '', dueOn: '' }],
      lon: 122.1,
      lat: 37.2,
    }),
  );
  expect(newTask.safeParse(sent).success).toBe(true);
  expect(sent).toMatchObject({
    title: '修路',
    responsibleOrgIds: [OTHER],
    supportOrgIds: [],
    leaderId: OTHER,
    targets: [{ name: '里程', value: 12, unit: '公里' }],
    nodes: [{ title: '开工' }],
    place: { lon: 122.1, lat: 37.2 },
  });
  expect(newTask.safeParse(newTaskOf(makeDraft())).success).toBe(true);
});

test.each<[string, Partial<TaskDraft>, string[]]>([
  ['nothing', {}, []],
  ['no title', { title: '  ' }, ['title title']],
  ['no lead', { leadOrgId: '' }, ['leadOrgId lead']],
  ['a deadline before the start', { startOn: '2026-02-02', dueOn: '2026-02-01' }, ['dueOn days']],
  ['a target without a number', { targets: [{ ...target, value: null }] }, ['targets.0 target']],
  ['a node without a day', { nodes: [{ ...node, dueOn: '' }] }, ['nodes.0 node']],
  ['a node after the deadline', { dueOn: '2026-02-01', nodes: [node] }, ['nodes.0 node_late']],
  ['half a place', { lon: 122 }, ['place place']],
  ['an empty row', { targets: [{ ...target, name: '', value: null, unit: '' }] }, []],
])('%s is found', (_, more, faults) => {
  expect(draftFaults(makeDraft(more)).map(({ path, code }) => `${path} ${code}`)).toEqual(faults);
});

test('a change sends only what differs, and never the deadline', () => {
  const start = makeDraft({ dueOn: '2026-06-30', targets: [target] });
  expect(patchOf(start, start)).toEqual({});
  expect(patchOf({ ...start, title: '修桥', dueOn: '2027-01-01', leader: { id: OTHER, name: '王' } }, start)).toEqual({
    title: '修桥',
    leaderId: OTHER,
  });
  expect(patchOf({ ...start, targets: [] }, start)).toEqual({ targets: [] });
});

test('a task becomes a draft that changes nothing', () => {
  const task = {
    ...{
      title: '修路',
      body: '',
      standard: null,
      goal: { id: OTHER, title: '两年攻坚' },
      startOn: null,
      dueOn: null,
      leader: null,
      person: null,
      liaison: null,
    },
    lead: { id: UNIT, name: '交通局' },
    units: [
      { id: UNIT, name: '交通局', role: 'lead' },
      { id: OTHER, name: '财政局', role: 'support' },
    ],
    targets: [],
    nodes: [],
    place: { lon: 1, lat: 2 },
  } as unknown as Parameters<typeof draftOfTask>[0];
  const draft = draftOfTask(task);
  expect(draft).toMatchObject({ leadOrgId: UNIT, responsibleOrgIds: [], supportOrgIds: [OTHER], lon: 1, lat: 2 });
  expect(newTaskOf(draft).goalId).toBe(OTHER);
  expect(patchOf({ ...draft, goal: null }, draft)).toEqual({ goalId: null });
  expect(patchOf(draftOfTask(task), draft)).toEqual({});
});

test('only a draft of this shape is taken up again', () => {
  expect(isTaskDraft(JSON.parse(JSON.stringify(makeDraft())))).toBe(true);
  expect(isTaskDraft({ title: '修路' })).toBe(false);
  expect(isTaskDraft(null)).toBe(false);
});

test('the directions are those of the contract', () => {
  expect(DIRECTION_CHOICES).toEqual(DIRECTIONS);
});
