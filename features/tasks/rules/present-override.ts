import type { OverrideView } from '../overrides/contract.ts';

/** An override with what the caller may do with it: decide what another asked for, end what stands or waits. */
export const mayWithOverride = (
  { askedById, ...one }: Omit<OverrideView, 'may'> & { readonly askedById: string },
  caller: { readonly accountId: string; readonly permissions: ReadonlySet<string> },
  today: string,
): OverrideView => ({
  id: one.id,
  taskId: one.taskId,
  light: one.light,
  computed: one.computed,
  reason: one.reason,
  through: one.through,
  state: one.state,
  askedBy: one.askedBy,
  askedAt: new Date(one.askedAt).toISOString(),
  decidedBy: one.decidedBy,
  decidedAt: one.decidedAt && new Date(one.decidedAt).toISOString(),
  words: one.words,
  may: {
    decide: one.state === 'asked' && askedById !== caller.accountId && caller.permissions.has('tasks.override_approve'),
    end:
      caller.permissions.has('tasks.override') &&
      (one.state === 'asked' || (one.state === 'approved' && one.through >= today)),
  },
});
