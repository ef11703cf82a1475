import { readFileSync } from 'node:fs';

/** Ends the program with a sentence that says what to do when this Node is older than package.json asks for. */
export function checkNodeVersion() {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const [major, minor] = engines.node.replace('>=', '').split('.').map(Number);
  const [hasMajor, hasMinor] = process.versions.node.split('.').map(Number);
  if (hasMajor > major || (hasMajor === major && hasMinor >= minor)) return;
  for (const language of ['zh-CN', 'en']) {
    const words = JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8'));
    process.stderr.write(`${words.nodeTooOld.replace('{wanted}', engines.node).replace('{found}', process.version)}\n`);
  }
  process.exit(1);
}
