import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { insertAll } from '@luoshi/server-kit/db/bulk.ts';
import type { Write } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { composePaper, DEMO_PAPERS, type DemoItem, fillDays } from '../demo.ts';

export const demoDocumentId = (key: string): string => derivedId(`demo/document/${key}`);
export const demoClauseId = (itemKey: string): string => derivedId(`demo/clause/${itemKey}`);

/** What the rows need from the tree and the courses of the tasks. */
export type DemoPaperFacts = {
  tenantId: string;
  demoDay: Day;
  accountId: string;
  orgOf: (key: string) => { id: string; path: string; short: string };
  datesOf: (item: DemoItem) => { startOn: Day; dueOn: Day };
};

/** The published papers with their checklists; each clause knows where it stands in the text. */
export const demoDocuments = ({ tenantId, demoDay, accountId, orgOf, datesOf }: DemoPaperFacts): Write[] => {
  const documents: object[] = [];
  const clauses: object[] = [];
  for (const paper of DEMO_PAPERS) {
    const org = orgOf(paper.org);
    const { text, clauses: composed } = composePaper(
      paper,
      demoDay,
      (key) => orgOf(key).short,
      (item) => datesOf(item).dueOn,
    );
    const issuedOn = addDays(demoDay, -paper.issuedBefore);
    documents.push({
      tenant_id: tenantId,
      id: demoDocumentId(paper.key),
      org_id: org.id,
      org_path: org.path,
      title: paper.title,
      number: fillDays(paper.number, issuedOn),
      issuer: paper.issuer,
      issued_on: issuedOn,
      source_text: text,
      status: 'published',
      findings: [],
      created_by: accountId,
      created_at: `${issuedOn}T02:10:00Z`,
      published_by: accountId,
      published_at: `${issuedOn}T03:30:00Z`,
      revision: 1,
    });
    for (const { item, no, section, spanStart, spanEnd } of composed) {
      const unit = (role: string) => (key: string) => ({ name: orgOf(key).short, orgId: orgOf(key).id, role });
      const { startOn, dueOn } = datesOf(item);
      clauses.push({
        tenant_id: tenantId,
        id: demoClauseId(item.key),
        document_id: demoDocumentId(paper.key),
        sort: Number(no),
        no,
        section: [section],
        title: item.title,
        task: item.text,
        span_start: spanStart,
        span_end: spanEnd,
        source_text: text.slice(spanStart, spanEnd),
        units: [
          unit('lead')(item.lead),
          ...(item.responsible ?? []).map(unit('responsible')),
          ...(item.support ?? []).map(unit('support')),
        ],
        people: [],
        start_on: startOn,
        due_on: dueOn,
        deadline_text: dueOn,
        deadline_kind: 'date',
        quantities: [],
        is_dropped: false,
      });
    }
  }
  return [insertAll('documents.document', documents), insertAll('documents.clause', clauses)];
};
