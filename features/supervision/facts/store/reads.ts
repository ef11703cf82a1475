import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { PresetRules } from '../../contract.ts';
import { collectParameters, inSubtrees, read, visibleTask, write } from '../../store/statement.ts';
import type { ScoreSet } from '../contract.ts';
import type { FactHop } from '../rules/events.ts';

export type HistoryRead = {
  id: string;
  year: number;
  no: number;
  title: string;
  leadOrgId: string;
  rules: PresetRules;
  hops: FactHop[];
  reports: string[];
};

/** Visible matters that lived in the span: opened before its end, and open or moved after its beginning. */
export const histories = (
  tx: Tx,
  scope: Scope,
  span: { from: string; to: string; timeZone: string; unit?: string | undefined },
): Promise<HistoryRead[]> => {
  const parameters = collectParameters(tx.tenantId, span.from, span.to, span.timeZone);
  const visible = visibleTask(scope, parameters);
  const ofUnit = span.unit
    ? ` and exists (select from supervision.hop u where u.tenant_id = $1 and u.matter_id = m.id and u.lead_org_id = ${parameters.add(span.unit)}
         union all select from tasks.v_task tu where tu.tenant_id = $1 and tu.id = m.task_id and tu.lead_org_id = $${parameters.values.length})`
    : '';
  return read<HistoryRead>(
    tx,
    `select m.id, m.year, m.no, t.title, t.lead_org_id as "leadOrgId", p.rules,
       (select json_agg(json_build_object('day', h.day, 'action', h.action, 'to', h.to_state,
          'lateWorkdays', h.late_workdays, 'dueOn', h.due_on, 'leadOrgId', h.lead_org_id, 'words', h.words) order by h.nth)
        from supervision.hop h where h.tenant_id = $1 and h.matter_id = m.id) as hops,
       coalesce((
         select json_agg((g.at at time zone $4)::date order by g.at) from tasks.v_progress g
         where g.tenant_id = $1 and g.task_id = m.task_id and g.at < ($3::date + 2)
       ), '[]') as reports
     from supervision.matter m
     join tasks.v_task_facts t on t.tenant_id = $1 and t.id = m.task_id
     join supervision.preset p on p.tenant_id = $1 and p.id = m.preset_id
     where m.tenant_id = $1 and m.assigned_on is not null and ${visible}${ofUnit}
       and exists (select from supervision.hop f where f.tenant_id = $1 and f.matter_id = m.id and f.day <= $3)
       and (m.state not in ('closed', 'archived', 'cancelled')
         or exists (select from supervision.hop l where l.tenant_id = $1 and l.matter_id = m.id and l.day >= $2))`,
    parameters.values,
  );
};

export type FactUnit = { id: string; name: string; path: string };

/** Units in the order of the tree, within the scope and the subtree asked for. */
export const unitsOf = (tx: Tx, scope: Scope, under: string | null): Promise<FactUnit[]> => {
  const parameters = collectParameters(tx.tenantId);
  const within = [
    inSubtrees('o.path', scope.paths, parameters),
    ...(under ? [inSubtrees('o.path', [under], parameters)] : []),
  ];
  return read<FactUnit>(
    tx,
    `select o.id, o.short_name as name, o.path from people.v_org o where o.tenant_id = $1 and ${within.join(' and ')} order by o.path`,
    parameters.values,
  );
};

export const scoreSets = (tx: Tx): Promise<ScoreSet[]> =>
  read<ScoreSet>(
    tx,
    `select name, version, source, effective_from as "effectiveFrom", rules
     from supervision.score_set where tenant_id = $1 order by name, version`,
    [tx.tenantId],
  );

/** Adds versions; those that are there already stay. */
export const addScoreSets = (tenantId: string, sets: readonly (ScoreSet & { id: string })[]): Write =>
  write(
    `insert into supervision.score_set (tenant_id, id, name, version, source, effective_from, rules)
     select $1, k.id, k.name, k.version, k.source, k."effectiveFrom", k.rules
     from jsonb_to_recordset($2::jsonb)
       as k (id uuid, name text, version int, source text, "effectiveFrom" date, rules jsonb)
     on conflict on constraint score_set_version_once do nothing`,
    [tenantId, JSON.stringify(sets)],
  );
