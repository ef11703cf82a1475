import { type Day, dayAt } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import type { Job } from '@luoshi/server-kit/http/feature.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { handOver } from '../notices/service.ts';
import { calendarOf } from '../tasks/service.ts';
import { levelsInForce } from './levels/service.ts';
import { ownerAbove } from './obstacles/service.ts';
import { lastDayAt } from './rules/levels.ts';
import { messagesFor } from './rules/tell.ts';
import { allTenants, climbing } from './store/reads.ts';
import { insertSteps, moveObstacle } from './store/writes.ts';

const BATCH = 200;

/** Obstacles whose time at their level is over go to the next one, a batch in one transaction; answers how many. */
export const climbBatch = async (tx: Tx, when: { at: Date; today: Day }): Promise<number> => {
  const rows = await climbing(tx, when.today, BATCH);
  if (rows.length === 0) return 0;
  const { rules } = await levelsInForce(tx, when.today);
  const calendar = await calendarOf(tx);
  const moves = [];
  const steps = [];
  const messages = [];
  for (const row of rows) {
    const level = row.level + 1;
    const owner = await ownerAbove(tx, row, level);
    moves.push(
      moveObstacle(
        tx.tenantId,
        row.id,
        row.revision,
        { state: 'handling', at: when.at },
        {
          level,
          level_since: when.today,
          escalate_on: lastDayAt(level, when.today, rules, calendar),
          owner_org_id: owner.id,
          owner_path: owner.path,
        },
      ),
    );
    messages.push(...messagesFor('climb', { ...row, level, ownerId: owner.id, revision: row.revision + 1 }));
    steps.push({
      id: newId(when.at.getTime()),
      at: when.at,
      obstacleId: row.id,
      nth: row.revision + 1,
      action: 'climb' as const,
      from: row.state,
      to: 'handling' as const,
      level,
      day: when.today,
      lateWorkdays: 0,
      accountId: null,
      orgId: null,
      words: null,
      details: { owner: owner.name },
    });
  }
  await commit(tx, {
    rows: [...moves, insertSteps(tx.tenantId, steps), ...handOver(tx.tenantId, messages)],
    audit: {
      actor: { accountId: null, name: 'consultations:climb' },
      action: 'consultations.climb',
      feature: 'consultations',
      subjectId: null,
      params: { count: rows.length },
    },
    events: [{ feature: 'consultations', id: 'levels' }],
  });
  return rows.length;
};

/** Once a day, government by government; what has climbed has a later day, so running it twice changes nothing. */
export const climb: Job = async (_payload, services) => {
  const at = services.now();
  for (const tenant of await services.db.outsideTenants((tx) => allTenants(tx))) {
    const when = { at, today: dayAt(at, tenant.timeZone) };
    while ((await services.db.transact(tenant.id, (tx) => climbBatch(tx, when))) > 0);
  }
};

/** After midnight in Shanghai; one that was slept through is made up for at the next start. */
export const CRON = '10 16 * * * consultations:climb ?fill=1d';
