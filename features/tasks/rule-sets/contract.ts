import { z } from 'zod';

/** Kinds of work a rule set may govern. */
export const WORK_KINDS = ['task', 'project'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

const percent = z.number().gt(0).max(100);
const points = z.number().min(0).max(100);
const months = z.int().min(0).max(24);

/** Near a few working days before the deadline, the last day included; late when it has passed. Null: no warning. */
export const deadlineCondition = z.object({ nearWithinWorkdays: z.int().min(0).max(60).nullable() });

/**
 * Compares what is reported with what ought to be done (序时进度): by the lag in percentage points, by the share of the
 * plan that is reached, or by the ends of months at which the plan was missed. `monthly` looks at the plan as it stood
 * when the month began. A threshold that is null is not judged.
 */
export const progressCondition = z.discriminatedUnion('measure', [
  z.object({
    measure: z.literal('lag'),
    assessed: z.enum(['daily', 'monthly']),
    /** Behind from this lag on. */
    behindFromPoints: points.nullable(),
    /** Severely behind, which counts as late, above this lag. */
    severeAbovePoints: points.nullable(),
  }),
  z.object({
    measure: z.literal('rate'),
    assessed: z.enum(['daily', 'monthly']),
    /** Behind when less than so many percent of the plan is reached. */
    behindBelowPercent: percent.nullable(),
    severeBelowPercent: percent.nullable(),
  }),
  z.object({
    measure: z.literal('months'),
    /** Behind when the plan was missed at so many ends of month in a row. */
    behindFromMonths: z.int().min(1).max(24).nullable(),
    severeFromMonths: z.int().min(1).max(24).nullable(),
  }),
]);

/** Behind from the day after the planned start while not started and without a reason; severe some months later. */
export const startCondition = z.object({
  /** Counted with the month of the planned start: 3 is severe from the first day of the third month after it. */
  severeAfterMonths: z.int().min(1).max(24).nullable(),
});

/** Compares money paid with money that ought to have been paid by the day. */
export const fundsCondition = z.object({
  behindBelowPercent: percent.nullable(),
  severeBelowPercent: percent.nullable(),
});

/** Entry into the statistical register (入库) after the start. */
export const entryCondition = z.object({
  behindAfterMonths: months.nullable(),
  severeAfterMonths: months.nullable(),
});

/** What a rule set judges by; the worst of them is the light. What is null is not judged. */
export const conditions = z.object({
  deadline: deadlineCondition.nullable(),
  progress: progressCondition.nullable(),
  start: startCondition.nullable(),
  funds: fundsCondition.nullable(),
  entry: entryCondition.nullable(),
});

export type ProgressCondition = z.output<typeof progressCondition>;
export type Conditions = z.output<typeof conditions>;
