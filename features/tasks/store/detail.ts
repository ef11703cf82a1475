import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Light } from '../contract.ts';
import type { LightOverride } from '../rules/light.ts';
import { OVERRIDES_SQL, type OverrideRead } from './overrides.ts';
import {
  NODES_SQL,
  type NodeRead,
  TARGETS_SQL,
  TASK_ROW_SQL,
  type TargetRead,
  type TaskRowRead,
  UNITS_SQL,
  type UnitRead,
} from './rows.ts';
import { visibleTask } from './scoped.ts';
import { STAMP_SQL } from './settings.ts';
import { collectParameters, read } from './statement.ts';

type Named = { id: string; name: string };

export type ProgressRead = {
  id: string;
  at: string;
  percent: number;
  words: string;
  problems: string | null;
  nextSteps: string | null;
  numbers: { targetId: string; actual: number }[];
  files: { name: string; sha256: string; size: number; type: string }[];
  correctsId: string | null;
  authorName: string | null;
  orgName: string;
};

/** Everything of one task; instants inside JSON are ISO 8601 text. */
export type TaskDetailRead = TaskRowRead & {
  stamp: string;
  leadPath: string;
  lightOverride: LightOverride | null;
  overrides: OverrideRead[];
  body: string;
  standard: string | null;
  dueKind: string;
  goal: { id: string; title: string } | null;
  clause: {
    id: string;
    documentId: string;
    text: string;
    section: string[];
    spanStart: number | null;
    spanEnd: number | null;
  } | null;
  units: UnitRead[];
  leader: Named | null;
  person: Named | null;
  liaison: Named | null;
  targets: TargetRead[];
  nodes: NodeRead[];
  progress: ProgressRead[];
  dueChanges: { at: string; fromDue: string | null; toDue: string | null; reason: string; authorName: string | null }[];
  lightChanges: {
    at: string;
    day: string;
    from: Light | null;
    to: Light;
    reason: { code: string; params: Record<string, string | number> };
  }[];
  lon: number | null;
  lat: number | null;
  problems: string | null;
  nextSteps: string | null;
  doneOn: string | null;
  createdAt: Date;
  isUnderWatch: boolean;
};

const person = (column: string): string => `(
    select json_build_object('id', p.id, 'name', p.name)
    from people.v_person p where p.tenant_id = $1 and p.id = t.${column} limit 1
  )`;
const author = (table: string): string =>
  `(select a.name from people.v_account a where a.tenant_id = $1 and a.id = ${table}.account_id)`;

const REPORTS_SHOWN = 300;
const CHANGES_SHOWN = 100;

/** A visible task with its whole story, newest first; undefined when there is none or the caller may not see it. */
export const taskDetail = async (tx: Tx, scope: Scope, id: string): Promise<TaskDetailRead | undefined> => {
  const parameters = collectParameters(tx.tenantId, id);
  const visible = visibleTask(scope, parameters);
  const [row] = await read<TaskDetailRead>(
    tx,
    `select ${TASK_ROW_SQL}, ${STAMP_SQL} as stamp,
       t.lead_path as "leadPath", t.light_override as "lightOverride", ${OVERRIDES_SQL} as overrides,
       t.body, t.standard, t.due_kind as "dueKind", t.lon, t.lat, t.problems, t.next_steps as "nextSteps",
       t.done_on as "doneOn", t.created_at as "createdAt", t.under_watch as "isUnderWatch",
       ${person('leader_id')} as leader, ${person('person_id')} as person, ${person('liaison_id')} as liaison,
       (select json_build_object('id', g.id, 'title', g.title) from tasks.goal g
        where g.tenant_id = $1 and g.id = t.goal_id) as goal,
       (select json_build_object('id', c.id, 'documentId', c.document_id, 'text', c.source_text, 'section', c.section,
          'spanStart', c.span_start, 'spanEnd', c.span_end)
        from documents.v_clause c where c.tenant_id = $1 and c.id = t.clause_id) as clause,
       ${UNITS_SQL} as units, ${TARGETS_SQL} as targets, ${NODES_SQL} as nodes,
       coalesce((
         select json_agg(json_build_object('id', r.id, 'at', r.at, 'percent', r.percent, 'words', r.words,
           'problems', r.problems, 'nextSteps', r.next_steps, 'numbers', r.numbers, 'files', r.files,
           'correctsId', r.corrects_id, 'authorName', ${author('r')},
           'orgName', (select ro.short_name from people.v_org ro where ro.tenant_id = $1 and ro.id = r.org_id)
         ) order by r.at desc, r.id desc)
         from (select * from tasks.progress x where x.tenant_id = $1 and x.task_id = t.id
               order by x.at desc limit ${REPORTS_SHOWN}) r
       ), '[]') as progress,
       coalesce((
         select json_agg(json_build_object('at', d.at, 'fromDue', d.from_due, 'toDue', d.to_due, 'reason', d.reason,
           'authorName', ${author('d')}) order by d.at desc)
         from tasks.due_change d where d.tenant_id = $1 and d.task_id = t.id
       ), '[]') as "dueChanges",
       coalesce((
         select json_agg(json_build_object('at', l.at, 'day', l.day, 'from', l.from_light, 'to', l.to_light,
           'reason', l.reason) order by l.at desc)
         from (select * from tasks.light_change y where y.tenant_id = $1 and y.task_id = t.id
               order by y.at desc limit ${CHANGES_SHOWN}) l
       ), '[]') as "lightChanges"
     from tasks.task t
     join people.v_org o on o.tenant_id = $1 and o.id = t.lead_org_id
     where t.tenant_id = $1 and t.id = $2${visible ? ` and ${visible}` : ''}`,
    parameters.values,
  );
  return row;
};

/** Whether a visible task has a report with this file; answers the file's name and type. */
export const attachedFile = async (
  tx: Tx,
  scope: Scope,
  taskId: string,
  sha256: string,
): Promise<{ name: string; type: string } | undefined> => {
  const parameters = collectParameters(tx.tenantId, taskId, sha256);
  const visible = visibleTask(scope, parameters);
  const [file] = await read<{ name: string; type: string }>(
    tx,
    `select f.name, f.type
     from tasks.task t
     join tasks.progress r on r.tenant_id = $1 and r.task_id = t.id
     cross join jsonb_to_recordset(r.files) as f (name text, sha256 text, type text)
     where t.tenant_id = $1 and t.id = $2 and f.sha256 = $3${visible ? ` and ${visible}` : ''}
     order by r.at desc
     limit 1`,
    parameters.values,
  );
  return file;
};
