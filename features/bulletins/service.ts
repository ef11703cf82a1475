import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { covers } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { BulletinView, Content, endpoints, Letterhead, Source, Step } from './contract.ts';
import { ANSWER_WORKDAYS, gather } from './gathering/service.ts';
import { readCursor, writeCursor } from './rules/cursor.ts';
import { mayStep, mergeFresh, namesItsFacts, sentenceIds } from './rules/edit.ts';
import { numberOf } from './rules/paper.ts';
import { presentBulletin, presentRow } from './rules/present.ts';
import { sayAddressees } from './rules/say.ts';
import {
  type BulletinRead,
  bulletinById,
  type ListAsked,
  letterheadOf,
  listBulletins,
  templatesIn,
  unitsByIds,
} from './store/reads.ts';
import {
  addStep,
  type BulletinChange,
  changeBulletin,
  deleteBulletin,
  insertBulletin,
  replaceRecipients,
  saveLetterhead,
} from './store/writes.ts';

const FEATURE = 'bulletins';

export const worksOnPapers = (actor: Actor): boolean =>
  actor.permissions.has('bulletins.write') || actor.permissions.has('bulletins.sign');

/** The letterhead of an office, or what it would be: its full name, no code of its own. */
export const headOf = async (tx: Tx, org: { id: string; name: string }): Promise<Letterhead> =>
  (await letterheadOf(tx, org.id)) ?? {
    issuer: org.name,
    code: '',
    printer: '',
    copyTo: '',
    answerWorkdays: ANSWER_WORKDAYS,
    fourEyes: false,
  };

/** The paper as the caller sees it, with what they may do with it now. Read after a change, in the same transaction. */
const view = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<BulletinView>> => {
  const found = await bulletinById(tx, actor.scope, worksOnPapers(actor), id);
  if (!found) return refuse('bulletins.not_found');
  const head = await headOf(tx, { id: found.orgId, name: found.issuer });
  return accept(
    presentBulletin(
      found,
      { ...head, openNumber: numberOf(found.kind, { code: head.code, seq: null, day: facts.today }) },
      {
        edit: actor.permissions.has('bulletins.write') && covers(actor.scope, found.path),
        sign: actor.permissions.has('bulletins.sign') && covers(actor.scope, found.path),
        accountId: actor.accountId,
      },
    ),
  );
};

export const show = view;

/** Papers the caller may see, latest first. Refuses a cursor that is none (`bulletins.bad_cursor`). */
export const list = async (
  tx: Tx,
  actor: Actor,
  query: Omit<ListAsked, 'after' | 'status' | 'kind' | 'year' | 'q'> &
    Partial<Pick<ListAsked, 'status' | 'kind' | 'year' | 'q'>> & { cursor?: string | undefined },
): Promise<Outcome<AnswerOf<(typeof endpoints)['GET /bulletins']>>> => {
  const after = query.cursor === undefined ? null : readCursor(query.cursor);
  if (query.cursor !== undefined && !after) return refuse('bulletins.bad_cursor');
  const { rows, total, lastAt } = await listBulletins(tx, actor.scope, worksOnPapers(actor), {
    status: query.status ?? null,
    kind: query.kind ?? null,
    year: query.year ?? null,
    q: query.q || null,
    limit: query.limit,
    after,
  });
  const last = rows.at(-1);
  return accept({
    items: rows.map(presentRow),
    nextCursor: lastAt && last ? writeCursor(lastAt, last.id) : null,
    total,
  });
};

