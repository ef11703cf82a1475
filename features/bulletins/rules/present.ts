import type { BulletinRow, BulletinView, Content, FactTable, Letterhead, Status } from '../contract.ts';
import { mayStep } from './edit.ts';
import { BEARS_OWN_NAME } from './paper.ts';
import { words } from './say.ts';

type RowFacts = Omit<BulletinRow, 'updatedAt'> & { updatedAt: Date };

export const presentRow = (row: RowFacts): BulletinRow => ({
  id: row.id,
  kind: row.kind,
  status: row.status,
  title: row.title,
  number: row.number,
  issuer: row.issuer,
  issuedOn: row.issuedOn,
  draftedBy: row.draftedBy,
  signedBy: row.signedBy,
  recipients: row.recipients,
  updatedAt: row.updatedAt.toISOString(),
  revision: row.revision,
});

type WholeFacts = RowFacts & {
  content: Content;
  facts: FactTable[];
  asOf: Date;
  templateId: string | null;
  templateName: string | null;
  recipientIds: string[];
  draftedById: string | null;
  withdrawnReason: string | null;
  steps: BulletinView['steps'];
  issued: {
    paper: { mark: string; issuer: string; printer: string };
    facts: FactTable[];
    docx: string;
    docxSize: number;
    pdf: string;
    pdfSize: number;
  } | null;
};

const may = (allowed: boolean, step: Parameters<typeof mayStep>[0], status: Status): boolean =>
  allowed && mayStep(step, status);

/** A paper as its page shows it; of an issued one head and facts are the frozen ones. */
export const presentBulletin = (
  found: WholeFacts,
  head: Letterhead & { openNumber: string },
  caller: { edit: boolean; sign: boolean; accountId: string },
): BulletinView => ({
  ...presentRow(found),
  content: found.content,
  facts: found.issued?.facts ?? found.facts,
  asOf: found.asOf.toISOString(),
  head: {
    mark: found.issued?.paper.mark ?? (BEARS_OWN_NAME.includes(found.kind) ? words.kinds[found.kind] : head.issuer),
    number: found.number ?? head.openNumber,
    issuer: found.issued?.paper.issuer ?? head.issuer,
    printer: found.issued?.paper.printer ?? (head.printer || head.issuer),
  },
  templateId: found.templateId,
  templateName: found.templateName,
  recipientIds: found.recipientIds,
  withdrawnReason: found.withdrawnReason,
  steps: found.steps.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
  files: found.issued
    ? {
        docx: found.issued.docx,
        pdf: found.issued.pdf,
        docxSize: found.issued.docxSize,
        pdfSize: found.issued.pdfSize,
      }
    : null,
  may: {
    edit: may(caller.edit, 'edit', found.status),
    sign: may(caller.sign && !(head.fourEyes && found.draftedById === caller.accountId), 'sign', found.status),
    issue: may(caller.edit, 'issue', found.status),
    withdraw: may(caller.sign, 'withdraw', found.status),
  },
});
