import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A password as it may be stored: Argon2id with the parameters of OWASP's cheat sheet (19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

let nobody: Promise<string> | null = null;

/**
 * Whether the password fits the stored hash. Without a hash (no such account) it computes just as long and says no,
 * so that the time taken tells nobody which names exist.
 */
export const passwordFits = async (stored: string | null, password: string): Promise<boolean> => {
  nobody ??= hash(randomBytes(16));
  const fits = await verify(stored ?? (await nobody), password);
  return stored !== null && fits;
};

/** 256 random bits for a cookie or token, as base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
