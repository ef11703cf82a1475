import { type Day, dayAt, toDay } from '@luoshi/kernel/day.ts';
import { formatDay, type Language } from '@luoshi/kernel/format.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import type { Words } from '@luoshi/server-kit/http/words.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { queued } from '@luoshi/server-kit/jobs.ts';
import { handOver, type Message, type SentAbout, sentAbout, withdraw } from '../../notices/service.ts';
import { calendarOf } from '../../tasks/service.ts';
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import { lateWorkdays } from '../rules/clock.ts';
import { STATE } from '../rules/machine.ts';
import { matterDetail } from '../store/detail.ts';
import type { EscalationRules, SlipKind, SlipView, Told } from './contract.ts';
import { checkEscalation, inForceOn, slipColour, USUAL_ESCALATION, USUAL_SOURCE } from './rules/escalation.ts';
import { type Step, type Stretch, stepKey, stepsOf, stepToday, toldAt } from './rules/plan.ts';
import {
  addEscalation,
  countOpenSlips,
  type DueMatter,
  dueMatters,
  type EscalationRead,
  escalations,
  insertSlips,
  listSlips,
  lookAt,
  nextLook,
  type SlipInsert,
  type SlipRead,
  setNext,
  settleSlips,
  slipsOf,
  timeZoneOf,
} from './store/reminders.ts';

const FEATURE = 'supervision';
/** The job that reminds of matters of one government whose day has come. */
export const REMIND = 'supervision:remind';
const BATCH = 500;

/** The writes that have matters just opened looked at, as soon as they are kept. */
export const followOpening = (tenantId: string, matterIds: readonly string[], today: string): Write[] => [
  lookAt(tenantId, matterIds, today),
  queued(REMIND, { tenantId }),
];

/**
 * The writes that follow a hop: what was said about the state it ended is taken back, the slips it answers are settled,
 * and the matter is looked at anew. So nothing is said about a matter that is done.
 */
export const followHop = (tenantId: string, matterId: string, today: string): Write[] => [
  ...withdraw(tenantId, { feature: FEATURE, id: matterId }),
  settleSlips(tenantId, matterId, today),
  ...followOpening(tenantId, [matterId], today),
];

/** Every version of who is told when; a government that has none yet is given the usual one on the way. */
const escalationVersions = async (tx: Tx): Promise<EscalationRead[]> => {
  const known = await escalations(tx);
  if (known.length > 0) return known;
  const first = {
    id: newId(),
    version: USUAL_SOURCE.version,
    effectiveFrom: USUAL_SOURCE.effectiveFrom,
    source: zhCN.reminders.usual_source,
    rules: USUAL_ESCALATION,
  };
  await commit(tx, {
    rows: [addEscalation(tx.tenantId, { ...first, authorId: null })],
    audit: {
      actor: { accountId: null, name: 'luoshi' },
      action: 'supervision.seed_escalation',
      feature: FEATURE,
      subjectId: null,
    },
  });
  return escalations(tx);
};

const recipient = (told: Told, matter: DueMatter): Message['to'] => {
  const orgId = matter.leadId;
  // A unit that has no liaison yet is reached by the one nearest above it.
  const liaison = { post: 'liaison', orgId, upward: true } as const;
  if (told === 'liaison') return matter.liaisonId ? { personId: matter.liaisonId, orElse: liaison } : liaison;
  return told === 'unit_head' ? { post: 'head', orgId } : { post: told, orgId, upward: true };
};

type Occasion = {
  matter: DueMatter;
  stretch: Stretch & { byOn: Day };
  step: Step;
  late: number;
  slip: SlipKind | null;
};

