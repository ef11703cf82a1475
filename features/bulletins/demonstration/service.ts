import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { mintScope } from '@luoshi/kernel/scope.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { Actor, RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import type { Services } from '@luoshi/server-kit/services.ts';
import type { Source, Step } from '../contract.ts';
import { DEMO_BULLETINS, DEMO_HANDS, DEMO_LETTERHEAD, type DemoBulletin } from '../demo.ts';
import { pdfOf, wordOf } from '../formats/paper-files.ts';
import { gather } from '../gathering/service.ts';
import { sentenceIds } from '../rules/edit.ts';
import { layPaper } from '../rules/paper.ts';
import { sayAddressees } from '../rules/say.ts';
import { openTasks } from '../store/facts.ts';
import { nextNumber, unitsByIds } from '../store/reads.ts';
import {
  addStep,
  changeBulletin,
  insertBulletin,
  insertIssue,
  replaceRecipients,
  saveLetterhead,
} from '../store/writes.ts';

const PERIOD_DAYS = 30;
const MINUTE_MS = 60_000;

type Office = { id: string; name: string; path: string; head: string };
type Hands = { drafter: string; signer: string };

/** Writes the demonstration's papers from its tasks, as its office would; in the name of nobody's account. */
export const loadDemoBulletins = async (
  tx: Tx,
  services: Pick<Services, 'files'>,
  today: Day,
  office: Office,
  hands: Hands = DEMO_HANDS,
): Promise<void> => {
  const now = new Date(`${today}T01:30:00Z`);
  const facts: RequestFacts = {
    language: 'zh-CN',
    today,
    now,
    address: '',
    fromThisMachine: true,
    correlationId: '',
  };
  const actor: Actor = {
    tenantId: tx.tenantId,
    isDemo: true,
    accountId: '',
    name: hands.drafter,
    username: '',
    org: office,
    roles: [],
    permissions: new Set(),
    scope: mintScope(tx.tenantId, [office.head]),
    sessionId: '',
    timeZone: 'Asia/Shanghai',
  };
  const rows: Write[] = [saveLetterhead(tx.tenantId, office.id, DEMO_LETTERHEAD)];
  const audit = {
    actor: { accountId: null, name: 'demonstration' },
    action: 'bulletins.load_demonstration',
    feature: 'bulletins',
    subjectId: tx.tenantId,
  };
  await commit(tx, { rows, audit });
  for (const [i, one] of DEMO_BULLETINS.entries()) {
    const asked = await sourceOf(tx, actor, today, one, office);
    const at = new Date(now.getTime() + i * 10 * MINUTE_MS);
    const made = asked && (await rowsOf(tx, services, { ...facts, now: at }, actor, hands, one, asked, i));
    if (made) await commit(tx, { rows: made, audit });
  }
};

const sourceOf = async (
  tx: Tx,
  actor: Actor,
  today: Day,
  { kind, about }: DemoBulletin,
  office: Office,
): Promise<Source | null> => {
  const period = { kind, from: addDays(today, -PERIOD_DAYS), to: today, tasks: [] };
  if (!about) return period;
  const { rows } = await openTasks(tx, { scope: actor.scope, under: office.head, document: null, goal: null });
  const found = rows.find(({ light }) => light === ('unitOf' in about ? about.unitOf : about.taskOf));
  if (!found) return null;
  return 'unitOf' in about ? { ...period, unit: found.leadId } : { ...period, tasks: [found.id] };
};

const rowsOf = async (
  tx: Tx,
  services: Pick<Services, 'files'>,
  facts: RequestFacts,
  actor: Actor,
  hands: Hands,
  { kind, status }: DemoBulletin,
  asked: Source,
  place: number,
): Promise<Write[] | null> => {
  const composed = await gather(tx, actor, facts, asked);
  if (!composed.ok) return null;
  const { title, content, facts: tables, leads } = composed.value;
  const recipients = await unitsByIds(tx, leads);
  const id = derivedId(`demo/bulletin/${place}`);
  const whole = {
    ...content,
    addressees: sayAddressees(recipients.map(({ name }) => name)),
    copyTo: DEMO_LETTERHEAD.copyTo,
  };
  const step = (revision: number, name: Step, personName: string): Write =>
    addStep(tx.tenantId, {
      id: derivedId(`demo/bulletin/${place}/${revision}`),
      bulletinId: id,
      revision,
      at: facts.now,
      step: name,
      personName,
    });
  const rows = [
    insertBulletin(tx.tenantId, {
      id,
      kind,
      orgId: actor.org.id,
      path: actor.org.path,
      title,
      content: whole,
      facts: tables,
      source: { ...asked, made: sentenceIds(content) },
      at: facts.now,
      draftedBy: null,
      draftedByName: hands.drafter,
    }),
    ...replaceRecipients(tx.tenantId, id, recipients),
    step(1, 'drafted', hands.drafter),
  ];
  if (status === 'draft') return rows;
  rows.push(
    changeBulletin(tx.tenantId, id, 1, facts.now, {
      status: 'signed',
      signedBy: null,
      signedByName: hands.signer,
      signedAt: facts.now,
    }),
    step(2, 'signed', hands.signer),
  );
  if (status === 'signed') return rows;
  const year = Number(facts.today.slice(0, 4));
  const seq = await nextNumber(tx, { orgId: actor.org.id, kind, year });
  const paper = layPaper(kind, title, whole, tables, {
    ...DEMO_LETTERHEAD,
    seq,
    day: facts.today,
    signer: hands.signer,
  });
  rows.push(
    changeBulletin(tx.tenantId, id, 2, facts.now, { status: 'issued' }),
    insertIssue(tx.tenantId, {
      bulletinId: id,
      orgId: actor.org.id,
      kind,
      year,
      seq,
      number: paper.number,
      issuedOn: facts.today,
      at: facts.now,
      paper,
      facts: tables,
      docx: await services.files.put(tx.tenantId, await wordOf(paper, null)),
      pdf: await services.files.put(tx.tenantId, await pdfOf(paper)),
      templateSha256: null,
      issuedBy: null,
      issuedByName: hands.drafter,
    }),
    step(3, 'issued', hands.drafter),
  );
  return rows;
};