/** Drafts a paper from the facts as they stand. It goes to the units that lead what it tells of, unless changed. */
export const draft = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  asked: Source,
): Promise<Outcome<BulletinView>> => {
  const composed = await gather(tx, actor, facts, asked);
  if (!composed.ok) return composed;
  const { title, content, facts: tables, leads } = composed.value;
  const head = await headOf(tx, actor.org);
  const recipients = await unitsByIds(tx, leads.slice(0, RECIPIENTS_AT_MOST));
  const id = newId(facts.now.getTime());
  await commit(tx, {
    rows: [
      insertBulletin(tx.tenantId, {
        id,
        kind: asked.kind,
        orgId: actor.org.id,
        path: actor.org.path,
        title,
        content: { ...content, addressees: sayAddressees(recipients.map(({ name }) => name)), copyTo: head.copyTo },
        facts: tables,
        source: { ...asked, made: sentenceIds(content) },
        at: facts.now,
        draftedBy: actor.accountId,
        draftedByName: actor.name,
      }),
      ...replaceRecipients(tx.tenantId, id, recipients),
      stepOf(tx, actor, facts, { id, revision: 1 }, 'drafted'),
    ],
    audit: audit(actor, facts, 'draft', { id, title }),
    events: [{ feature: FEATURE, id, revision: 1 }],
  });
  return view(tx, actor, facts, id);
};

const RECIPIENTS_AT_MOST = 300;

const audit = (
  actor: Actor,
  facts: RequestFacts,
  verb: string,
  one: { id: string; title: string },
  more: object = {},
) => ({
  actor: auditActor(actor, facts),
  action: `bulletins.${verb}`,
  feature: FEATURE,
  subjectId: one.id,
  params: { title: one.title, ...more },
});

const stepOf = (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  made: { id: string; revision: number },
  step: Step,
  words?: string,
): Write =>
  addStep(tx.tenantId, {
    id: newId(facts.now.getTime()),
    bulletinId: made.id,
    revision: made.revision,
    at: facts.now,
    step,
    personName: actor.name,
    words: words ?? null,
  });

/** The paper, locked, for somebody whose part of the tree its office lies in; else it does not exist for them. */
export const lockOwn = async (tx: Tx, actor: Actor, id: string): Promise<Outcome<BulletinRead>> => {
  const found = await bulletinById(tx, actor.scope, true, id, { lock: true });
  return found && covers(actor.scope, found.path) ? accept(found) : refuse('bulletins.not_found');
};

/** Saves a change with its step and audit sentence and answers the paper as it is then. */
export const save = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  found: BulletinRead,
  done: { step: Step; verb: string; change: BulletinChange; words?: string; rows?: readonly Write[]; told?: object },
): Promise<Outcome<BulletinView>> => {
  await commit(tx, {
    rows: [
      changeBulletin(tx.tenantId, found.id, found.revision, facts.now, done.change),
      ...(done.rows ?? []),
      stepOf(tx, actor, facts, { id: found.id, revision: found.revision + 1 }, done.step, done.words),
    ],
    audit: audit(actor, facts, done.verb, found, done.told),
    events: [{ feature: FEATURE, id: found.id, revision: found.revision + 1 }],
  });
  return view(tx, actor, facts, found.id);
};

const UNSIGNED = { status: 'draft', signedBy: null, signedByName: null, signedAt: null } as const;

type Edit = {
  revision: number;
  title?: string | undefined;
  content?: Content | undefined;
  recipients?: string[] | undefined;
  template?: string | null | undefined;
};

/** Changes a draft. One that was signed has to be signed again: nobody's signature stands under words they have not seen. */
export const edit = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  input: Edit,
): Promise<Outcome<BulletinView>> => {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  const found = locked.value;
  if (!mayStep('edit', found.status)) return refuse('bulletins.frozen');
  if (input.revision !== found.revision) return refuse('bulletins.changed_meanwhile');
  if (input.content && !namesItsFacts(input.content, found.facts)) return refuse('bulletins.no_such_fact');
  const recipients = input.recipients ? await unitsByIds(tx, input.recipients) : null;
  if (recipients && recipients.length < new Set(input.recipients).size) return refuse('bulletins.unit_not_found');
  if (input.template && !(await templatesIn(tx, actor.scope)).some((one) => one.id === input.template))
    return refuse('bulletins.template_not_found');
  return save(tx, actor, facts, found, {
    step: 'edited',
    verb: 'edit',
    change: {
      ...UNSIGNED,
      ...(input.title !== undefined ? { title: input.title } : {}),
      ...(input.content ? { content: input.content } : {}),
      ...(input.template !== undefined ? { templateId: input.template } : {}),
    },
    rows: recipients ? replaceRecipients(tx.tenantId, id, recipients) : [],
  });
};

