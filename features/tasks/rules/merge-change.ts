import { type Day, toDay } from '@luoshi/kernel/day.ts';
import type { TaskPatch, TaskStatus, UnitRole } from '../contract.ts';

type Direction = NonNullable<TaskPatch['targets']>[number]['direction'];

/** A task as a change finds it. */
export type Present = {
  readonly title: string;
  readonly body: string;
  readonly standard: string | null;
  readonly goalId: string | null;
  readonly leadId: string;
  readonly leaderId: string | null;
  readonly personId: string | null;
  readonly liaisonId: string | null;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly status: TaskStatus;
  readonly percent: number;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly units: readonly { readonly id: string; readonly role: UnitRole }[];
  readonly targets: readonly {
    readonly id: string;
    readonly name: string;
    readonly value: number;
    readonly max: number | null;
    readonly unit: string;
    readonly direction: Direction;
    readonly actual: number | null;
  }[];
  readonly nodes: readonly {
    readonly id: string;
    readonly title: string;
    readonly dueOn: string;
    readonly weight: number;
    readonly doneOn: string | null;
  }[];
};

/** A value that was not given stays, one given as null is taken away. */
const given = <T>(wanted: T | undefined, present: T): T => (wanted === undefined ? present : wanted);
const dayOrNull = (text: string | null | undefined): Day | null => (text ? toDay(text) : null);

const doneDay = (present: Present, status: TaskStatus, today: Day): Day | null => {
  if (status !== 'done') return null;
  return present.status === 'done' ? dayOrNull(present.doneOn) : today;
};

/**
 * The task as it will be after a change. A target that keeps name and unit keeps its id and what was reported of it, a
 * node that keeps its title keeps its id and its day; others get ids from `newId`. Days are not checked here.
 */
export const mergeChange = (present: Present, patch: TaskPatch, today: Day, newId: () => string) => {
  const status = patch.status ?? present.status;
  const idsOf = (role: UnitRole): string[] => present.units.filter((unit) => unit.role === role).map(({ id }) => id);
  const nodes: readonly { title: string; dueOn: string; weight: number }[] = patch.nodes ?? present.nodes;
  return {
    title: given(patch.title, present.title),
    body: given(patch.body, present.body),
    standard: given(patch.standard, present.standard) ?? null,
    goalId: given(patch.goalId, present.goalId) ?? null,
    leadOrgId: given(patch.leadOrgId, present.leadId),
    responsibleOrgIds: given(patch.responsibleOrgIds, idsOf('responsible')),
    supportOrgIds: given(patch.supportOrgIds, idsOf('support')),
    changesUnits:
      patch.leadOrgId !== undefined || patch.responsibleOrgIds !== undefined || patch.supportOrgIds !== undefined,
    leaderId: given(patch.leaderId, present.leaderId) ?? null,
    personId: given(patch.personId, present.personId) ?? null,
    liaisonId: given(patch.liaisonId, present.liaisonId) ?? null,
    startOn: dayOrNull(given(patch.startOn, present.startOn)),
    dueOn: dayOrNull(given(patch.dueOn, present.dueOn)),
    status,
    percent: present.percent,
    doneOn: doneDay(present, status, today),
    lon: patch.place === undefined ? present.lon : (patch.place?.lon ?? null),
    lat: patch.place === undefined ? present.lat : (patch.place?.lat ?? null),
    targets: (patch.targets ?? present.targets).map((target) => {
      const same = present.targets.find((one) => one.name === target.name && one.unit === target.unit);
      return {
        id: same?.id ?? newId(),
        name: target.name,
        value: target.value,
        max: target.max ?? null,
        unit: target.unit,
        direction: target.direction,
        actual: same?.actual ?? null,
      };
    }),
    nodes: nodes.map((node) => {
      const same = present.nodes.find((one) => one.title === node.title);
      return {
        id: same?.id ?? newId(),
        title: node.title,
        dueOn: toDay(node.dueOn),
        weight: node.weight,
        doneOn: same?.doneOn ?? null,
      };
    }),
  };
};
