import { type ParsedPaper, parse } from '@luoshi/gongwen';
import { isDay } from '@luoshi/kernel/day.ts';
import { accept, type Outcome } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { z } from 'zod';
import type { DocumentFinding, itemFound } from '../contract.ts';
import { openForNextEdition } from '../editions/service.ts';
import { continueEdition } from '../rules/carry-over.ts';
import type { Clause } from '../rules/clause.ts';
import { clauseOfItem } from '../rules/clause-of-item.ts';
import { STEP } from '../rules/order.ts';
import { titleOf } from '../rules/title-of.ts';
import { makeMatcher } from '../rules/unit-matching.ts';
import { orgAtPath, orgDictionary } from '../store/org-reads.ts';
import { documentsOfFile } from '../store/reads.ts';
import { insertClauses, insertDocument } from '../store/writes.ts';
import { festivals } from './festivals.ts';

/** A paper as it reaches the service: its words, and what the sender says about it. */
export type Incoming = {
  text: string;
  title?: string;
  number?: string;
  issuedOn?: string;
  file?: { name: string; sha256: string; size: number };
  /** The paper of which it is the next edition. */
  editionOf?: string;
};

const leavesTimeOpen = ({ findings }: ParsedPaper): boolean => findings.some(({ code }) => code === 'open_deadline');
const dated = ({ items }: ParsedPaper): number => items.filter(({ deadline }) => deadline.date).length;

/**
 * Reads a paper. What is counted from its issue (three months after, this month) counts from the day the sender gave,
 * else from the day it was signed; when it names no year anywhere it is read in the year in which it came in, and the
 * findings say so.
 */
export const readWords = ({ text, issuedOn, file }: Incoming, thisYear: number) => {
  const known = {
    festivals: festivals(),
    ...(issuedOn ? { issuedOn } : {}),
    ...(file ? { fileName: file.name } : {}),
  };
  const paper = parse(text, known);
  const findings: DocumentFinding[] = paper.findings;
  if (issuedOn || !leavesTimeOpen(paper)) return { paper, findings };
  if (paper.issuedOn) {
    const counted = parse(text, { ...known, issuedOn: paper.issuedOn });
    return { paper: counted, findings: counted.findings };
  }
  const again = parse(text, { ...known, year: thisYear });
  if (dated(again) <= dated(paper)) return { paper, findings };
  const assumed = { code: 'year_assumed', params: { year: thisYear }, span: null, severity: 'info' as const };
  return { paper: again, findings: [...again.findings, assumed] };
};

const itemOf = (clause: Clause): z.input<typeof itemFound> => {
  // A collective name stands for several units, but the paper says it once.
  const named = (wanted: string): string[] => [
    ...new Set(clause.units.filter(({ role }) => role === wanted).map(({ name }) => name)),
  ];
  return {
    id: clause.id,
    no: clause.no,
    section: clause.section,
    title: clause.title,
    task: clause.task,
    lead: named('lead'),
    responsible: named('responsible'),
    support: named('support'),
    people: clause.people.map(({ name, role }) => ({ name, role })),
    deadline: { text: clause.deadlineText, kind: clause.deadlineKind, date: clause.dueOn },
    quantities: clause.quantities,
    span: clause.span,
    units: clause.units,
  };
};

/** The unit a paper belongs to: the person's own, or the head of what they oversee when theirs lies elsewhere. */
const homeOf = async (tx: Tx, actor: Actor): Promise<{ id: string; path: string }> => {
  const [head] = actor.scope.paths;
  if (covers(actor.scope, actor.org.path) || head === undefined) return actor.org;
  return (await orgAtPath(tx, head)) ?? actor.org;
};

/**
 * Takes a paper in as a draft: reads it, matches its units to the tree, keeps text and checklist. Any text is
 * accepted; what is unclear comes back as findings, among them `no_items` and `same_file`. A next edition is compared
 * with the last one and takes over what people said about it; refuses `documents.not_found` when that one is not of the
 * caller's units and `documents.has_next_edition` when it has been followed already.
 */
export const takeIn = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  incoming: Incoming,
): Promise<Outcome<{ id: string; items: z.input<typeof itemFound>[]; findings: DocumentFinding[] }>> => {
  const { text, file } = incoming;
  const previous = incoming.editionOf ? await openForNextEdition(tx, actor, incoming.editionOf) : accept(null);
  if (!previous.ok) return previous;
  const { paper, findings } = readWords(incoming, Number(facts.today.slice(0, 4)));
  const org = previous.value?.org ?? (await homeOf(tx, actor));
  const matcher = makeMatcher(await orgDictionary(tx), org.path);
  const read = paper.items.map((item, i) =>
    clauseOfItem(item, { id: newId(), sort: (i + 1) * STEP, text, findOrgs: (name) => matcher(name).orgIds }),
  );
  const clauses = previous.value ? continueEdition(previous.value.clauses, read) : read;
  const earlier = file ? await documentsOfFile(tx, actor.scope, file.sha256) : [];
  const twice = earlier.map(
    ({ id, title }): DocumentFinding => ({
      code: 'same_file',
      params: { id, title },
      span: null,
      severity: 'warning',
    }),
  );
  const all = [...twice, ...findings];
  const issuedOn = incoming.issuedOn ?? paper.issuedOn;
  const id = newId();
  const title = titleOf({ given: incoming.title, printed: paper.title, fileName: file?.name, text });
  await commit(tx, {
    rows: [
      insertDocument(tx.tenantId, {
        id,
        org,
        title,
        number: incoming.number || paper.number,
        issuer: paper.issuer,
        issuedOn: issuedOn && isDay(issuedOn) ? issuedOn : null,
        sourceText: text,
        file: file ?? null,
        findings: all,
        editionOf: previous.value?.id ?? null,
        accountId: actor.accountId,
      }),
      insertClauses(tx.tenantId, id, clauses),
    ],
    audit: {
      actor: auditActor(actor, facts),
      action: previous.value ? 'documents.take_in_edition' : 'documents.take_in',
      feature: 'documents',
      subjectId: id,
      params: { title, count: clauses.length },
    },
    events: [{ feature: 'documents', id, revision: 1 }],
  });
  return accept({ id, items: clauses.map(itemOf), findings: all });
};
