import { accept, type Outcome } from '@luoshi/kernel/outcome.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import type { RequestFacts } from '@luoshi/server-kit/http/actor.ts';
import { newId } from '@luoshi/server-kit/id.ts';
import { PRESETS, presetsOn } from '../rules/presets.ts';
import { addPresets, type PresetRead, presetVersions } from '../store/presets.ts';

/** Gives a government the clocks it starts with; versions that are there already stay. */
export const seedPresets = (tenantId: string): Write =>
  addPresets(
    tenantId,
    PRESETS.map((version) => ({ ...version, id: newId() })),
  );

/** The versions in force on a day. A government that has none yet is given those it starts with on the way. */
export const presetsInForce = async (tx: Tx, today: string): Promise<PresetRead[]> => {
  const known = await presetVersions(tx);
  if (known.length > 0) return presetsOn(known, today);
  await commit(tx, {
    rows: [seedPresets(tx.tenantId)],
    audit: {
      actor: { accountId: null, name: 'luoshi' },
      action: 'supervision.seed',
      feature: 'supervision',
      subjectId: null,
    },
  });
  return presetsOn(await presetVersions(tx), today);
};

/** The clocks in force today, for whoever opens a matter. */
export const listPresets = async (tx: Tx, facts: RequestFacts): Promise<Outcome<{ items: PresetRead[] }>> =>
  accept({ items: await presetsInForce(tx, facts.today) });
