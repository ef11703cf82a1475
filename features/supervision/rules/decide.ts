import type { Day } from '@luoshi/kernel/day.ts';
import { accept, type Outcome, refuse } from '@luoshi/kernel/outcome.ts';
import type { WorkCalendar } from '@luoshi/kernel/work-calendar.ts';
import type { TaskStatus } from '../../tasks/contract.ts';
import type { Asking, Grade, MatterAction, MatterState, PresetRules } from '../contract.ts';
import { clockOf, endOf, lateWorkdays } from './clock.ts';
import { actionsFrom, HOPS, LEAVES_BEHIND } from './machine.ts';

/** A matter as a hop is decided on. `state` is the one shown: a report since the last hop counts. */
export type MatterFacts = {
  readonly state: MatterState;
  readonly behind: readonly MatterState[];
  readonly byOn: Day | null;
  readonly assignedOn: Day | null;
  readonly dueOn: Day | null;
  readonly extensions: number;
  readonly returns: number;
  readonly reopened: number;
  readonly requestedBy: string | null;
  readonly requestedOn: Day | null;
  readonly reviewedBy: string | null;
  readonly leadOrgId: string;
  readonly percent: number;
  /** What the plan asks for today, 0 to 100, or null without a plan. */
  readonly plannedPercent: number | null;
  /** Whether anything has been reported since it was assigned. */
  readonly isReported: boolean;
  readonly openParts: number;
};

/** Who asks, as far as it matters: the account, what it may do, whether its part of the tree holds the lead unit. */
export type Asker = {
  readonly accountId: string;
  readonly permissions: ReadonlySet<string>;
  readonly coversLead: boolean;
};

/** What a hop makes of matter and task; what is not named stays. */
export type Hop = {
  readonly action: MatterAction;
  readonly from: MatterState;
  readonly to: MatterState;
  readonly behind: readonly MatterState[];
  readonly byOn: Day | null;
  readonly lateWorkdays: number;
  readonly dueOn: Day | null;
  readonly matter: Partial<{
    assignedOn: Day;
    extensions: number;
    returns: number;
    reopened: number;
    askedDue: Day | null;
    requestedBy: string | null;
    requestedOn: Day | null;
    reviewedBy: string | null;
    achieved: string;
    reportedPercent: number;
    plannedPercent: number | null;
    judgedPercent: number | null;
    grade: Grade | null;
    closedOn: Day | null;
  }>;
  readonly task: { status?: TaskStatus; dueOn?: Day; doneOn?: Day; leadOrgId?: string };
};

export type HopRefusal =
  | 'supervision.not_yours'
  | 'supervision.not_now'
  | 'supervision.already_signed'
  | 'supervision.own_request'
  | 'supervision.same_reviewer'
  | 'supervision.objection_too_late'
  | 'supervision.extension_after_expiry'
  | 'supervision.extended_enough'
  | 'supervision.date_not_later'
  | 'supervision.date_passed'
  | 'supervision.same_unit'
  | 'supervision.part_after_deadline'
  | 'supervision.nothing_reported'
  | 'supervision.parts_open';

type Effect = Pick<Hop, 'matter' | 'task'>;
const nothing: Effect = { matter: {}, task: {} };

const mayAct = (who: 'unit' | 'office' | 'reviewer', asker: Asker): boolean => {
  if (who === 'unit') return asker.permissions.has('supervision.answer') && asker.coversLead;
  return asker.permissions.has(who === 'office' ? 'supervision.direct' : 'supervision.review');
};

/** Four eyes: who asked for a close never reviews it, and the two reviews are two persons’. */
const checkEyes = (action: MatterAction, matter: MatterFacts, asker: Asker): Outcome<null, HopRefusal> => {
  if (matter.requestedBy === asker.accountId) return refuse('supervision.own_request');
  if (action === 'close' && matter.reviewedBy === asker.accountId) return refuse('supervision.same_reviewer');
  return accept(null);
};

/** What the task of a suspended matter goes back to. */
const statusBehind = (matter: MatterFacts): TaskStatus => {
  const before = matter.behind.at(-1);
  if (before === 'draft' || before === 'approved') return 'suspended';
  return before === 'assigned' ? 'not_started' : 'in_progress';
};

