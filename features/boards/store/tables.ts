import type { Kind, ObstacleState } from '../../consultations/contract.ts';
import type { Stage, SupportKind } from '../../projects/contract.ts';
import type { Light, TaskStatus } from '../../tasks/contract.ts';

/** What boards may read: other features' published views, and of its own the screens that show them. */
export type BoardsTables = {
  'boards.screen': {
    tenant_id: string;
    id: string;
    name: string;
    org_id: string;
    token_sha256: string;
    created_by: string | null;
    created_at: Date;
    revoked_by: string | null;
    revoked_at: Date | null;
  };
  'people.v_account': { tenant_id: string; id: string; name: string };
  'people.v_tenant': { id: string; name: string; is_demo: boolean; time_zone: string };
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
  'projects.v_project': {
    tenant_id: string;
    id: string;
    parent_id: string | null;
    name: string;
    stage: Stage;
    status: TaskStatus;
    percent: number;
    lead_org_id: string;
    lead_path: string;
    region_code: string;
    /** Null of a sensitive project. */
    lon: number | null;
    lat: number | null;
    plan_start_on: string | null;
    start_on: string | null;
    plan_finish_on: string | null;
    finish_on: string | null;
    light: Light;
    light_reason: LightReason;
    light_rank: number;
    is_sensitive: boolean;
  };
  'projects.v_node': {
    tenant_id: string;
    project_id: string;
    title: string;
    sort: number;
    plan_finish_on: string | null;
    done_on: string | null;
  };
  'projects.v_support': {
    tenant_id: string;
    project_id: string;
    kind: SupportKind;
    owner_org_id: string | null;
    due_on: string | null;
    done_on: string | null;
    light: Light;
  };
  'projects.v_light_change': {
    tenant_id: string;
    at: Date;
    id: string;
    project_id: string;
    lead_path: string;
    day: string;
    from_light: Light | null;
    to_light: Light;
    reason: LightReason;
  };
  'consultations.v_obstacle': {
    tenant_id: string;
    id: string;
    kind: Kind;
    title: string;
    raised_path: string;
    raised_on: string;
    project_id: string | null;
    task_id: string | null;
    state: ObstacleState;
    level: number;
    escalate_on: string | null;
    owner_org_id: string | null;
    owner_path: string | null;
    meeting_id: string | null;
    closed_on: string | null;
  };
  'consultations.v_meeting': {
    tenant_id: string;
    id: string;
    title: string;
    on_day: string;
    level: number;
    state: 'planned' | 'held';
    path: string;
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
