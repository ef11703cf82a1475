// usage: node bundle-web.mjs ROOT FOLDER
import path from 'node:path';
import { build } from 'vite';

const [root, folder] = process.argv.slice(2);

await build({
  root: path.join(root, 'apps/web'),
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true },
}).catch((fault) => {
  process.stderr.write(`${fault.message}\n`);
  process.exit(1);
});
