import type { Light, TaskStatus } from '../../tasks/contract.ts';

/** What boards may read: it owns no facts, so these are other features' published views and nothing else. */
export type BoardsTables = {
  'people.v_org': {
    tenant_id: string;
    id: string;
    parent_id: string | null;
    path: string;
    name: string;
    short_name: string;
    kind: string;
    region_code: string | null;
    closed_on: string | null;
  };
  'places.v_region': {
    tenant_id: string;
    code: string;
    name: string;
    parent_code: string | null;
    level: string;
    has_geometry: boolean;
  };
  'tasks.v_counter': {
    tenant_id: string;
    org_id: string;
    path: string;
    region_code: string;
    light: Light;
    status: TaskStatus;
    n: number;
  };
  'tasks.v_task': {
    tenant_id: string;
    id: string;
    title: string;
    lead_org_id: string;
    lead_path: string;
    due_on: string | null;
    /** The due date, or infinity: never null, so that an index orders by it. */
    due_sort: string;
    status: TaskStatus;
    percent: number;
    problems: string | null;
    light: Light;
    light_rule: string;
    light_reason: LightReason;
    light_until: string | null;
    region_code: string;
    lon: number | null;
    lat: number | null;
    updated_at: Date;
  };
  'tasks.v_light_change': {
    tenant_id: string;
    at: Date;
    id: string;
    task_id: string;
    lead_path: string;
    region_code: string;
    day: string;
    from_light: Light | null;
    to_light: Light;
    rule: string;
    reason: LightReason;
  };
};

/** Why a light is what it is, without words: they are found in the reader's language. */
export type LightReason = { code: string; params: Record<string, string | number> };
