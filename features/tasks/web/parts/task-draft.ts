import type { InputOf } from '@luoshi/kernel/contract.ts';
import { isDay } from '@luoshi/kernel/day.ts';
import type { DIRECTIONS, endpoints } from '../../contract.ts';
import type { TaskView } from './api.ts';

export type Direction = (typeof DIRECTIONS)[number];
export const DIRECTION_CHOICES = [
  'at-least',
  'at-most',
  'increase',
  'decrease',
  'exact',
] as const satisfies readonly Direction[];

export type GoalChoice = { id: string; title: string };
export type Person = { id: string; name: string };
/** `key` tells rows apart while they are edited. */
export type TargetDraft = {
  key: string;
  name: string;
  value: number | null;
  max: number | null;
  unit: string;
  direction: Direction;
};
export type NodeDraft = { key: string; title: string; dueOn: string; weight: number };

/** A task being written; days are `YYYY-MM-DD` or empty. */
export type TaskDraft = {
  title: string;
  body: string;
  standard: string;
  goal: GoalChoice | null;
  leadOrgId: string;
  responsibleOrgIds: readonly string[];
  supportOrgIds: readonly string[];
  leader: Person | null;
  person: Person | null;
  liaison: Person | null;
  startOn: string;
  dueOn: string;
  targets: readonly TargetDraft[];
  nodes: readonly NodeDraft[];
  lon: number | null;
  lat: number | null;
};

export const emptyTask: TaskDraft = {
  title: '',
  body: '',
  standard: '',
  goal: null,
  leadOrgId: '',
  responsibleOrgIds: [],
  supportOrgIds: [],
  leader: null,
  person: null,
  liaison: null,
  startOn: '',
  dueOn: '',
  targets: [],
  nodes: [],
  lon: null,
  lat: null,
};

/** Whether something kept from before is a draft of this shape. */
export const isTaskDraft = (stored: unknown): stored is TaskDraft =>
  typeof stored === 'object' &&
  stored !== null &&
  Object.keys(emptyTask).every((key) => key in stored) &&
  Array.isArray((stored as TaskDraft).targets) &&
  Array.isArray((stored as TaskDraft).nodes);

export const draftOfTask = (task: TaskView): TaskDraft => ({
  title: task.title,
  body: task.body,
  standard: task.standard ?? '',
  goal: task.goal,
  leadOrgId: task.lead.id,
  responsibleOrgIds: task.units.filter((unit) => unit.role === 'responsible').map(({ id }) => id),
  supportOrgIds: task.units.filter((unit) => unit.role === 'support').map(({ id }) => id),
  leader: task.leader,
  person: task.person,
  liaison: task.liaison,
  startOn: task.startOn ?? '',
  dueOn: task.dueOn ?? '',
  targets: task.targets.map(({ id, name, value, max, unit, direction }) => ({
    key: id,
    name,
    value,
    max,
    unit,
    direction,
  })),
  nodes: task.nodes.map(({ id, title, dueOn, weight }) => ({ key: id, title, dueOn, weight })),
  lon: task.place?.lon ?? null,
  lat: task.place?.lat ?? null,
});

export type NewTask = InputOf<(typeof endpoints)['POST /tasks']>['body'];

/** The task to send; rows that were begun and left empty are no rows. */
export const newTaskOf = (draft: TaskDraft): NewTask => ({
  title: draft.title.trim(),
  body: draft.body.trim(),
  standard: draft.standard.trim() || null,
  goalId: draft.goal?.id ?? null,
  leadOrgId: draft.leadOrgId,
  responsibleOrgIds: draft.responsibleOrgIds.filter((id) => id !== draft.leadOrgId),
  supportOrgIds: draft.supportOrgIds.filter((id) => id !== draft.leadOrgId && !draft.responsibleOrgIds.includes(id)),
  leaderId: draft.leader?.id ?? null,
  personId: draft.person?.id ?? null,
  liaisonId: draft.liaison?.id ?? null,
  startOn: draft.startOn || null,
  dueOn: draft.dueOn || null,
  targets: filledTargets(draft).map(({ name, value, max, unit, direction }) => ({
    name: name.trim(),
    value: value ?? 0,
    max,
    unit: unit.trim(),
    direction,
  })),
  nodes: filledNodes(draft).map(({ title, dueOn, weight }) => ({ title: title.trim(), dueOn, weight })),
  place: draft.lon !== null && draft.lat !== null ? { lon: draft.lon, lat: draft.lat } : null,
});

/** Only what differs from the task as it was opened; the deadline moves elsewhere, with its reason. */
export const patchOf = (draft: TaskDraft, start: TaskDraft): Partial<NewTask> => {
  const { dueOn: _, ...wanted } = newTaskOf(draft);
  const before: Partial<NewTask> = newTaskOf(start);
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof NewTask]),
    ),
  );
};

export type DraftFault = {
  path: string;
  code: 'title' | 'lead' | 'days' | 'target' | 'node' | 'node_late' | 'place' | 'weight';
};

/** What must be put right before sending, by the path the server would name. */
export const draftFaults = (draft: TaskDraft): DraftFault[] => {
  const faults: DraftFault[] = [];
  if (!draft.title.trim()) faults.push({ path: 'title', code: 'title' });
  if (!draft.leadOrgId) faults.push({ path: 'leadOrgId', code: 'lead' });
  if (draft.startOn && draft.dueOn && draft.startOn > draft.dueOn) faults.push({ path: 'dueOn', code: 'days' });
  filledTargets(draft).forEach((target, at) => {
    if (!target.name.trim() || target.value === null || !target.unit.trim())
      faults.push({ path: `targets.${at}`, code: 'target' });
  });
  filledNodes(draft).forEach((node, at) => {
    if (!node.title.trim() || !isDay(node.dueOn)) faults.push({ path: `nodes.${at}`, code: 'node' });
    else if (draft.dueOn && node.dueOn > draft.dueOn) faults.push({ path: `nodes.${at}`, code: 'node_late' });
    else if (!(node.weight > 0)) faults.push({ path: `nodes.${at}`, code: 'weight' });
  });
  if ((draft.lon === null) !== (draft.lat === null)) faults.push({ path: 'place', code: 'place' });
  return faults;
};

/** Rows in which something was typed. */
export const filledTargets = (draft: Pick<TaskDraft, 'targets'>): TargetDraft[] =>
  draft.targets.filter((target) => target.name.trim() || target.value !== null || target.unit.trim());
export const filledNodes = (draft: Pick<TaskDraft, 'nodes'>): NodeDraft[] =>
  draft.nodes.filter((node) => node.title.trim() || node.dueOn);
