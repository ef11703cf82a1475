import type { Scope } from '@luoshi/kernel/scope.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Content, FactTable, Kind, Letterhead, Source, Status, Step } from '../contract.ts';
import type { Paper } from '../rules/paper.ts';
import { inPaths, type Parameters, parametersOf, read } from './statement.ts';

export type RowRead = {
  id: string;
  kind: Kind;
  status: Status;
  title: string;
  number: string | null;
  issuer: string;
  issuedOn: string | null;
  draftedBy: string;
  signedBy: string | null;
  recipients: string[];
  updatedAt: Date;
  revision: number;
};

const ROW = `
  b.id, b.kind, b.status, b.title, i.number, coalesce(h.issuer, o.name) as issuer, i.issued_on as "issuedOn",
  b.drafted_by_name as "draftedBy", b.signed_by_name as "signedBy", b.updated_at as "updatedAt", b.revision,
  coalesce((
    select json_agg(ro.short_name order by ro.path) from bulletins.recipient r
    join people.v_org ro on ro.tenant_id = $1 and ro.id = r.org_id
    where r.tenant_id = $1 and r.bulletin_id = b.id
  ), '[]') as recipients`;

const FROM = `
  bulletins.bulletin b
  join people.v_org o on o.tenant_id = $1 and o.id = b.org_id
  left join bulletins.issue i on i.tenant_id = $1 and i.bulletin_id = b.id
  left join bulletins.letterhead h on h.tenant_id = $1 and h.org_id = b.org_id`;

/** What a reader may see: papers of offices in their part of the tree if they work on papers, else only issued ones sent there. */
const visible = (scope: Scope, worksOnPapers: boolean, parameters: Parameters): string => {
  const received = `(b.status in ('issued', 'withdrawn') and (${inPaths('b.path', scope.paths, parameters)} or exists (
    select from bulletins.recipient r
    where r.tenant_id = $1 and r.bulletin_id = b.id and ${inPaths('r.path', scope.paths, parameters)}
  )))`;
  return worksOnPapers ? `(${inPaths('b.path', scope.paths, parameters)} or ${received})` : received;
};

export type ListAsked = {
  status: Status | null;
  kind: Kind | null;
  year: number | null;
  q: string | null;
  limit: number;
  after: { at: string; id: string } | null;
};

