import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCiphers,
  getHashes,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Keeps secrets that we must be able to read again (a robot's key, a mailbox's password), so that a copy of the
 * database alone tells nothing. `context` names what a secret belongs to; sealed for one context it opens in no other.
 */
export type SecretBox = {
  seal(text: string, context: string): string;
  /** Throws when the text was changed, belongs to another context or was sealed with another key. */
  open(sealed: string, context: string): string;
};

/** One way to seal, named in front of what it sealed, so that an installation can change it and still open the old. */
type Method = {
  seal(key: Buffer, text: Buffer, context: Buffer): Buffer;
  open(key: Buffer, sealed: Buffer, context: Buffer): Buffer;
};

const subkey = (key: Buffer, use: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `luoshi/${use}`, bytes));

const TAG = 16;
const aes: Method = {
  seal: (key, text, context) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', subkey(key, 'aes', 32), nonce).setAAD(context);
    const body = Buffer.concat([cipher.update(text), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  },
  open: (key, sealed, context) => {
    const cipher = createDecipheriv('aes-256-gcm', subkey(key, 'aes', 32), sealed.subarray(0, 12), {
      authTagLength: TAG,
    });
    cipher.setAAD(context).setAuthTag(sealed.subarray(12, 12 + TAG));
    return Buffer.concat([cipher.update(sealed.subarray(12 + TAG)), cipher.final()]);
  },
};

// Node's OpenSSL has no SM4-GCM: SM4-CTR, then HMAC-SM3 over context, counter block and ciphertext.
const SM3 = 32;
const macOf = (key: Buffer, context: Buffer, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(context.length);
  return createHmac('sm3', subkey(key, 'sm3', 32))
    .update(length)
    .update(context)
    .update(body)
    .digest();
};
const sm: Method = {
  seal: (key, text, context) => {
    const block = randomBytes(16);
    const cipher = createCipheriv('sm4-ctr', subkey(key, 'sm4', 16), block);
    const body = Buffer.concat([block, cipher.update(text), cipher.final()]);
    return Buffer.concat([macOf(key, context, body), body]);
  },
  open: (key, sealed, context) => {
    const body = sealed.subarray(SM3);
    const mac = sealed.subarray(0, SM3);
    if (mac.length !== SM3 || !timingSafeEqual(mac, macOf(key, context, body))) throw new Error('not what was sealed');
    const cipher = createDecipheriv('sm4-ctr', subkey(key, 'sm4', 16), body.subarray(0, 16));
    return Buffer.concat([cipher.update(body.subarray(16)), cipher.final()]);
  },
};

const METHODS: Readonly<Record<string, Method>> = { sm, aes };
const hasSm = (): boolean => getCiphers().includes('sm4-ctr') && getHashes().includes('sm3');

/** A box over a key of 32 bytes; seals with SM4 and SM3 where this Node has them (GB/T 39786), else with AES-256-GCM. */
export const makeSecretBox = (key: Buffer, method = hasSm() ? 'sm' : 'aes'): SecretBox => {
  if (key.length !== 32) throw new RangeError('a key has 32 bytes');
  return {
    seal: (text, context) =>
      `${method}:${METHODS[method]?.seal(key, Buffer.from(text), Buffer.from(context)).toString('base64url')}`,
    open: (sealed, context) => {
      const [name = '', body = ''] = sealed.split(':');
      const known = METHODS[name];
      if (!known) throw new Error('not what was sealed');
      return known.open(key, Buffer.from(body, 'base64url'), Buffer.from(context)).toString();
    },
  };
};

export const KEY_FILE = 'secret.key';

/**
 * The box over the key in `folder`, made there at the first start for its owner alone (0600). Servers that share a
 * database need the same file.
 */
export const openSecretBox = async (folder: string): Promise<SecretBox> => {
  const file = path.join(folder, KEY_FILE);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  }
  return makeSecretBox(Buffer.from((await readFile(file, 'utf8')).trim(), 'base64url'));
};
