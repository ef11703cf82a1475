import type { Kind, Status } from './contract.ts';

/** Papers of the demonstration, written from its own tasks when it is loaded; the office and its code are as printed. */
export const DEMO_LETTERHEAD = {
  issuer: '中共威海市委 威海市人民政府督查室',
  code: '威',
  printer: '市委市政府督查室',
  copyTo: '市委办公室，市人大常委会办公室，市政府办公室，市政协办公室',
  answerWorkdays: 5,
  fourEyes: false,
} as const;

/** `unitOf` picks the unit of the first task with that light as whom a letter goes to; `taskOf` that task alone. */
/** Who writes and who signs; the signer is the office's head in the demonstration's people. */
export const DEMO_HANDS = { drafter: '丛琳', signer: '王立群' } as const;

export type DemoBulletin = {
  kind: Kind;
  status: Status;
  about?: { unitOf: 'late' | 'near' | 'behind' } | { taskOf: 'late' | 'near' | 'behind' };
};

export const DEMO_BULLETINS: readonly DemoBulletin[] = [
  { kind: 'circular', status: 'issued' },
  { kind: 'urging', status: 'issued', about: { unitOf: 'late' } },
  { kind: 'slip_orange', status: 'signed', about: { taskOf: 'behind' } },
  { kind: 'brief', status: 'draft' },
];