/** Gathers a draft's facts again; what a person did to it stays (see `mergeFresh`). */
export const refresh = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  revision: number,
): Promise<Outcome<BulletinView>> => {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  const found = locked.value;
  if (!mayStep('edit', found.status)) return refuse('bulletins.frozen');
  if (revision !== found.revision) return refuse('bulletins.changed_meanwhile');
  const { made, ...asked } = found.source;
  const composed = await gather(tx, actor, facts, asked);
  if (!composed.ok) return composed;
  const { content, facts: tables } = composed.value;
  return save(tx, actor, facts, found, {
    step: 'refreshed',
    verb: 'refresh',
    change: {
      ...UNSIGNED,
      content: mergeFresh(found.content, content, made),
      facts: tables,
      source: { ...asked, made: sentenceIds(content) },
      asOf: facts.now,
    },
  });
};

/** Throws a draft away. What was issued stays for ever (`bulletins.frozen`). */
export const discard = async (tx: Tx, actor: Actor, facts: RequestFacts, id: string): Promise<Outcome<undefined>> => {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  if (!mayStep('edit', locked.value.status)) return refuse('bulletins.frozen');
  await commit(tx, {
    rows: [deleteBulletin(tx.tenantId, id)],
    audit: audit(actor, facts, 'discard', locked.value),
    events: [{ feature: FEATURE, id }],
  });
  return accept(undefined);
};

/**
 * Signs a draft. Where the office keeps four eyes, who drafted a paper does not sign it (`bulletins.own_paper`); an office
 * of one person cannot keep them, so it is the letterhead's choice (house rule of 2026-11-24).
 */
export const sign = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  revision: number,
): Promise<Outcome<BulletinView>> => {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  const found = locked.value;
  if (!mayStep('sign', found.status)) return refuse('bulletins.not_a_draft');
  const { fourEyes } = await headOf(tx, { id: found.orgId, name: found.issuer });
  if (fourEyes && found.draftedById === actor.accountId) return refuse('bulletins.own_paper');
  if (revision !== found.revision) return refuse('bulletins.changed_meanwhile');
  return save(tx, actor, facts, found, {
    step: 'signed',
    verb: 'sign',
    change: { status: 'signed', signedBy: actor.accountId, signedByName: actor.name, signedAt: facts.now },
  });
};

/** Gives a paper back to its drafter with words. */
export const giveBack = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  words: string,
): Promise<Outcome<BulletinView>> => {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  if (!mayStep('return', locked.value.status)) return refuse('bulletins.frozen');
  return save(tx, actor, facts, locked.value, { step: 'returned', verb: 'return', change: UNSIGNED, words });
};

/** Withdraws an issued paper: it stays readable with the reason, its number is not given again. */
export const withdraw = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  id: string,
  reason: string,
): Promise<Outcome<BulletinView>> => {
  const locked = await lockOwn(tx, actor, id);
  if (!locked.ok) return locked;
  if (!mayStep('withdraw', locked.value.status)) return refuse('bulletins.not_issued');
  return save(tx, actor, facts, locked.value, {
    step: 'withdrawn',
    verb: 'withdraw',
    change: { status: 'withdrawn', withdrawnReason: reason },
    words: reason,
    told: { reason },
  });
};

export const showLetterhead = async (tx: Tx, actor: Actor): Promise<Outcome<Letterhead>> => {
  const { issuer, code, printer, copyTo, answerWorkdays, fourEyes } = await headOf(tx, actor.org);
  return accept({ issuer, code, printer, copyTo, answerWorkdays, fourEyes });
};

/** Changes the letterhead of the caller's office; papers already issued keep theirs. */
export const changeLetterhead = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  head: Letterhead,
): Promise<Outcome<Letterhead>> => {
  await commit(tx, {
    rows: [saveLetterhead(tx.tenantId, actor.org.id, head)],
    audit: audit(actor, facts, 'letterhead', { id: actor.org.id, title: head.issuer }),
    events: [{ feature: FEATURE, id: actor.org.id }],
  });
  return accept(head);
};
