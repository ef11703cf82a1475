import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { isId } from '../id.ts';

/** Files of tenants by the SHA-256 of their bytes. Content never changes under a name. */
export type FileStore = {
  put(tenantId: string, bytes: Uint8Array): Promise<{ sha256: string; size: number }>;
  open(tenantId: string, sha256: string): Promise<{ stream: Readable; size: number } | null>;
  removeTenant(tenantId: string): Promise<void>;
};

const SHA256 = /^[0-9a-f]{64}$/;

/** A file store in a local folder; a file appears whole or not at all. */
export const openFileStore = (folder: string): FileStore => {
  const folderOf = (tenantId: string): string => {
    if (!isId(tenantId)) throw new TypeError('tenant id is not a UUID');
    return path.join(folder, tenantId);
  };
  return {
    put: async (tenantId, bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const home = path.join(folderOf(tenantId), sha256.slice(0, 2));
      await mkdir(home, { recursive: true });
      const draft = path.join(home, `.${randomBytes(8).toString('hex')}`);
      await writeFile(draft, bytes, { mode: 0o600 });
      await rename(draft, path.join(home, sha256));
      return { sha256, size: bytes.byteLength };
    },
    open: async (tenantId, sha256) => {
      if (!SHA256.test(sha256)) return null;
      const file = path.join(folderOf(tenantId), sha256.slice(0, 2), sha256);
      const found = await stat(file).catch(() => null);
      return found ? { stream: createReadStream(file), size: found.size } : null;
    },
    removeTenant: (tenantId) => rm(folderOf(tenantId), { recursive: true, force: true }),
  };
};
