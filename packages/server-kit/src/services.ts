import type { Logger } from 'pino';
import type { SecretBox } from './crypto/secret-box.ts';
import type { Database } from './db/database.ts';
import type { FileStore } from './files/file-store.ts';
import type { Words } from './http/words.ts';

/** What the composition root hands to handlers and jobs. */
export type Services = {
  readonly db: Database;
  readonly files: FileStore;
  readonly log: Logger;
  /** Seals what must be read again: keys and passwords of others' doors. */
  readonly secrets: SecretBox;
  /** What every feature says, for words that leave without a request. */
  readonly words: Words;
  /** The instant it is; tests set it. */
  readonly now: () => Date;
  /** Opens the wizard from elsewhere than this machine; null once a government has been set up. */
  readonly setupCode: () => Promise<string | null>;
};
