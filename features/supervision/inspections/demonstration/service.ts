import { addDays, type Day } from '@luoshi/kernel/day.ts';
import { commit } from '@luoshi/server-kit/db/commit.ts';
import type { Tx, Write } from '@luoshi/server-kit/db/tx.ts';
import { derivedId } from '@luoshi/server-kit/id.ts';
import { DEMO_INSPECTIONS } from '../../demo.ts';
import { drawNow } from '../service.ts';
import { candidatesOf } from '../store/reads.ts';
import { decideInspection, insertFinding, insertInspection, keepDraw } from '../store/writes.ts';

/** What inspections need from the rest of the demonstration. */
export type DemoInspecting = {
  supervisorId: string;
  leaderId: string;
  office: { id: string; path: string };
  orgOf(key: string): { id: string; path: string };
};

/** Adds the demonstration's inspections after its matters: one past with a finding, one drawn, one waiting for approval. */
export const loadDemoInspections = async (tx: Tx, demoDay: Day, now: Date, around: DemoInspecting): Promise<void> => {
  const audit = {
    actor: { accountId: null, name: 'demonstration' },
    action: 'supervision.load_demonstration',
    feature: 'supervision',
    subjectId: null,
    params: { count: DEMO_INSPECTIONS.length },
  };
  const idOf = (key: string): string => derivedId(`demo/inspection/${key}`);
  const rows: Write[] = [];
  for (const one of DEMO_INSPECTIONS) {
    const id = idOf(one.key);
    rows.push(
      insertInspection(tx.tenantId, {
        id,
        title: one.title,
        basis: one.basis,
        hostOrgId: around.office.id,
        hostPath: around.office.path,
        fromOn: addDays(demoDay, one.from),
        toOn: addDays(demoDay, one.to),
        isPlanned: true,
        approval: null,
        createdBy: around.supervisorId,
        at: now,
        units: one.units.map((key) => around.orgOf(key)),
      }),
    );
    if (one.state === 'approved')
      rows.push(
        decideInspection(tx.tenantId, id, {
          state: 'approved',
          by: around.leaderId,
          on: addDays(demoDay, Math.min(one.from - 7, -1)),
          words: null,
        }),
      );
    if (one.finding)
      rows.push(
        insertFinding(tx.tenantId, {
          id: derivedId(`demo/finding/${one.key}`),
          inspectionId: id,
          orgId: around.orgOf(one.finding.unit).id,
          kind: one.finding.kind,
          words: one.finding.words,
          foundOn: addDays(demoDay, one.finding.found),
          matterId: derivedId(`demo/matter/${one.finding.task}`),
          createdBy: around.supervisorId,
        }),
      );
  }
  await commit(tx, { rows, audit });
  for (const { key, draw } of DEMO_INSPECTIONS) {
    if (!draw) continue;
    const candidates = await candidatesOf(tx, idOf(key), 'units');
    await commit(tx, {
      rows: [keepDraw(tx.tenantId, idOf(key), drawNow(candidates, { of: 'units', ...draw }))],
      audit,
    });
  }
};
