import type { ColumnType, Generated } from 'kysely';
import type { OrgKind } from '../../people/contract.ts';
import type {
  DeadlineKind,
  DocumentFinding,
  DocumentStatus,
  EditionChoice,
  PersonNamed,
  QuantityFound,
  UnitMatch,
} from '../contract.ts';

/** Read as values, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

/** The schema `documents`, and the views of other features it reads. */
export type DocumentTables = {
  'documents.document': {
    tenant_id: string;
    id: string;
    org_id: string;
    org_path: string;
    title: string;
    number: string | null;
    issuer: string | null;
    issued_on: string | null;
    source_text: string;
    file_name: string | null;
    file_sha256: string | null;
    file_size: number | null;
    status: DocumentStatus;
    findings: Json<DocumentFinding[]>;
    revision: Generated<number>;
    head_revision: Generated<number>;
    created_by: string;
    created_at: ColumnType<Date, Date | undefined, never>;
    published_by: string | null;
    edition_of: string | null;
    published_at: ColumnType<Date | null, Date | null | undefined, Date>;
  };
  'documents.clause': {
    tenant_id: string;
    id: string;
    document_id: string;
    sort: ColumnType<string, number, number>;
    no: string | null;
    section: string[];
    title: string | null;
    task: string;
    span_start: number | null;
    span_end: number | null;
    source_text: string | null;
    units: Json<UnitMatch[]>;
    people: Json<PersonNamed[]>;
    start_on: string | null;
    due_on: string | null;
    deadline_text: string | null;
    deadline_kind: DeadlineKind;
    quantities: Json<QuantityFound[]>;
    is_dropped: boolean;
    revision: number;
    is_due_inferred: boolean;
    was_id: string | null;
  };
  'documents.step': {
    tenant_id: string;
    document_id: string;
    revision: number;
    action: string;
    account_id: string;
    at: Generated<Date>;
    replaced: Json<ClauseRow[]>;
    made: Json<ClauseRow[]>;
    head: ColumnType<HeadRow | null, string | null, string | null>;
    aliases: Json<StepAlias[]>;
    is_undo: boolean;
    is_undone: ColumnType<boolean, boolean | undefined, boolean>;
  };
  'documents.edition_choice': {
    tenant_id: string;
    document_id: string;
    clause_id: string;
    choice: EditionChoice;
    reason: string | null;
    account_id: string;
    at: Generated<Date>;
  };
  'documents.presence': {
    tenant_id: string;
    document_id: string;
    account_id: string;
    name: string;
    clause_id: string | null;
    seen_at: Date;
  };
  'people.v_org': {
    tenant_id: string;
    id: string;
    parent_id: string | null;
    path: string;
    name: string;
    short_name: string;
    kind: OrgKind;
    sort: number;
    closed_on: string | null;
  };
  'people.v_org_alias': { tenant_id: string; org_id: string; alias: string };
  'people.v_account': { tenant_id: string; id: string; name: string };
  'tasks.v_task': { tenant_id: string; id: string; status: string };
  'tasks.v_task_clause': { tenant_id: string; task_id: string; document_id: string; clause_id: string };
  'tasks.v_task_unit': { tenant_id: string; task_id: string; path: string };
};

/** A name that a change taught the tree. */
export type StepAlias = { orgId: string; alias: string };

/** The head of a paper as a change found it; `left`: the head's revision that the change made. */
export type HeadRow = {
  left: number;
  title: string;
  number: string | null;
  issuer: string | null;
  issued_on: string | null;
};

/** A clause as its table holds it, for putting it back. */
export type ClauseRow = Record<string, unknown> & { id: string };
