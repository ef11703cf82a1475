import type { Write } from '@luoshi/server-kit/db/tx.ts';
import type { Content, FactTable, Kind, Letterhead, Source, Status, Step } from '../contract.ts';
import type { Paper } from '../rules/paper.ts';
import { write } from './statement.ts';

export type NewBulletin = {
  id: string;
  kind: Kind;
  orgId: string;
  path: string;
  title: string;
  content: Content;
  facts: readonly FactTable[];
  source: Source & { made: string[] };
  at: Date;
  draftedBy: string | null;
  draftedByName: string;
};

const json = (value: unknown): string => JSON.stringify(value);

export const insertBulletin = (tenantId: string, one: NewBulletin): Write =>
  write(
    `insert into bulletins.bulletin (tenant_id, id, kind, org_id, path, title, content, facts, source, as_of, drafted_by,
       drafted_by_name, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $10, $10)`,
    [
      tenantId,
      one.id,
      one.kind,
      one.orgId,
      one.path,
      one.title,
      json(one.content),
      json(one.facts),
      json(one.source),
      one.at,
      one.draftedBy,
      one.draftedByName,
    ],
  );

export type BulletinChange = Partial<{
  title: string;
  content: Content;
  facts: readonly FactTable[];
  source: Source & { made: string[] };
  asOf: Date;
  status: Status;
  templateId: string | null;
  signedBy: string | null;
  signedByName: string | null;
  signedAt: Date | null;
  withdrawnReason: string;
}>;

const COLUMNS: Readonly<Record<keyof BulletinChange, string>> = {
  title: 'title',
  content: 'content',
  facts: 'facts',
  source: 'source',
  asOf: 'as_of',
  status: 'status',
  templateId: 'template_id',
  signedBy: 'signed_by',
  signedByName: 'signed_by_name',
  signedAt: 'signed_at',
  withdrawnReason: 'withdrawn_reason',
};

/** Changes a paper at the revision it was read at; touches nothing when somebody else was faster. */
export const changeBulletin = (
  tenantId: string,
  id: string,
  revision: number,
  at: Date,
  change: BulletinChange,
): Write => {
  const values: unknown[] = [tenantId, id, revision, at];
  const sets = (Object.keys(change) as (keyof BulletinChange)[]).map((key) => {
    const value = change[key];
    values.push(key === 'content' || key === 'facts' || key === 'source' ? json(value) : value);
    return `, ${COLUMNS[key]} = $${values.length}`;
  });
  return write(
    `update bulletins.bulletin set revision = revision + 1, updated_at = $4${sets.join('')}
     where tenant_id = $1 and id = $2 and revision = $3`,
    values,
    { mustTouch: true },
  );
};

export const deleteBulletin = (tenantId: string, id: string): Write =>
  write('delete from bulletins.bulletin where tenant_id = $1 and id = $2', [tenantId, id], { mustTouch: true });

/** The units a paper goes to, in place of those it went to. */
export const replaceRecipients = (
  tenantId: string,
  bulletinId: string,
  units: readonly { id: string; path: string }[],
): Write[] => [
  write('delete from bulletins.recipient where tenant_id = $1 and bulletin_id = $2', [tenantId, bulletinId]),
  write(
    `insert into bulletins.recipient (tenant_id, bulletin_id, org_id, path)
     select $1, $2, u.id, u.path from unnest($3::uuid[], $4::text[]) as u (id, path)`,
    [tenantId, bulletinId, units.map(({ id }) => id), units.map(({ path }) => path)],
  ),
];

export const addStep = (
  tenantId: string,
  step: {
    id: string;
    bulletinId: string;
    revision: number;
    at: Date;
    step: Step;
    personName: string;
    words?: string | null;
  },
): Write =>
  write(
    `insert into bulletins.step (tenant_id, id, bulletin_id, revision, at, step, person_name, words)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tenantId, step.id, step.bulletinId, step.revision, step.at, step.step, step.personName, step.words ?? null],
  );

export type NewIssue = {
  bulletinId: string;
  orgId: string;
  kind: Kind;
  year: number;
  seq: number;
  number: string;
  issuedOn: string;
  at: Date;
  paper: Paper;
  facts: readonly FactTable[];
  docx: { sha256: string; size: number };
  pdf: { sha256: string; size: number };
  templateSha256: string | null;
  issuedBy: string | null;
  issuedByName: string;
};

/** Adds a paper to the register. */
export const insertIssue = (tenantId: string, one: NewIssue): Write =>
  write(
    `insert into bulletins.issue (tenant_id, bulletin_id, org_id, kind, year, seq, number, issued_on, at, paper, facts,
       docx_sha256, docx_size, pdf_sha256, pdf_size, template_sha256, issued_by, issued_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      tenantId,
      one.bulletinId,
      one.orgId,
      one.kind,
      one.year,
      one.seq,
      one.number,
      one.issuedOn,
      one.at,
      json(one.paper),
      json(one.facts),
      one.docx.sha256,
      one.docx.size,
      one.pdf.sha256,
      one.pdf.size,
      one.templateSha256,
      one.issuedBy,
      one.issuedByName,
    ],
  );

export const saveLetterhead = (tenantId: string, orgId: string, head: Letterhead): Write =>
  write(
    `insert into bulletins.letterhead (tenant_id, org_id, issuer, code, printer, copy_to, answer_workdays,
       four_eyes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, org_id) do update set issuer = excluded.issuer, code = excluded.code,
       printer = excluded.printer, copy_to = excluded.copy_to, answer_workdays = excluded.answer_workdays,
       four_eyes = excluded.four_eyes,
       revision = bulletins.letterhead.revision + 1`,
    [tenantId, orgId, head.issuer, head.code, head.printer, head.copyTo, head.answerWorkdays, head.fourEyes],
  );

/** Adds a template; touches nothing when the office has one of that name. */
export const insertTemplate = (
  tenantId: string,
  one: {
    id: string;
    orgId: string;
    path: string;
    name: string;
    sha256: string;
    size: number;
    fields: readonly string[];
    createdBy: string;
    at: Date;
  },
): Write =>
  write(
    `insert into bulletins.template (tenant_id, id, org_id, path, name, sha256, size, fields, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tenantId, one.id, one.orgId, one.path, one.name, one.sha256, one.size, [...one.fields], one.createdBy, one.at],
  );

export const deleteTemplate = (tenantId: string, id: string): Write =>
  write('delete from bulletins.template where tenant_id = $1 and id = $2', [tenantId, id], { mustTouch: true });
