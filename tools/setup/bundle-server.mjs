// usage: node bundle-server.mjs ROOT FOLDER — bundles our own TypeScript; packages stay where npm put them, because
// some load native parts or worker files by their own path.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const [root, folder] = process.argv.slice(2);

const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@luoshi/') || path.isAbsolute(name) ? undefined : { external: true },
    );
  },
};

await build({
  entryPoints: {
    cli: path.join(root, 'apps/server/src/cli.ts'),
    // Runs in a process of its own, found beside the bundle by its name.
    extract: path.join(root, 'features/documents/formats/extract.ts'),
    'read-rows': path.join(root, 'features/ledgers/formats/read-rows.ts'),
  },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  plugins: [packagesStayOutside],
  logLevel: 'warning',
}).catch(() => process.exit(1)); // it has said why

if (!existsSync(path.join(folder, 'cli.mjs'))) throw new Error('the bundle has no cli.mjs');
