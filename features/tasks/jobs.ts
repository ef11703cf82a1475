import { dayAt } from '@luoshi/kernel/day.ts';
import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { applyBatch, finishApplying, turnBatch } from './lights/service.ts';
import { windowOf } from './rules/trial.ts';
import { allTenants } from './store/tenants.ts';
import { runTrial, type TrialAsked } from './trials/service.ts';

/**
 * The turn of the day: looks again at the lights whose day has come, government by government and batch by batch, each
 * batch in a transaction of its own. What it costs is the number of lights that change.
 */
export const turnOfDay: Job = async (_payload, services) => {
  const at = services.now();
  for (const tenant of await services.db.outsideTenants((tx) => allTenants(tx))) {
    const when = { at, today: dayAt(at, tenant.timeZone) };
    while ((await services.db.transact(tenant.id, (tx) => turnBatch(tx, when))) > 0);
  }
};

/** Tries a proposed rule set; see `runTrial`. */
export const tryRules: Job = async (payload, services) => {
  const asked = payload as TrialAsked;
  await runTrial(services, asked, windowOf(dayAt(services.now(), asked.timeZone)));
};

/**
 * Looks again at the open tasks that a rule set governs once it has been switched on, so that lights and the days on
 * which they turn know of it. Safe to run twice: a light that is true already is not touched.
 */
export const applyRules: Job = async (payload, services) => {
  const { tenantId, ruleSetId, path, timeZone } = payload as {
    tenantId: string;
    ruleSetId: string;
    path: string | null;
    timeZone: string;
  };
  let after: string | null = null;
  do {
    const at = services.now();
    const when = { at, today: dayAt(at, timeZone) };
    const from: string | null = after;
    after = await services.db.transact(tenantId, (tx) => applyBatch(tx, when, path, from));
  } while (after !== null);
  await services.db.transact(tenantId, (tx) => finishApplying(tx, ruleSetId, services.now()));
};

/** Midnight in Shanghai; one that was slept through is made up for at the next start. */
export const CRON = '0 16 * * * tasks:turn_of_day ?fill=1d';