/** What each action does beyond moving the state, and what speaks against it. */
const effectOf = (
  asked: Asking,
  matter: MatterFacts,
  asker: Asker,
  today: Day,
  rules: PresetRules,
  calendar: WorkCalendar,
): Outcome<Effect, HopRefusal> => {
  switch (asked.action) {
    case 'assign': {
      // A term without a date begins now.
      const dueOn = matter.dueOn ?? (rules.deadline && endOf(rules.deadline, today, calendar));
      return accept({ matter: { assignedOn: today }, task: { status: 'not_started', ...(dueOn ? { dueOn } : {}) } });
    }
    case 'sign':
      return accept({ matter: {}, task: { status: 'in_progress' } });
    case 'object': {
      const last = matter.assignedOn && endOf(rules.objection, matter.assignedOn, calendar);
      return last && today > last
        ? refuse('supervision.objection_too_late', { last, count: rules.objection.count })
        : accept(nothing);
    }
    case 'uphold_objection': {
      if (asked.leadOrgId === matter.leadOrgId) return refuse('supervision.same_unit');
      const dueOn = asked.dueOn as Day | null | undefined;
      if (dueOn && dueOn < today) return refuse('supervision.date_passed', { dueOn });
      return accept({
        matter: { assignedOn: today },
        task: { leadOrgId: asked.leadOrgId, status: 'not_started', ...(dueOn ? { dueOn } : {}) },
      });
    }
    case 'decompose': {
      const gone = asked.parts.find((part) => part.dueOn < today);
      if (gone) return refuse('supervision.date_passed', { dueOn: gone.dueOn });
      const beyond = matter.dueOn ? asked.parts.find((part) => part.dueOn > (matter.dueOn ?? '')) : undefined;
      return beyond && matter.dueOn
        ? refuse('supervision.part_after_deadline', { title: beyond.title, dueOn: matter.dueOn })
        : accept({ matter: {}, task: { status: 'in_progress' } });
    }
    case 'request_extension': {
      if (matter.extensions >= rules.extensionsAtMost)
        return refuse('supervision.extended_enough', { count: rules.extensionsAtMost });
      if (matter.dueOn && today > matter.dueOn)
        return refuse('supervision.extension_after_expiry', { dueOn: matter.dueOn });
      if (matter.dueOn && asked.dueOn <= matter.dueOn)
        return refuse('supervision.date_not_later', { dueOn: matter.dueOn });
      return accept({ matter: { askedDue: asked.dueOn as Day }, task: {} });
    }
    case 'grant_extension': {
      if (matter.dueOn && asked.dueOn <= matter.dueOn)
        return refuse('supervision.date_not_later', { dueOn: matter.dueOn });
      if (asked.dueOn < today) return refuse('supervision.date_passed', { dueOn: asked.dueOn });
      return accept({
        matter: { extensions: matter.extensions + 1, askedDue: null },
        task: { dueOn: asked.dueOn as Day },
      });
    }
    case 'refuse_extension':
      return accept({ matter: { askedDue: null }, task: {} });
    case 'request_close':
      if (!matter.isReported) return refuse('supervision.nothing_reported');
      if (matter.openParts > 0) return refuse('supervision.parts_open', { count: matter.openParts });
      return accept({
        matter: {
          requestedBy: asker.accountId,
          requestedOn: today,
          reviewedBy: null,
          achieved: asked.achieved,
          reportedPercent: matter.percent,
          plannedPercent: matter.plannedPercent,
        },
        task: {},
      });
    case 'pass_review': {
      const eyes = checkEyes('pass_review', matter, asker);
      return eyes.ok ? accept({ matter: { reviewedBy: asker.accountId }, task: {} }) : eyes;
    }
    case 'return': {
      const eyes = checkEyes('return', matter, asker);
      return eyes.ok
        ? accept({
            matter: { returns: matter.returns + 1, requestedBy: null, requestedOn: null, reviewedBy: null },
            task: {},
          })
        : eyes;
    }
    case 'close': {
      const eyes = checkEyes('close', matter, asker);
      if (!eyes.ok) return eyes;
      // Done is the day it was handed in: the reviewers’ days are not the unit’s.
      return accept({
        matter: { grade: asked.grade, judgedPercent: asked.judgedPercent, closedOn: today },
        task: { status: 'done', doneOn: matter.requestedOn ?? today },
      });
    }
    case 'reopen':
      return asked.dueOn < today
        ? refuse('supervision.date_passed', { dueOn: asked.dueOn })
        : accept({
            matter: {
              reopened: matter.reopened + 1,
              grade: null,
              judgedPercent: null,
              closedOn: null,
              requestedBy: null,
              requestedOn: null,
              reviewedBy: null,
            },
            task: { status: 'in_progress', dueOn: asked.dueOn as Day },
          });
    case 'continue':
      return asked.dueOn < today
        ? refuse('supervision.date_passed', { dueOn: asked.dueOn })
        : accept({ matter: {}, task: { dueOn: asked.dueOn as Day } });
    case 'suspend':
      return accept({ matter: {}, task: { status: 'suspended' } });
    case 'resume':
      return asked.dueOn < today
        ? refuse('supervision.date_passed', { dueOn: asked.dueOn })
        : accept({ matter: {}, task: { status: statusBehind(matter), dueOn: asked.dueOn as Day } });
    case 'cancel':
      return accept({ matter: {}, task: { status: 'cancelled' } });
    case 'approve':
    case 'dismiss_objection':
    case 'archive':
      return accept(nothing);
  }
};

