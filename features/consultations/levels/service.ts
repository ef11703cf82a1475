import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx } from '@luoshi/server-kit/db/tx.ts';
import { LEVELS, type LevelsVersion, levelsOn } from '../rules/levels.ts';
import { levelsVersions } from '../store/reads.ts';
import { addLevels } from '../store/writes.ts';

/** How long an obstacle stays at each level on a day. A government that has no version yet is given the first on the way. */
export const levelsInForce = async (tx: Tx, today: string): Promise<LevelsVersion> => {
  const known = await levelsVersions(tx);
  if (known.length > 0) return levelsOn(known, today);
  await commit(tx, {
    rows: [addLevels(tx.tenantId, LEVELS)],
    audit: {
      actor: { accountId: null, name: 'luoshi' },
      action: 'consultations.seed',
      feature: 'consultations',
      subjectId: null,
    },
  });
  return LEVELS;
};
