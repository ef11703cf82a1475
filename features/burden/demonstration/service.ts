import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { addWorkdays } from '@luoshi/kernel/work-calendar.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { calendarOf } from '../../tasks/service.ts';
import { DEMO_COMPLAINTS, DEMO_FORMS, type DemoComplaint, type DemoForm } from '../demo.ts';
import { costInForce } from '../load/service.ts';
import { MOVES } from '../rules/complaint.ts';
import { insertComplaint, insertStep, moveComplaint } from '../store/complaints.ts';
import { insertForm, moveForm } from '../store/forms.ts';

/** What forms and complaints need from the rest of the demonstration. */
export type DemoGround = {
  orgOf(key: string): { id: string; path: string };
  accountOf(role: string): string;
};

const formId = (key: string): string => derivedId(`demo/form/${key}`);
const instantOf = (day: Day, nth: number): Date => new Date(`${day}T01:${String(10 + nth).padStart(2, '0')}:00Z`);

/** Loads the demonstration's forms and the complaints about them, each step as the rules have it. */
export const loadDemoBurdens = async (tx: Tx, demoDay: Day, ground: DemoGround): Promise<void> => {
  const { rules } = await costInForce(tx, demoDay);
  const calendar = await calendarOf(tx);
  const formRows = DEMO_FORMS.flatMap((form, nth) => rowsOfForm(tx.tenantId, form, nth, demoDay, ground));
  const complaintRows = DEMO_COMPLAINTS.flatMap((complaint, nth) => {
    const raisedOn = addDays(demoDay, complaint.raised);
    return rowsOfComplaint(tx.tenantId, complaint, nth, ground, {
      demoDay,
      raisedOn,
      dueOn: addWorkdays(calendar, raisedOn, rules.answerWorkdays),
    });
  });
  await commit(tx, {
    rows: [...formRows, ...complaintRows],
    audit: {
      actor: { accountId: null, name: 'demonstration' },
      action: 'burden.seed',
      feature: 'burden',
      subjectId: null,
    },
  });
};

const rowsOfForm = (tenantId: string, demo: DemoForm, nth: number, demoDay: Day, ground: DemoGround): Write[] => {
  const org = ground.orgOf(demo.org);
  const id = formId(demo.key);
  const [first] = demo.fields;
  const at = instantOf(addDays(demoDay, Math.min(demo.starts, 0) - 2), nth);
  const asked = insertForm(
    tenantId,
    {
      ...demo,
      id,
      orgId: org.id,
      path: org.path,
      askedBy: null,
      askedKind: demo.kind,
      startsOn: addDays(demoDay, demo.starts),
      endsOn: demo.ends === null ? null : addDays(demoDay, demo.ends),
      state: demo.contest ? 'contested' : 'asked',
      contest: demo.contest ?? null,
      held: demo.heldFact && first ? [{ field: 0, label: first.label, fact: demo.heldFact }] : [],
      at,
    },
    demo.asked.map(ground.orgOf),
  );
  if (demo.state !== 'live' && demo.state !== 'refused') return asked;
  return [
    ...asked,
    moveForm(tenantId, id, 1, at, {
      state: demo.state,
      decided_by: ground.accountOf('supervisor'),
      decided_on: addDays(demoDay, Math.min(demo.starts, 0) - 1),
      decision: demo.decision ?? '',
    }),
  ];
};

const rowsOfComplaint = (
  tenantId: string,
  demo: DemoComplaint,
  nth: number,
  ground: DemoGround,
  days: { demoDay: Day; raisedOn: Day; dueOn: Day },
): Write[] => {
  const form = DEMO_FORMS.find(({ key }) => key === demo.form);
  if (!form) throw new Error(`the demonstration has no form ${demo.form}`);
  const asking = ground.orgOf(form.org);
  const org = ground.orgOf(demo.org);
  const id = derivedId(`demo/complaint/${demo.key}`);
  const step = (at: number, day: Day, more: Pick<Parameters<typeof insertStep>[1], 'action' | 'accountId' | 'words'>) =>
    insertStep(tenantId, {
      ...more,
      id: derivedId(`demo/complaint-step/${demo.key}/${at}`),
      at: instantOf(day, nth + at * 7),
      complaintId: id,
      nth: at,
      to: MOVES[more.action].to,
      day,
      lateWorkdays: 0,
    });
  return [
    insertComplaint(tenantId, {
      id,
      feature: 'burden',
      subjectId: formId(demo.form),
      title: form.title,
      askingOrgId: asking.id,
      askingPath: asking.path,
      words: demo.words,
      isUnnamed: demo.isUnnamed,
      accountId: ground.accountOf(demo.by),
      orgId: org.id,
      path: org.path,
      raisedOn: days.raisedOn,
      dueOn: days.dueOn,
      at: instantOf(days.raisedOn, nth),
    }),
    step(1, days.raisedOn, { action: 'raise', accountId: ground.accountOf(demo.by), words: demo.words }),
    ...demo.steps.flatMap((made, at) => {
      const day = addDays(days.demoDay, made.day);
      const answer =
        made.action === 'answer' ? { answer: made.words ?? null, outcome: made.outcome ?? null, answered_on: day } : {};
      return [
        moveComplaint(tenantId, id, at + 1, { state: MOVES[made.action].to, at: instantOf(day, nth) }, answer),
        step(at + 2, day, {
          action: made.action,
          accountId: ground.accountOf('supervisor'),
          words: made.words ?? null,
        }),
      ];
    }),
  ];
};
