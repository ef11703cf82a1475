import { indicatorLedger } from '@luoshi/features/enterprises/indicators/ledger/service.ts';
import { firmLedger } from '@luoshi/features/enterprises/ledger/service.ts';
import type { LedgerKind } from '@luoshi/features/ledgers/service.ts';
import { projectLedger } from '@luoshi/features/projects/ledger/service.ts';
import { taskLedger } from '@luoshi/features/tasks/ledger/service.ts';

/** The kinds of ledger that can be imported, in the order in which pages offer them. */
export const ledgerKinds: readonly LedgerKind[] = [taskLedger, projectLedger, firmLedger, indicatorLedger];