/**
 * What a hop asked for makes of a matter on `today`, or why it may not be made: who asks has no part in it
 * (`supervision.not_yours`), the state does not allow it (`supervision.not_now`, signing twice
 * `supervision.already_signed`), or the action's own conditions speak against it. Sources: domain rules §3 — objection
 * within 3 working days, extension before expiry, at most twice and to a later definite date, close-out by four eyes.
 */
export const decide = (
  asked: Asking,
  matter: MatterFacts,
  asker: Asker,
  today: Day,
  rules: PresetRules,
  calendar: WorkCalendar,
): Outcome<Hop, HopRefusal> => {
  const kind = HOPS[asked.action];
  if (!mayAct(kind.who, asker)) return refuse('supervision.not_yours', { who: kind.who });
  if (!kind.from.includes(matter.state))
    return asked.action === 'sign' && matter.state !== 'draft' && matter.state !== 'approved'
      ? refuse('supervision.already_signed', { state: matter.state })
      : refuse('supervision.not_now', { state: matter.state, action: asked.action });
  const effect = effectOf(asked, matter, asker, today, rules, calendar);
  if (!effect.ok) return effect;
  const to = kind.to === 'before' ? (matter.behind.at(-1) ?? 'signed') : kind.to;
  const behind = LEAVES_BEHIND.includes(asked.action)
    ? [...matter.behind, matter.state]
    : kind.to === 'before'
      ? matter.behind.slice(0, -1)
      : kind.to === 'cancelled' || asked.action === 'uphold_objection'
        ? []
        : matter.behind;
  const dueOn = effect.value.task.dueOn ?? matter.dueOn;
  return accept({
    action: asked.action,
    from: matter.state,
    to,
    behind,
    byOn: clockOf(to, today, dueOn, rules, calendar),
    // Who asks for something is late by the clock of work; who decides by the clock of deciding.
    lateWorkdays: lateWorkdays(matter.byOn, today, calendar),
    dueOn,
    ...effect.value,
  });
};

/** What an asker could do with a matter now, dates aside; pages offer these and no others. */
export const offersOf = (
  matter: MatterFacts,
  asker: Asker,
  today: Day,
  rules: PresetRules,
  calendar: WorkCalendar,
): MatterAction[] =>
  actionsFrom(matter.state).filter((action) => {
    if (action === 'report' || !mayAct(HOPS[action].who, asker)) return false;
    if (HOPS[action].who === 'reviewer') return checkEyes(action, matter, asker).ok;
    if (action === 'object') {
      const last = matter.assignedOn && endOf(rules.objection, matter.assignedOn, calendar);
      return !last || today <= last;
    }
    if (action === 'request_extension')
      return matter.extensions < rules.extensionsAtMost && (!matter.dueOn || today <= matter.dueOn);
    return true;
  });
