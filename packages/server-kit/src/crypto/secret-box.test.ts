import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY_FILE, makeSecretBox, openSecretBox } from './secret-box.ts';

const key = randomBytes(32);
const SECRET = 'SEC0f3c 密钥';

describe.each(['sm', 'aes'])('a box that seals with %s', (method) => {
  const box = makeSecretBox(key, method);

  it('opens what it sealed, which shows nothing of the secret and differs each time', () => {
    const sealed = box.seal(SECRET, 'channel/1');
    expect(box.open(sealed, 'channel/1')).toBe(SECRET);
    expect(sealed).not.toContain('SEC0f3c');
    expect(box.seal(SECRET, 'channel/1')).not.toBe(sealed);
  });

  it('does not open for another context, with another key, or when one bit was changed', () => {
    const sealed = box.seal(SECRET, 'channel/1');
    expect(() => box.open(sealed, 'channel/2')).toThrow();
    expect(() => makeSecretBox(randomBytes(32), method).open(sealed, 'channel/1')).toThrow();
    const [name, body = ''] = sealed.split(':');
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => box.open(`${name}:${changed.toString('base64url')}`, 'channel/1'), `byte ${at}`).toThrow();
    }
    expect(() => box.open('none:AAAA', 'channel/1')).toThrow();
    expect(() => box.open(`${name}:`, 'channel/1')).toThrow();
  });

  it('opens what the other way sealed before', () => {
    const other = makeSecretBox(key, method === 'sm' ? 'aes' : 'sm');
    expect(box.open(other.seal(SECRET, 'c'), 'c')).toBe(SECRET);
  });
});

it('the key lies in a file for its owner alone, and is the same at the next start', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'luoshi-box-'));
  const sealed = (await openSecretBox(folder)).seal(SECRET, 'c');
  const file = path.join(folder, KEY_FILE);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const before = await readFile(file, 'utf8');
  expect((await openSecretBox(folder)).open(sealed, 'c')).toBe(SECRET);
  expect(await readFile(file, 'utf8')).toBe(before);
  await rm(folder, { recursive: true });
});
