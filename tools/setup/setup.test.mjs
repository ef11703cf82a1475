import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';
import en from './locales/en.json' with { type: 'json' };
import zhCN from './locales/zh-CN.json' with { type: 'json' };
import { runChild } from './run-child.mjs';
import { fingerprint } from './sources.mjs';

describe('setting up', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'luoshi-setup-'));
    mkdirSync(path.join(root, 'node_modules'));
    mkdirSync(path.join(root, 'src'));
    writeFileSync(path.join(root, 'src/a.ts'), 'export {};');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const lock = (name, packages) => writeFileSync(path.join(root, name), JSON.stringify({ packages }));
  const WANTED = {
    '': {},
    features: { name: '@luoshi/features' },
    'node_modules/@luoshi/features': { link: true, resolved: 'features' },
    'node_modules/pg': { version: '8.0.0' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  };

  it('takes packages for installed only when npm wrote down the versions of the lock file', () => {
    lock('package-lock.json', WANTED);
    expect(isInstalled(root)).toBe(false);
    lock('node_modules/.package-lock.json', {
      'node_modules/@luoshi/features': { link: true },
      'node_modules/pg': { version: '8.0.0' },
    });
    expect(isInstalled(root)).toBe(true);
    lock('package-lock.json', { ...WANTED, 'node_modules/pg': { version: '8.0.1' } });
    expect(isInstalled(root)).toBe(false);
    lock('package-lock.json', { ...WANTED, 'node_modules/new': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(false);
  });

  it('has a lock file with the packages of every platform, without which npm ci refuses elsewhere', () => {
    const { packages } = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
    const names = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)));
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !names.has(name));
    expect(missing).toEqual([]);
  });

  it('calls a build stale when a source changes, not when it is touched or a test changes', () => {
    const before = fingerprint(root, ['src']);
    utimesSync(path.join(root, 'src/a.ts'), 1, 1);
    writeFileSync(path.join(root, 'src/a.test.ts'), 'export {};');
    expect(fingerprint(root, ['src'])).toBe(before);
    writeFileSync(path.join(root, 'src/a.ts'), 'export { };');
    const changed = fingerprint(root, ['src']);
    expect(changed).not.toBe(before);
    writeFileSync(path.join(root, 'src/b.ts'), '');
    expect(fingerprint(root, ['src'])).not.toBe(changed);
  });

  it('answers a child’s exit code, and 124 when it had to be ended', async () => {
    expect(await runChild(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
    expect(await runChild(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 100 })).toBe(124);
  });

  it('says the same things in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
  });
});
