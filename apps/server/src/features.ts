import { server as boards } from '@luoshi/features/boards/server.ts';
import { server as bulletins } from '@luoshi/features/bulletins/server.ts';
import { server as burden } from '@luoshi/features/burden/server.ts';
import { server as consultations } from '@luoshi/features/consultations/server.ts';
import { server as documents } from '@luoshi/features/documents/server.ts';
import { server as enterprises } from '@luoshi/features/enterprises/server.ts';
import { ledgersOf } from '@luoshi/features/ledgers/server.ts';
import { server as notices } from '@luoshi/features/notices/server.ts';
import { server as people } from '@luoshi/features/people/server.ts';
import { server as places } from '@luoshi/features/places/server.ts';
import { server as projects } from '@luoshi/features/projects/server.ts';
import { server as supervision } from '@luoshi/features/supervision/server.ts';
import { server as tasks } from '@luoshi/features/tasks/server.ts';
import type { ServerFeature } from '@luoshi/server-kit/http/feature.ts';
import { ledgerKinds } from './ledger-kinds.ts';

/** Every feature's server manifest, in building order. */
export const features: readonly ServerFeature[] = [
  people,
  places,
  notices,
  documents,
  ledgersOf(ledgerKinds),
  tasks,
  supervision,
  projects,
  enterprises,
  consultations,
  bulletins,
  burden,
  boards,
];
