import { write } from '@luoshi/server-kit/db/statement.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { FieldKind, Frequency } from '../contract.ts';

export type FormInsert = {
  id: string;
  orgId: string;
  path: string;
  title: string;
  basis: string;
  frequency: Frequency;
  createdByName: string;
  at: Date;
  fields: readonly { name: string; fact: string; kind: FieldKind }[];
  units: readonly { id: string; path: string }[];
};

export const insertForm = (tenantId: string, form: FormInsert): Write[] => [
  write(
    `insert into burden.form (tenant_id, id, org_id, path, title, basis, frequency, created_by_name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tenantId, form.id, form.orgId, form.path, form.title, form.basis, form.frequency, form.createdByName, form.at],
  ),
  write(
    `insert into burden.field (tenant_id, form_id, sort, name, fact, kind)
     select $1, $2, f.sort, f.name, f.fact, f.kind
     from unnest($3::text[], $4::text[], $5::text[]) with ordinality as f (name, fact, kind, sort)`,
    [
      tenantId,
      form.id,
      form.fields.map(({ name }) => name),
      form.fields.map(({ fact }) => fact),
      form.fields.map(({ kind }) => kind),
    ],
  ),
  write(
    `insert into burden.asked (tenant_id, form_id, org_id, path)
     select $1, $2, u.id, u.path from unnest($3::uuid[], $4::text[]) as u (id, path)`,
    [tenantId, form.id, form.units.map(({ id }) => id), form.units.map(({ path }) => path)],
  ),
];

/** Ends a form; touches nothing when it has ended. */
export const endForm = (tenantId: string, id: string, at: Date, reason: string): Write =>
  write(
    `update burden.form set ended_at = $3, ended_reason = $4 where tenant_id = $1 and id = $2 and ended_at is null`,
    [tenantId, id, at, reason],
    { mustTouch: true },
  );

export type ComplaintInsert = {
  id: string;
  feature: string;
  subjectId: string;
  title: string;
  orgId: string;
  path: string;
  accountId: string | null;
  words: string;
  at: Date;
  dueOn: string;
};

export const insertComplaint = (tenantId: string, one: ComplaintInsert): Write =>
  write(
    `insert into burden.complaint (tenant_id, id, subject_feature, subject_id, subject_title, org_id, path, account_id, words, at, due_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tenantId,
      one.id,
      one.feature,
      one.subjectId,
      one.title,
      one.orgId,
      one.path,
      one.accountId,
      one.words,
      one.at,
      one.dueOn,
    ],
  );

/** Answers a complaint; touches nothing when somebody else was faster. */
export const answerComplaint = (
  tenantId: string,
  id: string,
  said: { outcome: string; answer: string; at: Date; byName: string },
): Write =>
  write(
    `update burden.complaint set outcome = $3, answer = $4, answered_at = $5, answered_by_name = $6
     where tenant_id = $1 and id = $2 and outcome is null`,
    [tenantId, id, said.outcome, said.answer, said.at, said.byName],
    { mustTouch: true },
  );
