import type { Logger } from 'pino';
import type { Database } from './db/database.ts';
import type { FileStore } from './files/file-store.ts';

/** What the composition root hands to handlers and jobs. */
export type Services = {
  readonly db: Database;
  readonly files: FileStore;
  readonly log: Logger;
  /** The instant it is; tests set it. */
  readonly now: () => Date;
  /** Opens the wizard from elsewhere than this machine; null once a government has been set up. */
  readonly setupCode: () => Promise<string | null>;
};
