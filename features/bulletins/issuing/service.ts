import { Readable } from 'node:stream';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { FastifyReply } from 'fastify';
import type { BulletinView } from '../contract.ts';
import { pdfOf, wordOf } from '../formats/paper-files.ts';
import { mayStep } from '../rules/edit.ts';
import { layPaper, type Paper } from '../rules/paper.ts';
import { headOf, lockOwn, save, worksOnPapers } from '../service.ts';
import { type BulletinRead, bulletinById, nextNumber } from '../store/reads.ts';
import { insertIssue } from '../store/writes.ts';
import { openTemplate } from '../templates/service.ts';

const paperOf = async (tx: Tx, found: BulletinRead, facts: RequestFacts, seq: number | null): Promise<Paper> => {
  const head = await headOf(tx, { id: found.orgId, name: found.issuer });
  return layPaper(found.kind, found.title, found.content, found.facts, {
    issuer: head.issuer,
    code: head.code,
    printer: head.printer,
    seq,
    day: facts.today,
    signer: found.signedBy,
  });
};

/**
 * Issues a signed paper: gives it the next number of its office, kind and year, writes both files, keeps their bytes, the
 * facts and the hashes, and never changes them again. All in one transaction that waits for the paper issued before, so
 * that the register has no gap and no number twice; files of a paper that is refused after all are named by nothing.
 */
export const issue = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  services: Services,
  id: string,
  revision: number,
): Promise<Outcome<BulletinView>> => {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  const found = locked.value;
  if (!mayStep('issue', found.status)) return refuse('bulletins.not_signed');
  if (revision !== found.revision) return refuse('bulletins.changed_meanwhile');
  const template = await openTemplate(tx, services, found.templateId);
  if (!template.ok) return template;

  const year = Number(facts.today.slice(0, 4));
  const seq = await nextNumber(tx, { orgId: found.orgId, kind: found.kind, year });
  const paper = await paperOf(tx, found, facts, seq);
  const docx = await services.files.put(tx.tenantId, await wordOf(paper, template.value?.template ?? null));
  const pdf = await services.files.put(tx.tenantId, await pdfOf(paper));
  return save(tx, actor, facts, found, {
    step: 'issued',
    verb: 'issue',
    change: { status: 'issued' },
    words: paper.number,
    told: { number: paper.number, docx: docx.sha256, pdf: pdf.sha256 },
    rows: [
      insertIssue(tx.tenantId, {
        bulletinId: id,
        orgId: found.orgId,
        kind: found.kind,
        year,
        seq,
        number: paper.number,
        issuedOn: facts.today,
        at: facts.now,
        paper,
        facts: found.facts,
        docx,
        pdf,
        templateSha256: template.value?.sha256 ?? null,
        issuedBy: actor.accountId,
        issuedByName: actor.name,
      }),
    ],
  });
};

type Format = 'docx' | 'pdf';
const TYPES: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};
type Context = { actor: Actor; facts: RequestFacts; services: Services; reply: FastifyReply };

/** The file of a paper: of an issued one the bytes that were frozen, of a draft what they would be today. */
export const sendPaper = async (
  { actor, facts, services, reply }: Context,
  id: string,
  format: Format,
): Promise<Outcome<undefined> | FastifyReply> => {
  const found = await services.db.transact(actor.tenantId, async (tx) => {
    const paper = await bulletinById(tx, actor.scope, worksOnPapers(actor), id);
    if (!paper) return refuse('bulletins.not_found');
    if (paper.issued) return accept({ frozen: paper.issued[format], paper: paper.issued.paper, template: null });
    const template = format === 'docx' ? await openTemplate(tx, services, paper.templateId) : accept(null);
    if (!template.ok) return template;
    return accept({
      frozen: null,
      paper: await paperOf(tx, paper, facts, null),
      template: template.value?.template ?? null,
    });
  });
  if (!found.ok) return found;
  const { frozen, paper, template } = found.value;
  reply
    .header('content-type', TYPES[format])
    .header(
      'content-disposition',
      `attachment; filename="bulletin.${format}"; filename*=UTF-8''${encodeURIComponent(`${paper.number}${paper.title}.${format}`)}`,
    )
    .header('cache-control', 'no-store');
  if (frozen === null) {
    const bytes = format === 'docx' ? await wordOf(paper, template) : await pdfOf(paper);
    return reply.send(Readable.from([Buffer.from(bytes)]));
  }
  const file = await services.files.open(actor.tenantId, frozen);
  if (!file) throw new Error(`the file store has lost ${frozen}, file of the issued paper ${id}`);
  return reply.send(file.stream);
};
