// npm run bench [-- NAME [OPTIONS]] — runs bench/NAME.ts, or every one in turn; each prints one JSON object last.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkNodeVersion } from './setup/node-version.mjs';

checkNodeVersion();

const { endWithParent } = await import('./setup/parent.mjs');
const { prepare, root } = await import('./setup/prepare.mjs');
const { runChild } = await import('./setup/run-child.mjs');

endWithParent();

const folder = path.join(root, 'bench');
const all = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
  .sort();
const [name, ...options] = process.argv.slice(2);

if (name && !existsSync(path.join(folder, `${name}.ts`))) {
  process.stderr.write(`bench: ${all.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const prepared = await prepare({ web: !name || name === 'wall' }); // the wall is looked at in a browser
  process.exitCode = prepared.ok ? 0 : prepared.exitCode;
  for (const one of prepared.ok ? (name ? [name] : all) : []) {
    const args = ['--import', 'tsx', path.join(folder, `${one}.ts`), ...options];
    const code = await runChild(process.execPath, args, { cwd: root, stdout: 1 });
    if (code !== 0) process.exitCode = code;
  }
}
