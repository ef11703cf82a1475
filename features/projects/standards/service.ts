import type { Day } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { type Actor, auditActor, type RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import type { Rules } from '../../tasks/rules/rule-set.ts';
import { lightSettingsOf } from '../../tasks/service.ts';
import {
  approvalBody,
  entryBody,
  reportingBody,
  type StandardKind,
  type StandardView,
  templateBody,
} from '../contract.ts';
import { STANDARD_PRESETS } from '../rules/presets.ts';
import { checkTemplate, inForceOn, latestOf, type Standard, type StandardsInForce } from '../rules/standards.ts';
import { addStandards, allStandards } from '../store/standards.ts';

/** What projects are judged and planned with: working calendar, light rules, and the standards in force. */
export type ProjectSettings = {
  readonly calendar: WorkCalendar;
  rulesFor(leadPath: string): Rules;
  readonly standards: StandardsInForce;
};

/** Gives a government the standards it starts with; versions that are there already stay. */
export const seedStandards = (tenantId: string): Write =>
  addStandards(
    tenantId,
    STANDARD_PRESETS.map((standard) => ({ ...standard, id: newId() })),
  );

const standardsOf = async (tx: Tx): Promise<Standard[]> => {
  const known = await allStandards(tx);
  if (known.length > 0) return known;
  await commit(tx, {
    rows: [seedStandards(tx.tenantId)],
    audit: {
      actor: { accountId: null, name: 'luoshi' },
      action: 'projects.seed',
      feature: 'projects',
      subjectId: null,
    },
  });
  return allStandards(tx);
};

/** The settings of the transaction's government as of `today`. */
export const projectSettings = async (tx: Tx, today: Day): Promise<ProjectSettings> => {
  const lights = await lightSettingsOf(tx);
  return {
    calendar: lights.calendar,
    rulesFor: (leadPath) => lights.rulesFor('project', leadPath),
    standards: inForceOn(await standardsOf(tx), today),
  };
};

const present = ({ effectiveFrom, ...standard }: Standard, inForce: ReadonlySet<string>): StandardView => ({
  ...standard,
  effectiveFrom,
  inForce: inForce.has(standard.id),
});

/** Every version of every standard, and which are in force. */
export const showStandards = async (tx: Tx, facts: RequestFacts): Promise<Outcome<{ items: StandardView[] }>> => {
  const all = await standardsOf(tx);
  const inForce = new Set(latestOf(all, facts.today).map(({ id }) => id));
  return accept({ items: all.map((one) => present(one, inForce)) });
};

const SHAPES = { template: templateBody, approval: approvalBody, reporting: reportingBody, entry: entryBody } as const;

/**
 * Adds a version of a standard. Refuses a body of another kind (`projects.standard_shape`), one that would rewrite days
 * gone by (`projects.standard_in_past`), and a template whose nodes wait in a circle or for nothing.
 */
export const addStandard = async (
  tx: Tx,
  actor: Actor,
  facts: RequestFacts,
  input: { kind: StandardKind; key: string; title: string; source: string; effectiveFrom: string; body: unknown },
): Promise<Outcome<StandardView>> => {
  const body = SHAPES[input.kind].safeParse(input.body);
  if (!body.success) return refuse('projects.standard_shape');
  if (input.effectiveFrom < facts.today) return refuse('projects.standard_in_past');
  if (input.kind === 'template') {
    const trouble = checkTemplate(templateBody.parse(body.data));
    if (trouble?.kind === 'cycle')
      return refuse('projects.cycle', { nodes: [...trouble.titles, trouble.titles[0] ?? ''].join(' → ') });
    if (trouble) return refuse('projects.unknown_predecessor', { node: trouble.title });
  }
  const all = await standardsOf(tx);
  const versions = all.filter(({ kind, key }) => kind === input.kind && key === input.key);
  const added: Standard = {
    ...input,
    body: body.data,
    id: newId(),
    version: Math.max(0, ...versions.map(({ version }) => version)) + 1,
  };
  await commit(tx, {
    rows: [addStandards(tx.tenantId, [added])],
    audit: {
      actor: auditActor(actor, facts),
      action: 'projects.add_standard',
      feature: 'projects',
      subjectId: added.id,
      params: { title: input.title, version: added.version },
    },
    events: [{ feature: 'projects', id: 'standards' }],
  });
  const inForce = new Set(latestOf([...all, added], facts.today).map(({ id }) => id));
  return accept(present(added, inForce));
};