const literal = (words: string): string => `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** A page of papers, latest first, and how many there are in all. */
export const listBulletins = async (
  tx: Tx,
  scope: Scope,
  worksOnPapers: boolean,
  asked: ListAsked,
): Promise<{ rows: RowRead[]; total: number; lastAt: string | null }> => {
  const parameters = parametersOf(tx);
  const conditions = ['b.tenant_id = $1', visible(scope, worksOnPapers, parameters)];
  if (asked.status) conditions.push(`b.status = ${parameters.add(asked.status)}`);
  if (asked.kind) conditions.push(`b.kind = ${parameters.add(asked.kind)}`);
  if (asked.year) conditions.push(`i.year = ${parameters.add(asked.year)}`);
  if (asked.q) {
    const like = parameters.add(literal(asked.q));
    conditions.push(`(b.title ilike ${like} or i.number ilike ${like})`);
  }
  const where = conditions.join(' and ');
  const total = await read<{ n: number }>(
    tx,
    `select count(*)::int as n from ${FROM} where ${where}`,
    parameters.values,
  );
  if (asked.after)
    conditions.push(
      `(b.updated_at, b.id) < (${parameters.add(asked.after.at)}::timestamptz, ${parameters.add(asked.after.id)}::uuid)`,
    );
  const rows = await read<RowRead & { lastAt: string }>(
    tx,
    `select ${ROW}, b.updated_at::text as "lastAt" from ${FROM}
     where ${conditions.join(' and ')}
     order by b.updated_at desc, b.id desc limit ${parameters.add(asked.limit)}`,
    parameters.values,
  );
  return { rows, total: total[0]?.n ?? 0, lastAt: rows.length === asked.limit ? (rows.at(-1)?.lastAt ?? null) : null };
};

export type BulletinRead = RowRead & {
  orgId: string;
  path: string;
  content: Content;
  facts: FactTable[];
  /** What was asked for, and the keys of the sentences that were made of it. */
  source: Source & { made: string[] };
  asOf: Date;
  templateId: string | null;
  templateName: string | null;
  recipientIds: string[];
  draftedById: string | null;
  withdrawnReason: string | null;
  steps: { at: string; step: Step; personName: string; words: string | null }[];
  issued: {
    paper: Paper;
    facts: FactTable[];
    docx: string;
    docxSize: number;
    pdf: string;
    pdfSize: number;
  } | null;
};

/** A paper with its story; with `lock` it waits for who is changing it. */
export const bulletinById = async (
  tx: Tx,
  scope: Scope,
  worksOnPapers: boolean,
  id: string,
  { lock = false } = {},
): Promise<BulletinRead | null> => {
  const parameters = parametersOf(tx);
  const wanted = parameters.add(id);
  const [found] = await read<BulletinRead>(
    tx,
    `select ${ROW}, b.org_id as "orgId", b.path, b.content, b.facts, b.source, b.as_of as "asOf",
       b.template_id as "templateId", b.drafted_by as "draftedById", b.withdrawn_reason as "withdrawnReason",
       (select m.name from bulletins.template m where m.tenant_id = $1 and m.id = b.template_id) as "templateName",
       coalesce((
         select json_agg(r.org_id order by r.path) from bulletins.recipient r
         where r.tenant_id = $1 and r.bulletin_id = b.id
       ), '[]') as "recipientIds",
       coalesce((
         select json_agg(json_build_object('at', s.at, 'step', s.step, 'personName', s.person_name, 'words', s.words)
                  order by s.revision)
         from bulletins.step s where s.tenant_id = $1 and s.bulletin_id = b.id
       ), '[]') as steps,
       case when i.bulletin_id is not null then json_build_object('paper', i.paper, 'facts', i.facts,
         'docx', i.docx_sha256, 'docxSize', i.docx_size, 'pdf', i.pdf_sha256, 'pdfSize', i.pdf_size) end as issued
     from ${FROM}
     where b.tenant_id = $1 and b.id = ${wanted} and ${visible(scope, worksOnPapers, parameters)}
     ${lock ? 'for update of b' : ''}`,
    parameters.values,
  );
  return found ?? null;
};

/** The letterhead of an office; null when none was set. */
export const letterheadOf = async (tx: Tx, orgId: string): Promise<(Letterhead & { revision: number }) | null> => {
  const [found] = await read<Letterhead & { revision: number }>(
    tx,
    `select issuer, code, printer, copy_to as "copyTo", answer_workdays as "answerWorkdays",
       four_eyes as "fourEyes", revision
     from bulletins.letterhead where tenant_id = $1 and org_id = $2`,
    [tx.tenantId, orgId],
  );
  return found ?? null;
};

/**
 * The number that comes next in an office's register of a kind and year. Whoever asks waits for the one before to
 * finish, so that two papers issued at once get two numbers that follow each other.
 */
export const nextNumber = async (tx: Tx, register: { orgId: string; kind: Kind; year: number }): Promise<number> => {
  const name = `bulletins.${tx.tenantId}.${register.orgId}.${register.kind}.${register.year}`;
  await read(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  const [row] = await read<{ next: number }>(
    tx,
    `select coalesce(max(seq), 0)::int + 1 as next from bulletins.issue
     where tenant_id = $1 and org_id = $2 and kind = $3 and year = $4`,
    [tx.tenantId, register.orgId, register.kind, register.year],
  );
  return row?.next ?? 1;
};

/** Units by their ids, any of the government's; those that do not exist are left out. */
export const unitsByIds = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; name: string; shortName: string; path: string }[]> =>
  read(
    tx,
    `select o.id, o.name, o.short_name as "shortName", o.path from people.v_org o
     where o.tenant_id = $1 and o.id = any($2) order by o.path`,
    [tx.tenantId, ids],
  );

export type TemplateRead = {
  id: string;
  name: string;
  sha256: string;
  size: number;
  fields: string[];
  createdAt: Date;
};

/** Templates of offices in the scope, by name. */
export const templatesIn = (tx: Tx, scope: Scope): Promise<TemplateRead[]> => {
  const parameters = parametersOf(tx);
  return read(
    tx,
    `select m.id, m.name, m.sha256, m.size, m.fields, m.created_at as "createdAt" from bulletins.template m
     where m.tenant_id = $1 and ${inPaths('m.path', scope.paths, parameters)} order by m.name, m.id limit 200`,
    parameters.values,
  );
};

/** Whether a paper that is not issued yet names the template. */
export const isTemplateInUse = async (tx: Tx, id: string): Promise<boolean> =>
  (
    await read(tx, 'select 1 from bulletins.bulletin where tenant_id = $1 and template_id = $2 limit 1', [
      tx.tenantId,
      id,
    ])
  ).length > 0;

/** A template by its id. A paper may name one of an office that its reader does not see. */
export const templateById = async (tx: Tx, id: string): Promise<{ sha256: string } | null> => {
  const [found] = await read<{ sha256: string }>(
    tx,
    'select sha256 from bulletins.template where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  return found ?? null;
};
