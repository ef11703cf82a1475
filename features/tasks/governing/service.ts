import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { TaskStatus } from '../contract.ts';
import { keepLight, turnedFrom } from '../lights/service.ts';
import { lightSettings } from '../settings/service.ts';
import {
  type GovernedRow,
  type GovernedTask,
  governTasks,
  lockGoverned,
  type MovedDue,
  replaceLead,
} from '../store/govern.ts';
import { countOf } from '../store/insert.ts';

export type { GovernedTask } from '../store/govern.ts';

/** What a feature above decided about a task; what is not named stays. */
export type Governing = {
  taskId: string;
  status?: TaskStatus;
  /** A new deadline, `YYYY-MM-DD`. The first one stays remembered whatever comes. */
  dueOn?: string;
  /** Why the deadline moved; kept with the move. */
  dueReason?: string;
  /** The day it was done, when that is not today: a result approved on Friday was handed in on Tuesday. */
  doneOn?: string;
  standard?: string;
  lead?: { orgId: string; path: string; regionCode: string | null };
  isUnderWatch?: boolean;
};

/** Locks the tasks of these ids, in one order for everybody. Whoever asks has checked that they may be seen. */
export const lockForGoverning = (tx: Tx, taskIds: readonly string[]): Promise<GovernedTask[]> =>
  lockGoverned(tx, taskIds);

/**
 * The writes by which a feature above moves tasks it answers for: state, deadline and lead, with light, counters and
 * trails. The caller commits them together with its own rows, under its own audit sentence. `tasks` were locked before.
 */
export const governed = async (
  tx: Tx,
  facts: Pick<RequestFacts, 'now' | 'today'>,
  accountId: string | null,
  tasks: readonly GovernedTask[],
  decided: readonly Governing[],
): Promise<Write[]> => {
  if (decided.length === 0) return [];
  const settings = await lightSettings(tx);
  const at = facts.now.toISOString();
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const rows: GovernedRow[] = [];
  const turned = [];
  const counts = [];
  const moved: MovedDue[] = [];
  const leads: Write[] = [];
  for (const change of decided) {
    const task = byId.get(change.taskId);
    if (!task) throw new Error(`the task ${change.taskId} was not locked`);
    const status = change.status ?? task.status;
    const dueOn = change.dueOn ?? task.dueOn;
    const isDone = status === 'done';
    const facing = {
      status,
      percent: task.percent,
      // A deadline before the day it was to begin: it has begun.
      startOn: task.startOn && dueOn && task.startOn > dueOn ? dueOn : task.startOn,
      dueOn,
      doneOn: isDone ? (change.doneOn ?? task.doneOn ?? facts.today) : null,
      nodes: task.nodes,
      leadPath: change.lead?.path ?? task.leadPath,
      lightOverride: task.lightOverride,
    };
    const kept = keepLight(facing, facts.today, settings);
    const place = {
      leadOrgId: change.lead?.orgId ?? task.leadOrgId,
      leadPath: change.lead?.path ?? task.leadPath,
      regionCode: change.lead ? (change.lead.regionCode ?? task.regionCode) : task.regionCode,
    };
    rows.push({
      id: task.id,
      status,
      startOn: facing.startOn,
      dueOn,
      firstDueOn: task.firstDueOn ?? dueOn,
      doneOn: facing.doneOn,
      standard: change.standard ?? task.standard,
      ...place,
      isUnderWatch: change.isUnderWatch ?? task.isUnderWatch,
      ...kept,
    });
    counts.push(countOf(task, -1), countOf({ ...place, light: kept.light, status }, 1));
    turned.push(...turnedFrom(task, kept, { id: task.id, ...place }, { at: facts.now, today: facts.today }));
    if (change.dueOn && task.dueOn && change.dueOn !== task.dueOn)
      moved.push({
        id: newId(),
        taskId: task.id,
        at,
        fromDue: task.dueOn,
        toDue: change.dueOn,
        reason: change.dueReason ?? '',
        accountId,
      });
    if (change.lead && change.lead.orgId !== task.leadOrgId)
      leads.push(...replaceLead(tx.tenantId, task.id, task.leadOrgId, change.lead));
  }
  return [governTasks(tx.tenantId, facts.now, rows, { turned, counts, moved }), ...leads];
};