const messagesOf = ({ matter, stretch, step, late, slip }: Occasion, rules: EscalationRules): Message[] => {
  const { holder, clock } = STATE[matter.state];
  const key = stepKey(matter.matterId, stretch, step);
  return toldAt(step, holder, rules).map((told) => ({
    kind: `supervision.${step.kind}`,
    to: recipient(told, matter),
    subject: { feature: FEATURE, id: matter.matterId },
    link: `/supervision/${matter.matterId}`,
    words: `supervision.notices.${step.kind}`,
    params: {
      title: matter.title,
      clock,
      due: { day: stretch.byOn },
      ...(step.kind === 'percent' ? { percent: step.percent } : {}),
      ...(step.kind === 'level' ? { level: step.level, late, slip: slip ?? 'none' } : {}),
    },
    urgent: step.kind === 'level' && (step.level > 1 || matter.urgency !== 'ordinary'),
    dedupe: `${key}/${told}`,
  }));
};

const slipsAt = ({ matter, stretch, step, late }: Occasion, rules: EscalationRules): SlipInsert[] => {
  if (step.kind !== 'level' || STATE[matter.state].holder !== 'unit') return [];
  const level = rules.levels[step.level - 1];
  const colour = level?.slip ? slipColour(level.slip, rules.startsAt[matter.urgency]) : null;
  const kinds: SlipKind[] = [...(colour ? [colour] : []), ...(level?.urges ? ['urge' as const] : [])];
  return kinds.map((kind) => ({
    id: newId(),
    kind,
    matterId: matter.matterId,
    leadId: matter.leadId,
    leadPath: matter.leadPath,
    level: step.level,
    byOn: stretch.byOn,
    clock: STATE[matter.state].clock,
    lateWorkdays: late,
  }));
};

/**
 * Reminds of a batch of matters whose day has come and sets the next day of each; answers how many there were. Safe to
 * run twice: a step has a key of its own, and a matter that was looked at has a later day or none.
 */
export const remindBatch = async (tx: Tx, now: Date): Promise<number> => {
  const timeZone = await timeZoneOf(tx);
  const today = dayAt(now, timeZone);
  const due = await dueMatters(tx, today, BATCH);
  if (due.length === 0) return 0;
  const escalation = inForceOn(await escalationVersions(tx), today);
  if (!escalation) return 0;
  const { rules } = escalation;
  const calendar = await calendarOf(tx);
  const occasions: Occasion[] = [];
  const next: { matterId: string; nextOn: string | null }[] = [];
  for (const matter of due) {
    const isWork = STATE[matter.state].clock === 'work';
    const stretch: Stretch = {
      state: matter.state,
      since: isWork && matter.assignedOn ? toDay(matter.assignedOn) : dayAt(matter.since, timeZone),
      byOn: matter.byOn ? toDay(matter.byOn) : null,
    };
    const { step, nextOn } = stepToday(stepsOf(stretch, rules, calendar), today);
    next.push({ matterId: matter.matterId, nextOn });
    if (!step || !stretch.byOn) continue;
    const occasion: Occasion = {
      matter,
      stretch: { ...stretch, byOn: stretch.byOn },
      step,
      late: lateWorkdays(stretch.byOn, today, calendar),
      slip: null,
    };
    const [slip] = slipsAt(occasion, rules);
    occasions.push({ ...occasion, slip: slip?.kind ?? null });
  }
  const slips = occasions.flatMap((occasion) => slipsAt(occasion, rules));
  await commit(tx, {
    rows: [
      ...setNext(tx.tenantId, next),
      ...insertSlips(tx.tenantId, { today, escalationId: escalation.id }, slips),
      ...handOver(
        tx.tenantId,
        occasions.flatMap((occasion) => messagesOf(occasion, rules)),
      ),
    ],
    audit: {
      actor: { accountId: null, name: REMIND },
      action: 'supervision.remind',
      feature: FEATURE,
      subjectId: null,
      params: { count: occasions.length, slips: slips.length },
    },
    events: occasions.length > 0 ? [{ feature: FEATURE, id: 'reminders' }] : [],
  });
  return due.length;
};

const presented = (row: SlipRead, words: Words, { language, today }: { language: Language; today: Day }): SlipView => ({
  id: row.id,
  kind: row.kind,
  number: words(language, `supervision.reminders.number.${row.kind}`, { year: String(row.year), no: String(row.no) }),
  matterId: row.matterId,
  title: row.title,
  lead: { id: row.leadId, name: row.leadName },
  level: row.level,
  issuedOn: row.issuedOn,
  byOn: row.byOn,
  lateWorkdays: row.lateWorkdays,
  reason: words(language, 'supervision.reminders.reason', {
    clock: row.clock,
    due: formatDay(toDay(row.byOn), today, language),
    late: row.lateWorkdays,
  }),
  state: row.state,
  settledOn: row.settledOn,
});

