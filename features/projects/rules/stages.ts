import type { Stage } from '../contract.ts';

/** Stages from the start of building on (开工 and after). */
export const STARTED_STAGES: readonly Stage[] = ['started', 'main', 'equipment', 'trial', 'production', 'target'];

/** The stage a node of a template leads to when it is done; nodes not named here change nothing. */
const STAGE_AFTER: Readonly<Record<string, Stage>> = {
  contract: 'signed',
  approve: 'approved',
  land: 'land',
  planning: 'planning',
  permit: 'permit',
  start: 'started',
  earth: 'main',
  topped: 'main',
  main: 'main',
  production: 'production',
};

/** The later of the present stage and what the finished nodes have reached. */
export const stageReached = (present: Stage, doneKeys: readonly (string | null)[], order: readonly Stage[]): Stage =>
  doneKeys.reduce<Stage>((stage, key) => {
    const reached = key === null ? undefined : STAGE_AFTER[key];
    return reached && order.indexOf(reached) > order.indexOf(stage) ? reached : stage;
  }, present);