/** What was said about a matter, its slips and when it is looked at next; refuses `supervision.not_found` out of sight. */
export const showReminders = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  matterId: string,
): Promise<Outcome<{ sent: SentAbout[]; slips: SlipView[]; nextOn: string | null }>> => {
  if (!(await matterDetail(tx, actor.scope, matterId))) return refuse('supervision.not_found');
  const slips = await slipsOf(tx, matterId);
  return accept({
    sent: await sentAbout(tx, actor, facts, words, { feature: FEATURE, id: matterId }),
    slips: slips.map((slip) => presented(slip, words, facts)),
    nextOn: await nextLook(tx, matterId),
  });
};

type SlipQuery = { kind?: SlipKind; state?: 'open' | 'settled'; limit: number; cursor?: string };
const CURSOR = /^(\d{4}-\d\d-\d\d)_([0-9a-f-]{36})$/;

/** A page of the register of slips in the caller's scope; refuses `supervision.bad_cursor`. */
export const showSlips = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  words: Words,
  { kind, state, limit, cursor }: SlipQuery,
): Promise<Outcome<{ items: SlipView[]; nextCursor: string | null; open: number }>> => {
  const [, day, id] = (cursor ? CURSOR.exec(cursor) : null) ?? [];
  if (cursor && !(day && id)) return refuse('supervision.bad_cursor');
  const found = await listSlips(tx, actor.scope, {
    kind: kind ?? null,
    state: state ?? null,
    after: day && id ? { day, id } : null,
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return accept({
    items: page.map((slip) => presented(slip, words, facts)),
    nextCursor: found.length > limit && last ? `${last.issuedOn}_${last.id}` : null,
    open: await countOpenSlips(tx, actor.scope),
  });
};

type EscalationView = Omit<EscalationRead, 'id'> & { inForce: boolean };

const shownEscalation = ({ id: _, ...one }: EscalationRead, inForce: boolean): EscalationView => ({ ...one, inForce });

/** Every version of who is told when, the newest first. */
export const showEscalation = async (tx: Tx, facts: RequestFacts): Promise<Outcome<{ items: EscalationView[] }>> => {
  const versions = await escalationVersions(tx);
  const present = inForceOn(versions, facts.today);
  return accept({ items: versions.map((one) => shownEscalation(one, one.id === present?.id)) });
};

/**
 * Adds a version. Refuses data that cannot be followed (`checkEscalation`), a first day in the past
 * (`supervision.version_too_early`) and one made on an older version than the newest (`supervision.changed_meanwhile`).
 */
export const reviseEscalation = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { source: string; effectiveFrom: string; rules: EscalationRules; version: number },
): Promise<Outcome<EscalationView>> => {
  const [newest] = await escalationVersions(tx);
  if (newest && newest.version !== input.version) return refuse('supervision.changed_meanwhile');
  const checked = checkEscalation(input.rules);
  if (!checked.ok) return checked;
  if (input.effectiveFrom < facts.today) return refuse('supervision.version_too_early');
  const { source, effectiveFrom, rules } = input;
  const made = { id: newId(), version: input.version + 1, source, effectiveFrom, rules };
  await commit(tx, {
    rows: [addEscalation(tx.tenantId, { ...made, authorId: actor.accountId })],
    audit: {
      actor: auditActor(actor, facts),
      action: 'supervision.revise_escalation',
      feature: FEATURE,
      subjectId: made.id,
      params: { version: made.version, source },
    },
    events: [{ feature: FEATURE, id: 'escalation' }],
  });
  const present = inForceOn(await escalationVersions(tx), facts.today);
  return accept(shownEscalation({ ...made, authorName: actor.name }, present?.id === made.id));
};
